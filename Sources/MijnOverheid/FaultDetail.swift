internal import HTTPClient
internal import Kernel

/// What the other side said with a refusal, as it may be kept.
enum FaultDetail {
    private static let limit = 500

    /// The answer's text: at most 500 characters, one line, and without anything that could be a BSN.
    static func text(of reply: Reply) -> String {
        guard let type = reply.contentType, type.hasPrefix("text/") || type.hasSuffix("json") else { return "" }
        let text = String(decoding: reply.body.prefix(4 * limit), as: UTF8.self)
        return masked(String(text.prefix(limit)))
    }

    /// Replaces control characters by spaces and every run of eight digits or more by its first two.
    static func masked(_ text: String) -> String {
        var kept = ""
        var digits = ""
        for character in text.unicodeScalars {
            if ("0"..."9").contains(character) {
                digits.unicodeScalars.append(character)
                continue
            }
            kept += shortened(digits)
            digits = ""
            kept.unicodeScalars.append(character.value < 0x20 || character.value == 0x7F ? " " : character)
        }
        return kept + shortened(digits)
    }

    private static func shortened(_ digits: String) -> String {
        digits.utf8.count >= 8 ? "\(digits.prefix(2))…" : digits
    }
}
