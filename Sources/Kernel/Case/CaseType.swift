/// A kind of case (zaaktype): its steps, texts, norms and rules, as one version of a JSON file.
public struct CaseType: Hashable, Sendable {
    /// Lower-case words and dashes, unique in the platform, such as `melding-openbare-ruimte`.
    public let key: String
    /// The id of the module that owns it.
    public let module: String
    /// The first day on which new cases get this version.
    public let startsOn: Day
    /// The name that residents read.
    public internal(set) var name: String
    /// The name that staff read.
    public internal(set) var staffName: String
    /// The name in the national product list (UPL); `nil` when it has none.
    public let productName: String?
    /// In the order of the work; the first is where a case opens.
    public internal(set) var steps: [Step]
    /// What the municipality promises; `nil` when it promises nothing.
    public internal(set) var norm: ServiceNorm?
    /// The legal limit; `nil` when no law sets one.
    public let statutoryTerm: StatutoryTermRule?
    /// Keys of the channels on which it can come in.
    public internal(set) var channels: Set<String>
    public let confidentiality: Confidentiality
    public let results: [CaseResult]
    /// For each step the steps that staff and pages may set next.
    ///
    /// Integrators may skip forward. A way out of a final step is a reopening.
    public let transitions: [String: [String]]
    /// Whether MijnOverheid may show cases of this type.
    ///
    /// Never true above ``Confidentiality/highestAtMijnOverheid``. A case of a resident whose BSN is
    /// unknown is not sent either way.
    public let isShownAtMijnOverheid: Bool
    /// The key of the team that gets new cases; `nil` leaves the choice to the municipality.
    public internal(set) var mainTeam: String?
    /// Who works on such a case; empty when every case worker of the team may.
    public var roles: [Role] = []
    /// What is asked, paid and brought before it starts.
    public var offer = Offer()
    /// How the legal limit can be put off, at most once; `nil` when the law does not allow it.
    public var termExtension: Extension?
    /// When the legal limit stands still; `nil` when it never does.
    public var suspension: Suspension?
    /// What no decision in time comes to; `nil` where it comes to nothing.
    public internal(set) var silence: Silence?
    /// How long a resident can object to the outcome; `nil` when there is nothing to object to.
    public var objection: Objection?

    public init(
        key: String,
        module: String,
        startsOn: Day,
        name: String,
        staffName: String,
        productName: String?,
        steps: [Step],
        norm: ServiceNorm?,
        statutoryTerm: StatutoryTermRule?,
        channels: Set<String>,
        confidentiality: Confidentiality,
        results: [CaseResult],
        transitions: [String: [String]],
        isShownAtMijnOverheid: Bool,
        mainTeam: String? = nil
    ) {
        self.key = key
        self.module = module
        self.startsOn = startsOn
        self.name = name
        self.staffName = staffName
        self.productName = productName
        self.steps = steps
        self.norm = norm
        self.statutoryTerm = statutoryTerm
        self.channels = channels
        self.confidentiality = confidentiality
        self.results = results
        self.transitions = transitions
        self.isShownAtMijnOverheid = isShownAtMijnOverheid
        self.mainTeam = mainTeam
    }

    /// The step with this key and its place from 0, `nil` when the type has no such step.
    public func step(_ key: String) -> (place: Int, step: Step)? {
        steps.firstIndex { $0.key == key }.map { ($0, steps[$0]) }
    }
}
