import Kernel
import TestSupport

/// The ids behind a case in the national interfaces, found as MijnOverheid finds them: by following addresses.
struct PulledIDs: Sendable {
    /// The words in addresses before an id.
    static let kinds = [
        "zaken", "statussen", "resultaten", "rollen", "zaaktypen", "statustypen", "resultaattypen", "roltypen",
        "catalogussen",
    ]

    let caseURL: String
    private(set) var ids: [String: String]

    /// Pulls a case and everything that its answers name.
    ///
    /// - Throws: ``Missing`` when the case is not served.
    init(
        of caseID: UniqueID,
        closed closedID: UniqueID,
        _ integrator: Integrator,
        at running: RunningPlatform
    ) throws {
        let root = "/\(integrator.slug)/zaken/api/v1"
        ids = ["zaken": caseID.description]
        let document = try Self.pull("\(root)/zaken/\(caseID)", integrator, running)
        let closed = try Self.pull("\(root)/zaken/\(closedID)", integrator, running)
        guard let url = try JSONTree(parsing: Array(document.utf8))["url"]?.text else {
            throw Missing(what: "the case in the national interface (\(document))")
        }
        caseURL = url
        let roles = try Self.pull("\(root)/rollen?zaak=\(TestClient.escape(url))", integrator, running)
        var documents = [document, roles, closed]
        // Two rounds: a status names its type, and that one its catalogue.
        for _ in 0..<3 {
            for (kind, id) in documents.flatMap(Self.named) where ids[kind] == nil {
                ids[kind] = id
                let interface = kind.hasSuffix("typen") || kind == "catalogussen" ? "catalogi" : "zaken"
                let path = "/\(integrator.slug)/\(interface)/api/v1/\(kind)/\(id)"
                documents.append(try Self.pull(path, integrator, running))
            }
        }
        for kind in Self.kinds where ids[kind] == nil { ids[kind] = Names.nothing.pulled[kind] }
    }

    private static func pull(_ path: String, _ integrator: Integrator, _ running: RunningPlatform) throws -> String {
        try running.client().get(
            path,
            headers: ["Authorization": "Bearer \(integrator.token)", "Accept-Crs": "EPSG:4326"]
        ).text
    }

    private static func named(in document: String) -> [(kind: String, id: String)] {
        document.matches(of: /\/([a-z]+)\/([0-9a-f]{8}-[0-9a-f-]{27})/).map { (String($0.1), String($0.2)) }
    }
}
