internal import Kernel

/// A case type that is an application on which the law wants a decision in time (vergunning, ontheffing, verzoek).
struct PermitKind: Hashable, Sendable {
    /// The key of the case type.
    let caseType: String
    /// What is asked for, as a publication names it, such as `evenementenvergunning`.
    let called: String
    /// Who decides, at the start of a sentence, such as `De burgemeester`.
    let body: String
    /// The key of the step that a decision ends in.
    let decided: String
    /// The key of the step that a case without a decision ends in.
    let stopped: String
    /// What is often missing, one thing a line.
    let parts: [String]
    /// Who can be asked for advice.
    let partners: [Partner]
    /// Whether the decision is made known to everybody.
    let isPublished: Bool
    /// The key of the question that tells the postcode of the place; `nil` where none does.
    let place: String?

    /// Somebody outside the team who is asked for advice (adviseur).
    struct Partner: Hashable, Sendable {
        let key: String
        let name: String
        /// How many weeks the partner gets, unless told otherwise.
        let weeks: Int
    }

    /// The steps that only a decision sets, each once.
    var lastSteps: [String] { decided == stopped ? [decided] : [decided, stopped] }

    /// Whether everybody may know of it: not where a municipality made the case type confidential.
    func isPublic(_ type: CaseType) -> Bool { isPublished && type.confidentiality <= .caseConfidential }

    func partner(_ key: String) -> Partner? { partners.first { $0.key == key } }
}

/// How an application ends (uitkomst).
enum PermitOutcome: String, Hashable, Sendable, CaseIterable {
    case granted = "verleend"
    case refused = "geweigerd"
    /// The applicant did not complete it in time (Awb 4:5).
    case notProcessed = "niet-behandeld"
    case withdrawn = "ingetrokken"
    /// No decision in time, where the law makes that a yes (Awb 4:20b).
    case byLaw = "van-rechtswege"

    /// Whether somebody can object: to a decision, not to what the applicant took back.
    var isDecision: Bool { self != .withdrawn }

    /// The key of the result in the case type.
    var resultKey: String { rawValue }

    /// The step of a kind that it ends in.
    func step(of kind: PermitKind) -> String {
        switch self {
        case .granted, .refused, .byLaw: kind.decided
        case .notProcessed, .withdrawn: kind.stopped
        }
    }

    /// As the handler chooses it.
    var choice: String {
        switch self {
        case .granted: "Ja"
        case .refused: "Nee"
        case .notProcessed: "Niet behandelen: de aanvraag bleef onvolledig (Awb 4:5)"
        case .withdrawn: "De aanvrager stopt"
        case .byLaw: "Ja, door de wet"
        }
    }

    /// As residents read it.
    var inDutch: String {
        switch self {
        case .granted, .byLaw: "Wij zeggen ja"
        case .refused: "Wij zeggen nee"
        case .notProcessed: "Wij behandelen uw aanvraag niet"
        case .withdrawn: "U bent gestopt"
        }
    }
}
