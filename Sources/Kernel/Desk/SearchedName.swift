/// A name as it is compared: words without capitals and accents.
public struct SearchedName: Hashable, Sendable {
    private let words: [String]

    public init(_ name: String) { words = Self.words(name) }

    /// Whether every searched word is the start of a word of this name; without words nothing fits.
    public func contains(_ searched: [String]) -> Bool {
        !searched.isEmpty && searched.allSatisfy { start in words.contains { $0.hasPrefix(start) } }
    }

    /// The words of a text in small letters, accents taken off.
    public static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map { word in
            String(String.UnicodeScalarView(word.unicodeScalars.flatMap(base)))
        }
    }

    /// The letter below its accents: `é` is an `e`.
    ///
    /// The standard library gives no decomposition of its own, so this names the letters that occur in Dutch
    /// registers (teletex set of the BRP); others stay as they are.
    private static func base(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        if scalar.isASCII { return [scalar] }
        for (base, accented) in accents where accented.unicodeScalars.contains(scalar) { return [base] }
        // A combining accent stands after its letter.
        return (0x300...0x36F).contains(scalar.value) ? [] : [scalar]
    }

    private static let accents: [(Unicode.Scalar, String)] = [
        ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņň"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"),
        ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    ]
}
