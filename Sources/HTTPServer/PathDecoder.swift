import Kernel

/// Turns the address as the client sent it into segments, or refuses it.
enum PathDecoder {
    /// Splits a raw path at `/` and decodes each part; the root has no parts.
    ///
    /// - Throws: ``Refusal`` 400 for bytes that no honest client sends (NUL, control characters, `..`, broken
    ///   escapes or UTF-8); 404 for an escaped slash or an empty part, which no address of ours has.
    static func segments(of raw: UnsafeBufferPointer<UInt8>) throws(Refusal) -> [String] {
        guard raw.first == slash else { throw Refusal(.malformedAddress) }
        if raw.count == 1 { return [] }
        var segments: [String] = []
        var start = 1
        for index in 1...raw.count where index == raw.count || raw[index] == slash {
            segments.append(try segment(UnsafeBufferPointer(rebasing: raw[start..<index])))
            start = index + 1
        }
        return segments
    }

    private static func segment(_ raw: UnsafeBufferPointer<UInt8>) throws(Refusal) -> String {
        guard raw.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw Refusal(.malformedAddress) }
        guard let text = decode(raw, plusIsSpace: false) else { throw Refusal(.malformedAddress) }
        if text == "." || text == ".." || text.utf8.contains(where: { $0 < 0x20 }) { throw Refusal(.malformedAddress) }
        if text.isEmpty || text.utf8.contains(slash) { throw Refusal(.notFound) }
        return text
    }

    /// Decodes `%xx`; `nil` for a broken escape, a control character or invalid UTF-8.
    static func decode(_ raw: UnsafeBufferPointer<UInt8>, plusIsSpace: Bool) -> String? {
        guard raw.contains(where: { $0 == percent || (plusIsSpace && $0 == plus) }) else {
            return text(raw)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count)
        var index = 0
        while index < raw.count {
            let byte = raw[index]
            index += 1
            guard byte == percent else {
                bytes.append(plusIsSpace && byte == plus ? 0x20 : byte)
                continue
            }
            guard index + 1 < raw.count, let high = hex(raw[index]), let low = hex(raw[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
            index += 2
        }
        return bytes.withUnsafeBufferPointer(text)
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        // Line ends and tabs may come in a query; nothing else below the space has a meaning anywhere.
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else {
            return nil
        }
        return String(validUTF8: bytes)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private static let slash = UInt8(ascii: "/")
    private static let percent = UInt8(ascii: "%")
    private static let plus = UInt8(ascii: "+")
}
