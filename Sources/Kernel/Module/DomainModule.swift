/// A part of the municipality's service that plugs into the platform (onderdeel).
///
/// A module is compiled in and switched on per municipality at run time.
public protocol DomainModule: Sendable {
    /// Known before any code of the module runs.
    static var manifest: ModuleManifest { get }

    /// Tells the platform everything that this module adds. Called once, before the first request.
    func register(in registry: inout ModuleRegistry)
}

/// The facts about a module that are known without running it.
public struct ModuleManifest: Hashable, Sendable {
    /// Lower-case words and dashes, used in addresses, configuration and table names.
    public let id: String
    /// The name that staff and residents read, in Dutch.
    public let title: String
    /// The team that answers for this module.
    public let owner: String
    /// The ids of modules that must be there too.
    public let needs: [String]

    public init(id: String, title: String, owner: String, needs: [String] = []) {
        self.id = id
        self.title = title
        self.owner = owner
        self.needs = needs
    }

    /// The start of the name of every table of this module: dashes become underscores.
    public var tablePrefix: String {
        String(id.map { $0 == "-" ? "_" : $0 }) + "_"
    }
}
