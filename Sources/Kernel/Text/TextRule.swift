/// What a text in a file may look like.
public struct TextRule: Hashable, Sendable {
    /// In characters as people count them.
    public let maxLength: Int
    /// `nil` when only the length counts.
    public let maxWords: Int?
    public let shape: Shape

    public enum Shape: Hashable, Sendable {
        /// Lower-case letters, digits and single dashes, starting with a letter: `in-behandeling`.
        case key
        /// One line.
        case line
        /// More lines may be there.
        case text
    }

    /// A name for programs, used in addresses and as a stored key.
    public static func key(upTo maxLength: Int) -> TextRule {
        TextRule(maxLength: maxLength, maxWords: nil, shape: .key)
    }

    /// One line, such as a name.
    public static func line(upTo maxLength: Int, words: Int? = nil) -> TextRule {
        TextRule(maxLength: maxLength, maxWords: words, shape: .line)
    }

    /// Running text.
    public static func text(upTo maxLength: Int) -> TextRule {
        TextRule(maxLength: maxLength, maxWords: nil, shape: .text)
    }

    /// The broken rules with their remedies, empty when the text is right.
    public func complaints(about text: String) -> [(rule: String, remedy: String)] {
        guard text.contains(where: { !$0.isWhitespace }) else { return [("De tekst is leeg.", "Vul de tekst in.")] }
        var complaints: [(rule: String, remedy: String)] = []
        if text.count > maxLength {
            complaints.append(("Telt \(text.count) tekens, hoogstens \(maxLength) mag.", "Maak de tekst korter."))
        }
        let words = text.split(whereSeparator: \.isWhitespace).count
        if let maxWords, words > maxWords {
            complaints.append(("Telt \(words) woorden, hoogstens \(maxWords) mag.", "Maak de tekst korter."))
        }
        if let fault = shape.fault(in: text) { complaints.append(fault) }
        return complaints
    }
}

extension TextRule.Shape {
    func fault(in text: String) -> (rule: String, remedy: String)? {
        switch self {
        case .key:
            Self.isKey(text)
                ? nil
                : (
                    "Een sleutel heeft alleen kleine letters, cijfers en losse streepjes, en begint met een letter.",
                    "Schrijf bijvoorbeeld \"in-behandeling\"."
                )
        case .line:
            text.contains { $0.isNewline || Self.isControl($0) } || Self.hasLooseEnds(text)
                ? ("Dit moet één regel zijn, zonder spaties aan begin of eind.", "Haal de losse tekens weg.") : nil
        case .text:
            text.contains { !$0.isNewline && Self.isControl($0) } || Self.hasLooseEnds(text)
                ? ("Er staan onzichtbare tekens in, of spaties aan begin of eind.", "Haal die tekens weg.") : nil
        }
    }

    private static func isKey(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
        }
        return isPlain && (text.utf8.first.map { $0 >= 97 } ?? false)
    }

    private static func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.contains { $0.value < 32 || (127..<160).contains($0.value) }
    }

    private static func hasLooseEnds(_ text: String) -> Bool {
        text.first?.isWhitespace == true || text.last?.isWhitespace == true
    }
}
