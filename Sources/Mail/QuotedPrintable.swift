/// A text that passes any mail server unchanged (quoted-printable, RFC 2045 §6.7).
enum QuotedPrintable {
    /// The text with lines of at most 76 characters, ended by CR and LF.
    static func encode(_ text: String) -> [UInt8] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { encode(line: Array($0.utf8.filter { $0 != 0x0D })) }
            .joined(separator: [0x0D, 0x0A])
            .map(\.self)
    }

    private static func encode(line: [UInt8]) -> [UInt8] {
        var encoded: [UInt8] = []
        var length = 0
        for (place, byte) in line.enumerated() {
            let isBlankAtEnd = (byte == 0x20 || byte == 0x09) && place == line.count - 1
            let isPlain = (0x20...0x7E).contains(byte) && byte != 0x3D && !isBlankAtEnd
            let piece = isPlain ? [byte] : [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            // One place is left for the sign that the line goes on.
            if length + piece.count > 75 {
                encoded += [0x3D, 0x0D, 0x0A]
                length = 0
            }
            encoded += piece
            length += piece.count
        }
        return encoded
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}
