/// A municipality (gemeente) as the platform serves it: facts and choices from `Config/municipalities`.
public struct Municipality: Hashable, Sendable {
    /// The name in addresses: lower-case words and dashes, such as `duiven`.
    public let slug: String
    /// The four digits of the national list (CBS), such as `0226`.
    public let code: String
    /// The name as residents read it, such as `Duiven`.
    public let name: String
    /// The organisation that runs the service, such as `1stroom`.
    public let organisation: String
    public let rsin: LegalEntityNumber
    public let oin: OrganisationIdentificationNumber
    /// The application part of the CloudEvents source, such as `dichtbij`.
    public let applicationName: String
    /// Host names that show this municipality without its slug in the path.
    public let hosts: [String]
    /// The house colours; checked for contrast when the configuration is read.
    public let theme: Theme
    /// The number to call, as people write it, such as `0316 279 111`.
    public let phone: String
    public let wording: Wording
    public let portal: Portal
    /// How soon a question is answered, in this municipality's own unit.
    public let responsePromise: ServiceNorm
    public let calendar: CalendarKind
    /// Days that this municipality closes on top of its calendar (brugdagen).
    public let bridgeDays: Set<Day>
    /// Norms of this municipality in place of the case type's own, by case type key.
    public let norms: [String: ServiceNorm]
    /// Whether norms are shown to residents; off where guiding principles take their place.
    public let showsNorms: Bool
    /// The ids of the modules that are on when the municipality is new.
    public let startModules: [String]
    /// Paths of the client certificate and key for MijnOverheid; `nil` without mTLS.
    public let certificate: CertificatePaths?
    /// How the answering of questions is organised.
    public let serviceCentre: ServiceCentre
    /// The keys of the channels on which this municipality accepts official requests.
    public let officialChannels: Set<String>
    /// Where residents can come, in the order that they read it.
    public let locations: [Location]
    /// The teams of which it says how people call them, by key.
    public let teams: [Team]
    /// Its parts with a name, for rules about places.
    public var areas: [Area] = []
    /// Which team gets what; where no rule fits the module decides.
    public var teamRules: [TeamRule] = []
    /// Other organisations that do part of the work.
    public var partners: [Partner] = []
    /// What it changes about case types, from its own files.
    public var caseTypeOverrides: [CaseTypeOverride] = []
    /// The address from which residents get mail; `nil` when this municipality sends none.
    public let mailFrom: MailAddress?

    public init(
        slug: String,
        code: String,
        name: String,
        organisation: String,
        rsin: LegalEntityNumber,
        oin: OrganisationIdentificationNumber,
        applicationName: String,
        hosts: [String] = [],
        theme: Theme,
        phone: String,
        wording: Wording = .inwoner,
        portal: Portal = .mijnOverheid,
        responsePromise: ServiceNorm,
        calendar: CalendarKind = .statutory,
        bridgeDays: Set<Day> = [],
        norms: [String: ServiceNorm] = [:],
        showsNorms: Bool = true,
        startModules: [String] = [],
        certificate: CertificatePaths? = nil,
        serviceCentre: ServiceCentre = .central,
        officialChannels: Set<String> = Set(StandardChannel.allCases.filter(\.isOfficial).map(\.key)),
        locations: [Location] = [],
        teams: [Team] = [],
        mailFrom: MailAddress? = nil
    ) {
        self.slug = slug
        self.code = code
        self.name = name
        self.organisation = organisation
        self.rsin = rsin
        self.oin = oin
        self.applicationName = applicationName
        self.hosts = hosts
        self.theme = theme
        self.phone = phone
        self.wording = wording
        self.portal = portal
        self.responsePromise = responsePromise
        self.calendar = calendar
        self.bridgeDays = bridgeDays
        self.norms = norms
        self.showsNorms = showsNorms
        self.startModules = startModules
        self.certificate = certificate
        self.serviceCentre = serviceCentre
        self.officialChannels = officialChannels
        self.locations = locations
        self.teams = teams.sorted { $0.key < $1.key }
        self.mailFrom = mailFrom
    }

    /// The word for the people a municipality serves.
    public enum Wording: String, Hashable, Sendable, CaseIterable {
        case inwoner
        case klant
    }

    /// Where residents see their own cases.
    public enum Portal: String, Hashable, Sendable, CaseIterable {
        case own
        case mijnOverheid = "mijnoverheid"
        case none
    }

    /// Who answers questions first (klantcontactcentrum).
    public enum ServiceCentre: String, Hashable, Sendable, CaseIterable {
        /// One centre of this municipality.
        case central
        /// One centre for all municipalities of the organisation.
        case shared
        /// The departments themselves, behind one number.
        case none
    }

    /// Accent colours as `#rrggbb`, for light and for dark pages.
    public struct Theme: Hashable, Sendable {
        public let accent: String
        public let accentOnDark: String

        public init(accent: String, accentOnDark: String) {
            self.accent = accent
            self.accentOnDark = accentOnDark
        }
    }

    public struct CertificatePaths: Hashable, Sendable {
        public let certificate: String
        public let key: String

        public init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }
}
