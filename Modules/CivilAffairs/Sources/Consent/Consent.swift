internal import Kernel

/// The yes or no of the main occupant of an address to somebody who comes to live there (toestemming hoofdbewoner).
///
/// No law asks for it: where somebody really lives counts (Wet BRP, article 2.39). A yes does not prove who said it and a
/// no does not stop a move, so both lead to the colleague who looks at the move. It is a case of its own, with a follow
/// code that belongs to the main occupant and does not lead to the case of the mover.
struct Consent: Hashable, Sendable {
    /// The key of its own case.
    let caseKey: Int
    /// The key of the case of the move.
    let moveKey: Int
    /// The last day on which the main occupant can answer.
    let lastOn: Day
    /// `nil` while it is asked.
    let answer: Answer?
    let answeredAt: Timestamp?

    /// How it ended; the stored words are the keys of the last step and of the result.
    enum Answer: String, Hashable, Sendable, CaseIterable {
        case yes = "ja"
        case no = "nee"
        /// The term passed without an answer.
        case none = "geen-antwoord"
    }

    static let typeKey = "toestemming-hoofdbewoner"

    /// Whether the main occupant can still answer: up to the end of the last day.
    func isOpen(on day: Day) -> Bool { answer == nil && day <= lastOn }

    /// Where it stands, as the mover and colleagues read it.
    var words: String {
        switch answer {
        case .yes: "De hoofdbewoner zei ja op \(answeredAt?.day.inDutch ?? "")."
        case .no: "De hoofdbewoner zei nee op \(answeredAt?.day.inDutch ?? "")."
        case .some(.none): "De hoofdbewoner gaf geen antwoord."
        case nil: "De hoofdbewoner kan antwoorden tot en met \(lastOn.inDutch)."
        }
    }
}

extension Problem {
    static let consentNotReady = Problem(
        503,
        "case-type-missing",
        "De hoofdbewoner vragen kan hier nog niet. Bel de gemeente.",
        retryAfterSeconds: 3_600
    )
}
