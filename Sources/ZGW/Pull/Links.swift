internal import Kernel

/// The absolute addresses that one municipality's answers refer to.
struct Links: Sendable {
    private let base: String

    init(publicBase: String, slug: String) { base = "\(publicBase)/\(slug)" }

    func url(_ resource: Resource, _ id: UniqueID) -> String {
        "\(base)\(resource.path)/\(id)"
    }

    /// The address of a list, without a query.
    func url(_ list: Resource) -> String { base + list.path }

    /// Reads an id from the address of such an object; `nil` when it is another address.
    ///
    /// The host may be any: behind a gateway (FSC) a client knows us by another name. Ids are looked up in
    /// one municipality only, so a foreign address finds nothing.
    static func id(of resource: Resource, in address: String) -> UniqueID? {
        let parts = address.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = parts.last, parts.dropLast().joined(separator: "/").hasSuffix(resource.path) else {
            return nil
        }
        return try? UniqueID(String(last))
    }
}

/// Everything that has an address of its own.
enum Resource: Sendable {
    case cases
    case statuses
    case results
    case roles
    case caseTypes
    case statusTypes
    case resultTypes
    case roleTypes
    case catalogues

    var path: String {
        switch self {
        case .cases: "\(Interface.cases.root)/zaken"
        case .statuses: "\(Interface.cases.root)/statussen"
        case .results: "\(Interface.cases.root)/resultaten"
        case .roles: "\(Interface.cases.root)/rollen"
        case .caseTypes: "\(Interface.catalogue.root)/zaaktypen"
        case .statusTypes: "\(Interface.catalogue.root)/statustypen"
        case .resultTypes: "\(Interface.catalogue.root)/resultaattypen"
        case .roleTypes: "\(Interface.catalogue.root)/roltypen"
        case .catalogues: "\(Interface.catalogue.root)/catalogussen"
        }
    }
}
