/// Pictures made byte by byte, with what cameras write into them.
enum PictureBytes {
    /// A small JPEG with a JFIF header, EXIF with position and turn, XMP, a comment and a tail.
    static func jpeg(width: Int = 640, height: Int = 480, orientation: UInt8? = 6, tail: [UInt8] = []) -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xD8]
        bytes += segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
        if let orientation { bytes += segment(0xE1, exif(orientation)) }
        bytes += segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<x:gps>52.1</x:gps>".utf8))
        bytes += segment(0xE2, Array("ICC_PROFILE\0kleur".utf8))
        bytes += segment(0xED, Array("Photoshop 3.0\0naam van de maker".utf8))
        bytes += segment(0xFE, Array("gemaakt door Jan".utf8))
        bytes += segment(0xDB, Array(repeating: 1, count: 65))
        bytes += segment(0xC0, [8] + big(height, 2) + big(width, 2) + [1, 1, 0x11, 0])
        bytes += segment(0xC4, Array(repeating: 0, count: 20))
        bytes += segment(0xDA, [1, 1, 0, 0, 63, 0])
        bytes += [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]
        return bytes + [0xFF, 0xD9] + tail
    }

    /// A small PNG with text, a moment and EXIF beside the picture.
    static func png(width: Int = 640, height: Int = 480, tail: [UInt8] = []) -> [UInt8] {
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        bytes += chunk("IHDR", big(width, 4) + big(height, 4) + [8, 2, 0, 0, 0])
        bytes += chunk("gAMA", [0, 0, 0xB1, 0x8F])
        bytes += chunk("eXIf", exif(6))
        bytes += chunk("tEXt", Array("Author\0Jan".utf8))
        bytes += chunk("tIME", [7, 234, 11, 20, 12, 0, 0])
        bytes += chunk("IDAT", Array("beeld".utf8))
        return bytes + chunk("IEND", []) + tail
    }

    static func chunk(_ type: String, _ body: [UInt8]) -> [UInt8] {
        big(body.count, 4) + Array(type.utf8) + body + [1, 2, 3, 4]
    }

    static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
        [0xFF, marker] + big(body.count + 2, 2) + body
    }

    /// EXIF with two tags: how the camera was held, and where the position (GPS) stands.
    static func exif(_ orientation: UInt8) -> [UInt8] {
        let turn: [UInt8] = [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
        let gps: [UInt8] = [0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]
        return Array("Exif\0\0".utf8) + [0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0] + turn + gps + [0, 0, 0, 0]
            + Array("GPS 52.1 N 5.9 E".utf8)
    }

    static func big(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}

extension [UInt8] {
    /// Whether this text stands somewhere in the bytes.
    func holds(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        return indices.contains { self[$0...].starts(with: wanted) }
    }
}
