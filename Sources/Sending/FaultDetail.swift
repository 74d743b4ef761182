/// What the other side said with a refusal, as it may be kept.
public enum FaultDetail {
    private static let limit = 500

    /// The text: at most 500 characters, one line, without anything that could be a BSN or an e-mail address.
    public static func text(_ bytes: some Collection<UInt8>) -> String {
        let text = String(decoding: bytes.prefix(4 * limit), as: UTF8.self)
        return masked(String(text.prefix(limit)))
    }

    /// Replaces control characters by spaces, every run of eight digits or more by its first two, and every word
    /// with an `@` in it.
    public static func masked(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false)
            .map { $0.contains("@") ? "…@…" : withoutNumbers($0) }
            .joined(separator: " ")
    }

    private static func withoutNumbers(_ text: Substring) -> String {
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
