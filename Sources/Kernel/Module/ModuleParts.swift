/// Everything of modules that stands on pages of others: start page, menus, pages of cases.
///
/// A municipality has the parts of the modules that are on there.
public struct ModuleParts: Sendable {
    /// What residents find on the start page and in the menu.
    public internal(set) var residentPages: [Entrance] = []
    /// Each with the id of its module.
    public internal(set) var staffPages: [(module: String, page: StaffPage)] = []
    /// Each with the id of the module whose tables it reads.
    public internal(set) var panels: [(module: String, panel: CasePanel)] = []

    /// Each with the id of the module whose tables it reads.
    public internal(set) var figures: [(module: String, figures: ModuleFigures)] = []
    /// The steps that only pages of modules set.
    public internal(set) var reservedSteps: [ReservedStep] = []

    /// The other municipalities that the platform serves, with this module or without.
    public var neighbours: [Neighbour] = []

    public init() {}

    /// Another municipality, by its name for residents and its name in addresses.
    public struct Neighbour: Hashable, Sendable {
        public let name: String
        public let slug: String

        public init(name: String, slug: String) {
            self.name = name
            self.slug = slug
        }
    }
}

/// A page of a module in the menu of the desk, for who holds a permission.
public struct StaffPage: Hashable, Sendable {
    public let link: Link
    public let icon: Icon
    public let permission: Permission

    public init(_ link: Link, icon: Icon, for permission: Permission) {
        self.link = link
        self.icon = icon
        self.permission = permission
    }
}

/// What a module shows of its own on the pages of its cases (deel van de zaakpagina).
public struct CasePanel: Sendable {
    /// The keys of the case types whose pages have it.
    public let caseTypes: Set<String>
    /// Makes the blocks for one reader; no blocks leave the panel out.
    public let blocks: @Sendable (CaseFile, Reader, any Database, Context) throws -> [Block]

    /// - Parameters:
    ///   - caseTypes: The keys of the case types whose pages have it.
    ///   - blocks: Reads the module's own tables and writes what the reader may know.
    public init(
        of caseTypes: Set<String>,
        _ blocks: @escaping @Sendable (CaseFile, Reader, any Database, Context) throws -> [Block]
    ) {
        self.caseTypes = caseTypes
        self.blocks = blocks
    }

    /// Who looks at the page of a case.
    public enum Reader: Hashable, Sendable {
        /// Anyone with the follow code: nothing that tells who the resident is.
        case follower
        /// The resident, logged in.
        case resident
        case staff
    }
}

/// A step that only a page of the module sets, because more belongs to it than the step alone (voorbehouden stap).
public struct ReservedStep: Hashable, Sendable {
    /// The key of the case type.
    public let caseType: String
    /// The key of the step.
    public let step: String
    /// The title of the page that sets it, such as `Neem een besluit`.
    public let page: String

    public init(_ step: String, of caseType: String, page: String) {
        self.step = step
        self.caseType = caseType
        self.page = page
    }
}

extension ModuleParts {
    /// The page that sets a step; `nil` for a step that anyone sets who handles the case.
    public func reserved(_ step: String, of caseType: String) -> ReservedStep? {
        reservedSteps.first { $0.caseType == caseType && $0.step == step }
    }
}

extension ModuleCatalogue {
    /// The parts of the modules that are on, in the order of the modules.
    public func parts(modulesOn: Set<String>) -> ModuleParts {
        modules.filter { modulesOn.contains($0.manifest.id) }.reduce(into: ModuleParts()) { parts, entry in
            parts.residentPages += entry.residentPages
            parts.staffPages += entry.staffPages.map { (entry.manifest.id, $0) }
            parts.panels += entry.panels.map { (entry.manifest.id, $0) }
            parts.figures += entry.figures.map { (entry.manifest.id, $0) }
            parts.reservedSteps += entry.reservedSteps
        }
    }
}

extension ModuleCatalogue {
    /// The work that the modules that are on do by themselves, each with the id of its module.
    public func chores(modulesOn: Set<String>) -> [(module: String, chore: Chore)] {
        modules.filter { modulesOn.contains($0.manifest.id) }
            .flatMap { entry in entry.chores.map { (entry.manifest.id, $0) } }
    }
}

extension Context {
    /// What the modules show of a case to this reader, in the order of the modules.
    public func panels(of file: CaseFile, for reader: CasePanel.Reader) throws -> [Block] {
        try parts.panels.filter { $0.panel.caseTypes.contains(file.typeKey) }.flatMap { part in
            try readTables(of: part.module) { try part.panel.blocks(file, reader, $0, self) }
        }
    }
}
