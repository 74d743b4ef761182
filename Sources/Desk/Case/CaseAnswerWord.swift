internal import Kernel

/// What just happened, in the address that a form leads to, so that a reload repeats nothing.
enum CaseAnswerWord: String, CaseIterable {
    case seen = "inzage"

    /// The word in an address; an unknown one says nothing.
    init?(_ request: Request) {
        guard let word = request.query("klaar").flatMap(CaseAnswerWord.init(rawValue:)) else { return nil }
        self = word
    }

    /// What the reader is told.
    var sentence: Prose {
        switch self {
        case .seen: "U hebt gegevens van de inwoner gezien. Dat staat in het inzagelog."
        }
    }
}
