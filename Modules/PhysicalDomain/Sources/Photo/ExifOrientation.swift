/// Finds how a camera was held in the EXIF data of a JPEG (EXIF 2.32, tag 0x0112).
enum ExifOrientation {
    /// - Returns: 2 to 8; `nil` when the picture is upright, or when the data says nothing or nonsense.
    static func find(in segment: ArraySlice<UInt8>) -> UInt8? {
        guard segment.starts(with: Array("Exif\0\0".utf8)) else { return nil }
        let tiff = Array(segment.dropFirst(6))
        let isLittle = tiff.starts(with: [0x49, 0x49, 42, 0])
        guard isLittle || tiff.starts(with: [0x4D, 0x4D, 0, 42]) else { return nil }
        guard let start = number(tiff, at: 4, bytes: 4, isLittle),
            let count = number(tiff, at: start, bytes: 2, isLittle)
        else { return nil }
        for entry in 0..<count {
            let place = start + 2 + 12 * entry
            guard let tag = number(tiff, at: place, bytes: 2, isLittle) else { return nil }
            if tag == 0x0112 {
                let value = number(tiff, at: place + 8, bytes: 2, isLittle) ?? 1
                return (2...8).contains(value) ? UInt8(value) : nil
            }
        }
        return nil
    }

    private static func number(_ bytes: [UInt8], at place: Int, bytes count: Int, _ isLittle: Bool) -> Int? {
        guard place >= 0, place + count <= bytes.count else { return nil }
        let digits = bytes[place..<place + count]
        let ordered = isLittle ? Array(digits.reversed()) : Array(digits)
        return ordered.reduce(0) { $0 << 8 | Int($1) }
    }
}
