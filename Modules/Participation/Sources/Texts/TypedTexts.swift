internal import Kernel

extension Form {
    /// What to change in a text with a citizen service number; it does not belong in what everybody reads.
    static let noNumbers = "Haal het burgerservicenummer uit de tekst."
}

extension String {
    /// Without space around it.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}

/// The name of something in addresses (naam in adressen).
enum Slug {
    /// Letters and digits of a title, with dashes between; `nil` without any, or for a word that pages use.
    static func make(_ title: String) -> String? {
        let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let slug = words.joined(separator: "-").prefix(60)
        return slug.isEmpty || slug == "nieuw" ? nil : String(slug)
    }
}
