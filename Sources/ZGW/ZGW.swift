public import Kernel

/// The national case interfaces (ZGW) as far as MijnOverheid pulls them: cases and case types, read only.
///
/// A case is there for a client when its type may be shown at MijnOverheid, the client may use that type and
/// the case has a resident. Any other case is answered as one that does not exist: a 403 would tell that it
/// does.
public struct ZGW: Sendable {
    let digest: any Digest
    let publicBase: String

    /// - Parameters:
    ///   - digest: Makes the tags of answers and the ids of case types.
    ///   - publicBase: Scheme and host that other systems see, such as `https://dichtbij.example`, no slash
    ///     at the end.
    public init(digest: any Digest, publicBase: String) {
        self.digest = digest
        self.publicBase = publicBase
    }

    /// Every address of these interfaces.
    public var routes: [Route] {
        caseRoutes.map { $0.refusing(with: Interface.cases.versionHeader) }
            + catalogueRoutes.map { $0.refusing(with: Interface.catalogue.versionHeader) }
    }

    private var caseRoutes: [Route] {
        let access = Access.integrator(.casesRead)
        let root = Interface.cases.root
        return [
            Route(.get, "\(root)/zaken/{uuid}", access: access, .read(showCase)),
            Route(.get, "\(root)/statussen", access: access, .read(listStatuses)),
            Route(.get, "\(root)/statussen/{uuid}", access: access, .read(showStatus)),
            Route(.get, "\(root)/resultaten/{uuid}", access: access, .read(showResult)),
            Route(.get, "\(root)/rollen", access: access, .change(listRoles)),
            Route(.get, "\(root)/rollen/{uuid}", access: access, .change(showRole)),
            Route(.get, "\(root)/openapi.json", access: .anyone, .read(showCaseDocument)),
        ]
    }

    private var catalogueRoutes: [Route] {
        let access = Access.integrator(.catalogueRead)
        let root = Interface.catalogue.root
        return [
            Route(.get, "\(root)/zaaktypen/{uuid}", access: access, .read(showCaseType)),
            Route(.get, "\(root)/statustypen", access: access, .read(listStatusTypes)),
            Route(.get, "\(root)/statustypen/{uuid}", access: access, .read(showStatusType)),
            Route(.get, "\(root)/resultaattypen/{uuid}", access: access, .read(showResultType)),
            Route(.get, "\(root)/roltypen/{uuid}", access: access, .read(showRoleType)),
            Route(.get, "\(root)/catalogussen/{uuid}", access: access, .read(showCatalogue)),
            Route(.get, "\(root)/openapi.json", access: .anyone, .read(showCatalogueDocument)),
        ]
    }

    private func showCaseDocument(_ request: Request, _ context: Context) -> Response {
        Self.document(PackageResources.zaken_json, of: .cases)
    }

    private func showCatalogueDocument(_ request: Request, _ context: Context) -> Response {
        Self.document(PackageResources.catalogi_json, of: .catalogue)
    }

    /// A description of an interface, which pages of any origin may read.
    private static func document(_ json: [UInt8], of interface: Interface) -> Response {
        .json(json, headers: [interface.versionHeader, Response.Header("Access-Control-Allow-Origin", "*")])
    }
}

/// The two interfaces, each with the version of the standard whose fields it gives.
enum Interface: Sendable {
    /// Zaken API.
    case cases
    /// Catalogi API.
    case catalogue

    /// The start of its addresses below a municipality.
    var root: String {
        switch self {
        case .cases: "/zaken/api/v1"
        case .catalogue: "/catalogi/api/v1"
        }
    }

    /// The header that every answer carries (NL API Design Rules, version-header).
    var versionHeader: Response.Header {
        switch self {
        case .cases: Response.Header("API-version", "1.7.0")
        case .catalogue: Response.Header("API-version", "1.4.0")
        }
    }
}
