/// Everything that one module adds to the platform.
public struct ModuleRegistry: Sendable {
    public private(set) var caseTypeFiles: [CaseTypeFile] = []
    public private(set) var routes: [Route] = []
    public private(set) var migrations: [Migration] = []
    /// `nil` for a module that keeps nothing of its cases itself.
    public private(set) var dossier: (any ModuleDossier)?
    public private(set) var residentPages: [Entrance] = []
    public private(set) var staffPages: [StaffPage] = []
    public private(set) var panels: [CasePanel] = []
    public private(set) var chores: [Chore] = []
    public private(set) var figures: [ModuleFigures] = []
    /// `nil` for a module that a back office of the demonstration shows with pushed cases.
    public private(set) var demonstration: Demonstration?
    public private(set) var reservedSteps: [ReservedStep] = []
    /// The words by which rules of a municipality name what the module's cases are about.
    public private(set) var topics: Set<String> = []
    /// What is wrong with the module's own data files; the program does not start with one of these.
    public private(set) var faults: [ConfigFault] = []

    public init() {}

    /// Adds case type files that the module carries.
    public mutating func add(_ files: CaseTypeFile...) { caseTypeFiles += files }

    /// Adds addresses below `/{g}`; they answer 404 `module-off` where the module is off.
    public mutating func add(_ routes: Route...) { self.routes += routes }

    /// Notes the faults of a data file that the module carries, so that they are told together with all others.
    public mutating func refuse(_ faults: ConfigFaults) { self.faults += faults.all }

    /// Says what the module keeps of its own cases, for their handlers.
    public mutating func add(_ dossier: some ModuleDossier) { self.dossier = dossier }

    /// Adds pages to the residents' start page and menu, where the module is on.
    public mutating func add(_ pages: Entrance...) { residentPages += pages }

    /// Adds pages to the menu of the desk, where the module is on.
    public mutating func add(_ pages: StaffPage...) { staffPages += pages }

    /// Adds what the module shows on the pages of its cases.
    public mutating func add(_ panels: CasePanel...) { self.panels += panels }

    /// Adds work that the module does by itself.
    public mutating func add(_ chores: Chore...) { self.chores += chores }

    /// Adds what the module counts itself to the pages of figures.
    public mutating func add(_ figures: ModuleFigures...) { self.figures += figures }

    /// Says what the module shows of itself in a demonstration; a second one is played after the first.
    public mutating func add(_ demonstration: Demonstration) {
        self.demonstration = self.demonstration?.adding(demonstration) ?? demonstration
    }

    /// Keeps steps of the module's own case types for its own pages, where the module is on.
    public mutating func add(_ steps: ReservedStep...) { reservedSteps += steps }

    /// Says by which words a municipality can tell the module's cases apart, see ``TeamRule``.
    public mutating func add(topics: Set<String>) { self.topics.formUnion(topics) }

    /// Adds steps that make the module's own tables, whose names start with its ``ModuleManifest/tablePrefix``.
    public mutating func add(_ migrations: Migration...) { self.migrations += migrations }
}

/// A case type with the name of the file it was read from, for messages.
public struct CaseTypeSource: Hashable, Sendable {
    public let type: CaseType
    public let file: String

    public init(_ type: CaseType, file: String) {
        self.type = type
        self.file = file
    }
}

/// A case type file as the module carries it, not yet read.
public struct CaseTypeFile: Hashable, Sendable {
    /// The name for messages, such as `Modules/PhysicalDomain/CaseTypes/melding-openbare-ruimte.json`.
    public let name: String
    public let json: [UInt8]

    public init(name: String, json: [UInt8]) {
        self.name = name
        self.json = json
    }
}
