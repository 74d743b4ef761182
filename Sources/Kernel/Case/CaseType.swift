/// A kind of case (zaaktype): its steps, texts, norms and rules, as one version of a JSON file.
public struct CaseType: Hashable, Sendable {
    /// Lower-case words and dashes, unique in the platform, such as `melding-openbare-ruimte`.
    public let key: String
    /// The id of the module that owns it.
    public let module: String
    /// The first day on which new cases get this version.
    public let startsOn: Day
    /// The name that residents read.
    public let name: String
    /// The name that staff read.
    public let staffName: String
    /// The name in the national product list (UPL); `nil` when it has none.
    public let productName: String?
    /// In the order of the work; the first is where a case opens.
    public let steps: [Step]
    /// What the municipality promises; `nil` when it promises nothing.
    public let norm: ServiceNorm?
    /// The legal limit; `nil` when no law sets one.
    public let statutoryTerm: StatutoryTermRule?
    /// Keys of the channels on which it can come in.
    public let channels: Set<String>
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
    public let mainTeam: String?

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

    /// One status that a case of this type can have (statustype).
    public struct Step: Hashable, Sendable {
        public let key: String
        /// The plain name for residents, at most 12 words.
        public let name: String
        /// What happens now, for residents, in B1.
        public let now: String
        /// What the resident must do now; `nil` when nothing.
        public let action: String?
        /// When the resident hears from the municipality.
        public let when: String
        /// Whether the case is closed here.
        public let isFinal: Bool

        public init(key: String, name: String, now: String, action: String?, when: String, isFinal: Bool) {
            self.key = key
            self.name = name
            self.now = now
            self.action = action
            self.when = when
            self.isFinal = isFinal
        }
    }

    /// The step with this key and its place from 0, `nil` when the type has no such step.
    public func step(_ key: String) -> (place: Int, step: Step)? {
        steps.firstIndex { $0.key == key }.map { ($0, steps[$0]) }
    }
}

/// How a case can end (resultaat).
public struct CaseResult: Hashable, Sendable {
    public let key: String
    /// The name that residents read.
    public let name: String

    public init(key: String, name: String) {
        self.key = key
        self.name = name
    }
}

/// A legal limit as a case type states it.
public struct StatutoryTermRule: Hashable, Sendable {
    public let amount: Int
    public let unit: Unit
    /// The law and article, such as `Awb 4:13`.
    public let article: String

    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case days
        case weeks
        case months
    }

    public init(_ amount: Int, _ unit: Unit, article: String) {
        self.amount = amount
        self.unit = unit
        self.article = article
    }
}

/// Who may know of a case (vertrouwelijkheidaanduiding), from open to closed.
public enum Confidentiality: String, Hashable, Sendable, CaseIterable {
    case open = "openbaar"
    case restricted = "beperkt_openbaar"
    case `internal` = "intern"
    case caseConfidential = "zaakvertrouwelijk"
    case confidential = "vertrouwelijk"
    case closelyHeld = "confidentieel"
    case secret = "geheim"
    case topSecret = "zeer_geheim"
}

extension Confidentiality {
    /// Whether a back-office system may read such cases of another system without being named for it.
    public var isOpenToPartners: Bool {
        switch self {
        case .open, .restricted, .internal: true
        case .caseConfidential, .confidential, .closelyHeld, .secret, .topSecret: false
        }
    }
}
