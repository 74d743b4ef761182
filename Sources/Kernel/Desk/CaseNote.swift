/// What a colleague wrote down about a case, for colleagues only (notitie).
public struct CaseNote: Hashable, Sendable {
    public let at: Timestamp
    public let author: CaseActor
    public let text: String

    public init(at: Timestamp, author: CaseActor, text: String) {
        self.at = at
        self.author = author
        self.text = text
    }
}

/// The words of a note: not empty, at most 2,000 characters, and without a citizen service number.
public struct NoteText: Hashable, Sendable {
    public let text: String

    /// - Throws: ``Invalid``.
    public init(_ text: String) throws(Invalid) {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty }
        guard text.unicodeScalars.count <= 2_000 else { throw .tooLong }
        guard !CitizenServiceNumber.mayStand(in: text) else { throw .holdsNumber }
        self.text = text
    }

    /// Why a text is no note.
    public enum Invalid: Error, Hashable, Sendable {
        case empty
        case tooLong
        case holdsNumber
    }
}

extension CitizenServiceNumber {
    /// Whether nine digits that pass the eleven test stand somewhere in a text, also with dots, dashes or spaces in them.
    public static func mayStand(in text: String) -> Bool {
        runs(in: text, joining: "").contains(where: isNumber)
            || runs(in: text, joining: ". -").contains(where: isNumber)
    }

    private static func isNumber(_ run: String) -> Bool { (try? CitizenServiceNumber(run)) != nil }

    /// The runs of digits in a text; one of the marks between two digits does not end a run.
    private static func runs(in text: String, joining marks: String) -> [String] {
        var runs: [String] = []
        var run = ""
        var mayJoin = false
        for character in text {
            if character.isASCII, character.isNumber {
                run.append(character)
                mayJoin = true
            } else if mayJoin, marks.contains(character) {
                mayJoin = false
            } else {
                runs.append(run)
                run = ""
                mayJoin = false
            }
        }
        return runs + [run]
    }
}
