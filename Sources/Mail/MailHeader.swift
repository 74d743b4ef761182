internal import Kernel

/// Header lines of a message (RFC 5322), with other letters than ASCII as encoded words (RFC 2047).
enum MailHeader {
    /// A line with a text, or with a name before an address.
    static func line(_ name: String, _ text: String, address: MailAddress? = nil) -> String {
        let words = isPlain(text) ? quoted(text, isName: address != nil) : encoded(text)
        let rest = address.map { " <\($0.text)>" } ?? ""
        return "\(name): \(words)\(rest)"
    }

    /// Short enough that the line stays below the 78 characters that RFC 5322 §2.1.1 recommends.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= 60 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
            && !text.contains("=?")
    }

    private static func quoted(_ text: String, isName: Bool) -> String { isName ? "\"\(text)\"" : text }

    /// Words of at most 75 characters, each a whole number of characters, on lines of their own.
    private static func encoded(_ text: String) -> String {
        var words: [String] = []
        var bytes: [UInt8] = []
        for character in text {
            let next = Array(character.utf8)
            // 42 bytes are 56 characters of Base64: with the name of the header the line stays below 78.
            if bytes.count + next.count > 42, !bytes.isEmpty {
                words.append(word(bytes))
                bytes = []
            }
            bytes += next
        }
        words.append(word(bytes))
        return words.joined(separator: "\r\n ")
    }

    private static func word(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(MailBase64.encode(bytes))?=" }
}

/// Base64 without line ends, for encoded words.
enum MailBase64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
            for place in 0..<4 {
                text.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// The date of a message, in UTC, so that it needs no rule for summer time.
enum MailDate {
    static func text(of moment: Timestamp) -> String {
        // 2026-11-20T11:00:00.000Z
        let parts = moment.rfc3339.split { "-T:.Z+".contains($0) }.map(String.init)
        let month = Int(parts[1]).map { months[$0 - 1] } ?? ""
        return "\(parts[2]) \(month) \(parts[0]) \(parts[3]):\(parts[4]):\(parts[5]) +0000"
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
