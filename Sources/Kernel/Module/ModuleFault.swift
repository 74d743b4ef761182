/// Why a set of modules cannot work together; the program does not start with one of these.
public enum ModuleFault: Error, Hashable, Sendable {
    case doubleModule(id: String)
    /// The id is no lower-case words and dashes.
    case invalidID(id: String)
    /// `nearest` is the module that was probably meant.
    case missingNeed(module: String, need: String, nearest: String?)
    /// The modules that need each other, in order; the last needs the first.
    case cycle([String])
    /// Two modules have it; the names are those of the modules with their files.
    case doubleCaseType(key: String, first: String, second: String)
    case doubleVersion(key: String, startsOn: Day, first: String, second: String)
    /// Patterns that differ in the names of their parameters only are the same address.
    case doubleRoute(address: String, first: String, second: String)
    case doubleMigration(name: String, first: String, second: String)
    /// A migration's name must be the module's id, three digits and a topic.
    case foreignMigration(name: String, module: String)
    case caseTypeFile(ConfigFault, module: String)
    /// A data file of the module's own.
    case dataFile(ConfigFault, module: String)
}

extension ModuleFault: CustomStringConvertible {
    /// One Dutch line for domain teams: the modules, what is wrong, and the remedy.
    public var description: String {
        switch self {
        case .doubleModule(let id):
            "Module \(id) is er twee keer. Noem hem één keer."
        case .invalidID(let id):
            "Module \(id): een id heeft alleen kleine letters, cijfers en losse streepjes."
        case .missingNeed(let module, let need, let nearest):
            "Module \(module) heeft module \(need) nodig, en die is er niet. "
                + (nearest.map { "Bedoelt u \"\($0)\"?" } ?? "Voeg \(need) toe.")
        case .cycle(let modules):
            "Modules hebben elkaar nodig: \((modules + modules.prefix(1)).joined(separator: " → ")). Haal één pijl weg."
        case .doubleCaseType(let key, let first, let second):
            "Zaaktype \(key) staat in \(first) en in \(second). Geef er één een andere sleutel."
        case .doubleVersion(let key, let startsOn, let first, let second):
            "Zaaktype \(key) heeft twee versies die op \(startsOn.iso) ingaan: \(first) en \(second). "
                + "Verander één dag."
        case .doubleRoute(let address, let first, let second):
            "Adres \(address) staat in module \(first) en in module \(second). Verander er één."
        case .doubleMigration(let name, let first, let second):
            "Migratie \(name) staat in module \(first) en in module \(second). Geef er één een andere naam."
        case .foreignMigration(let name, let module):
            "Migratie \(name) hoort bij module \(module). Noem hem \"\(module)-001-…\"."
        case .caseTypeFile(let fault, let module), .dataFile(let fault, let module):
            "Module \(module): \(fault)"
        }
    }
}

/// Everything that is wrong with a set of modules; never empty.
public struct ModuleFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let all: [ModuleFault]

    public init(_ all: [ModuleFault]) { self.all = all }

    /// One line per fault.
    public var description: String { all.map(\.description).joined(separator: "\n") }
}
