import HTTPServer
import Kernel
import TestSupport
import Vault
import ZGW

/// Two municipalities behind a real server, each with one case of a resident.
final class PullWorld: Sendable {
    static let base = "https://dichtbij.example"
    static let number = "999990019"

    let duiven: TestTenant
    let heerde: TestTenant
    let file: CaseFile
    let foreign: CaseFile
    private let server: Server

    /// - Parameters:
    ///   - type: The type of the cases.
    ///   - resident: Whose cases they are.
    ///   - writesFail: Whether the disk refuses every commit once the cases are there.
    /// - Throws: What opening files and a port throws.
    init(_ type: CaseType = .test(), resident: ResidentIdentity? = nil, writesFail: Bool = false) throws {
        let other = try Municipality.test(slug: "heerde", code: "0246", name: "Heerde", organisation: "heerde")
        duiven = try TestTenant(caseTypes: [type])
        heerde = try TestTenant(other, caseTypes: [type])
        let resident = try resident ?? .person(CitizenServiceNumber(Self.number))
        file = try duiven.open(type, of: resident)
        foreign = try heerde.open(type, of: resident)
        let entries = [duiven, heerde].map { tenant in
            TenantEntry(
                municipality: tenant.municipality,
                tenant: writesFail ? FullDisk(tenant.records) : tenant.records,
                caseTypes: tenant.caseTypes,
                modulesOn: tenant.modulesOn
            )
        }
        let ports = ServerPorts(
            tenants: TwoTenants(all: entries),
            gatekeeper: NamedClients(),
            clock: duiven.clock,
            ids: TimeOrderedIDs(clock: duiven.clock, randomness: SystemRandomness())
        )
        let routes = ZGW(digest: SHA256(), publicBase: Self.base).routes
        server = try Server(Router(routes: routes.map { (nil, $0) }), settings: ServerSettings(), ports: ports)
        try server.start()
    }

    deinit { server.stop(withinSeconds: 0) }

    /// Asks as a client; `path` is below the municipality.
    func get(
        _ path: String,
        as client: String = "mijnoverheid",
        slug: String = "duiven",
        method: String = "GET",
        headers: [String: String] = [:]
    ) throws -> TestClient.Answer {
        let own = ["Authorization": "Bearer \(client)", "Accept-Crs": "EPSG:4326"].filter { !$0.value.isEmpty }
        let all = own.merging(headers) { _, given in given }.filter { !$0.value.isEmpty }
        return try TestClient(port: server.port, keeping: self).send(method, "/\(slug)\(path)", headers: all)
    }

    /// Asks for an address as it stands in an answer.
    func follow(_ url: JSONTree?) throws -> JSONTree {
        let prefix = "\(Self.base)/duiven"
        guard let url = url?.text, url.hasPrefix(prefix) else { throw ForeignAddress() }
        let answer = try get(String(url.dropFirst(prefix.count)))
        guard answer.status == 200 else { throw ForeignAddress() }
        return try JSONTree(parsing: answer.body)
    }

    func casePath(_ file: CaseFile? = nil) -> String { "/zaken/api/v1/zaken/\((file ?? self.file).id)" }

    func rolesPath(_ file: CaseFile? = nil) -> String { "/zaken/api/v1/rollen?" + filter(file) }

    func statusesPath(_ file: CaseFile? = nil) -> String { "/zaken/api/v1/statussen?" + filter(file) }

    private func filter(_ file: CaseFile?) -> String {
        "zaak=" + TestClient.escape("\(Self.base)/duiven" + casePath(file))
    }

    /// What the read log of Duiven holds, as `fields purpose actor`.
    func readLog() throws -> [String] {
        try duiven.file.store.read { database in
            try database.rows("SELECT fields, purpose, actor, case_id FROM read_log") { row in
                "\(try row.text(0)) \(try row.text(1)) \(try row.text(2)) case \(try row.integer(3))"
            }
        }
    }
}

struct ForeignAddress: Error {}

extension TestTenant {
    /// Opens a case in its first step, an hour ago.
    func open(_ type: CaseType, of resident: ResidentIdentity) throws -> CaseFile {
        let new = NewCase(
            type: type,
            status: StatusChange(to: type.steps[0], at: .testNoon.adding(seconds: -3_600)),
            channel: .web,
            title: "Lantaarnpaal Dorpsstraat",
            resident: resident,
            dates: type.dates(openedOn: Timestamp.testNoon.day, in: municipality)
        )
        return try write { try $0.cases.open(new) }
    }
}

private struct TwoTenants: Tenants {
    let all: [TenantEntry]

    func tenant(slug: String) -> TenantEntry? { all.first { $0.municipality.slug == slug } }
    func tenant(host: String) -> TenantEntry? { nil }
}

/// Clients whose token is their name, each with its own rights.
private struct NamedClients: Gatekeeper {
    private let clients: [String: IntegratorClient] = [
        "mijnoverheid": client(1, [.casesRead, .catalogueRead]),
        "cases-only": client(2, [.casesRead]),
        "catalogue-only": client(3, [.catalogueRead]),
        "pushing": client(4, [.trackAndTraceWrite, .trackAndTraceRead]),
        "other-types": client(5, [.casesRead, .catalogueRead], caseTypes: ["vergunning"]),
    ]

    private static func client(_ id: Int, _ scopes: Set<Scope>, caseTypes: Set<String>? = nil) -> IntegratorClient {
        IntegratorClient(id: id, name: "client-\(id)", scopes: scopes, caseTypes: caseTypes)
    }

    func admit(_ request: Request, access: Access, municipality: Municipality?) throws -> Caller {
        guard case .integrator(let scope) = access else { return .anonymous }
        let name = request.headers["authorization"]?.dropFirst("Bearer ".count) ?? ""
        guard let client = clients[String(name)], client.scopes.contains(scope) else {
            throw Problem(403, "permission_denied", "Deze koppeling mag dit niet.")
        }
        return .integrator(client)
    }
}

/// A municipality's file that runs every change and then loses it.
private struct FullDisk: Tenant {
    private let tenant: any Tenant

    init(_ tenant: any Tenant) { self.tenant = tenant }

    var files: any FileStore { tenant.files }

    func read<Value>(_ visit: Visit, _ body: (any ReadSession) throws -> Value) throws -> Value {
        try tenant.read(visit, body)
    }

    func write<Value: Sendable>(
        _ visit: Visit,
        _ body: @escaping @Sendable (any WriteSession) throws -> Value,
        done: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        let losing: @Sendable (any WriteSession) throws -> Value = { session in
            _ = try body(session)
            throw StoreError.unavailable(code: 13)
        }
        tenant.write(visit, losing, done: done)
    }
}
