/// Walks a PNG file (ISO/IEC 15948) and keeps what is needed to show it.
struct PNGFile {
    private let file: [UInt8]
    private var place = 8
    private var kept: [UInt8] = signature
    private(set) var size: (width: Int, height: Int)?
    private var hasData = false

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let keptTypes = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP"]
        .map { Array($0.utf8) }

    init(_ file: [UInt8]) { self.file = file }

    static func isOne(_ file: [UInt8]) -> Bool { file.starts(with: signature) }

    /// The picture alone; the check of each kept chunk stays as it was.
    ///
    /// - Throws: ``PhotoFault/damaged`` when a chunk is cut off, or the first, the data or the last is missing.
    mutating func cleaned() throws(PhotoFault) -> [UInt8] {
        while place + 12 <= file.count {
            let length = number(at: place)
            guard length <= file.count - place - 12 else { throw .damaged }
            let type = Array(file[place + 4..<place + 8])
            guard type.allSatisfy({ (65...90).contains($0) || (97...122).contains($0) }) else { throw .damaged }
            try note(type, length)
            if Self.keptTypes.contains(type) { kept += file[place..<place + 12 + length] }
            place += 12 + length
            if type == Array("IEND".utf8) {
                guard hasData, length == 0 else { throw .damaged }
                return kept
            }
        }
        throw .damaged
    }

    private mutating func note(_ type: [UInt8], _ length: Int) throws(PhotoFault) {
        let isHeader = type == Array("IHDR".utf8)
        guard isHeader == (size == nil) else { throw .damaged }
        if isHeader {
            guard length == 13 else { throw .damaged }
            size = (width: number(at: place + 8), height: number(at: place + 12))
        }
        if type == Array("IDAT".utf8) { hasData = true }
        // A capital first letter marks a chunk that a reader must understand.
        guard type[0] >= 97 || Self.keptTypes.contains(type) else { throw .damaged }
    }

    private func number(at start: Int) -> Int { file[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
}
