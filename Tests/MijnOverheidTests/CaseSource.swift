import HTTPServer
import Kernel
import Records
import TestSupport

/// Serves a municipality's cases as the national case interfaces do, as far as MijnOverheid reads them.
final class CaseSource: Sendable {
    private let server: Server
    private let opened = Lock(0)

    /// - Parameter tenant: Whose cases.
    /// - Throws: When no port is free.
    init(_ tenant: TestTenant) throws {
        let reader = CaseAnswersOfTenant(tenant)
        let paths: [(String, @Sendable (Request) throws -> Response)] = [
            ("/duiven/zaken/api/v1/zaken/{uuid}", { try reader.zaak($0) }),
            ("/duiven/zaken/api/v1/statussen", { try reader.statuses($0) }),
            ("/duiven/zaken/api/v1/rollen", { try reader.roles($0) }),
            ("/duiven/catalogi/api/v1/zaaktypen/{key}", { reader.type($0) }),
            ("/duiven/catalogi/api/v1/statustypen", { reader.statusTypes($0) }),
        ]
        let routes = paths.map { path, answer in
            PlatformRoute(.get, path, access: .anyone, .read { request, _ in try answer(request) })
        }
        server = try Server(
            Router(routes: [], platform: routes),
            settings: ServerSettings(),
            ports: ServerPorts(clock: tenant.clock, ids: FixedIDs())
        )
        try server.start()
    }

    deinit { server.stop(withinSeconds: 0) }

    var base: String { "http://127.0.0.1:\(server.port)/duiven" }
}

private struct FixedIDs: UniqueIDSource {
    func next() -> UniqueID { UniqueID(high: 7 << 12, low: 1) }
}

/// Makes the answers from the municipality's own file.
private struct CaseAnswersOfTenant: Sendable {
    private let tenant: TestTenant

    init(_ tenant: TestTenant) { self.tenant = tenant }

    private func base(_ request: Request) -> String { "http://\(request.headers["host"] ?? "")/duiven" }

    private func file(_ request: Request) throws -> CaseFile {
        let text = request.parameters["uuid"] ?? request.query("zaak")?.split(separator: "/").last.map(String.init)
        let id = try UniqueID(text ?? "")
        guard let file = try tenant.context().read({ try $0.cases.find(id: id) }) else { throw Problem.notFound }
        return file
    }

    func zaak(_ request: Request) throws -> Response {
        guard request.headers["authorization"]?.split(separator: ".").count == 3 else {
            throw Problem(403, "not-found", "Geen token")
        }
        let file = try file(request)
        let current = try tenant.context().read { try $0.cases.history(of: file).last }
        var json = JSONWriter()
        json.object { json in
            json.field("url", "\(base(request))/zaken/api/v1/zaken/\(file.id)")
            json.field("identificatie", file.number)
            json.field("omschrijving", file.title)
            json.field("zaaktype", "\(base(request))/catalogi/api/v1/zaaktypen/\(file.typeKey)")
            json.field("status", current.map { "\(base(request))/zaken/api/v1/statussen/\($0.id)" })
            json.field("einddatum", file.closedAt?.day)
        }
        let tag = "\"\(file.changedAt.milliseconds)-\(file.statusKey)\""
        return .json(json.bytes, headers: [Response.Header("ETag", tag)])
    }

    func statuses(_ request: Request) throws -> Response {
        let file = try file(request)
        let history = try tenant.context().read { try $0.cases.history(of: file) }
        return list { json in
            for entry in history {
                json.object { json in
                    json.field("url", "\(base(request))/zaken/api/v1/statussen/\(entry.id)")
                    json.field("statustype", "\(base(request))/catalogi/api/v1/statustypen/\(entry.stepKey)")
                    json.field("datumStatusGezet", entry.at)
                    json.field("statustoelichting", entry.explanation ?? "")
                }
            }
        }
    }

    func roles(_ request: Request) throws -> Response {
        let file = try file(request)
        let resident = try tenant.context().read { try $0.cases.resident(of: file) }
        return list { json in
            guard case .person(let number) = resident else { return }
            json.object { json in
                json.field("betrokkeneType", "natuurlijk_persoon")
                json.object("betrokkeneIdentificatie") { $0.field("inpBsn", number.digits) }
            }
        }
    }

    func type(_ request: Request) -> Response {
        var json = JSONWriter()
        json.object { $0.field("omschrijving", "Melding") }
        return .json(json.bytes)
    }

    func statusTypes(_ request: Request) -> Response {
        list { json in
            for step in CaseType.test().steps {
                json.object { json in
                    json.field("url", "\(base(request))/catalogi/api/v1/statustypen/\(step.key)")
                    json.field("omschrijving", step.key)
                }
            }
        }
    }

    private func list(_ results: (inout JSONWriter) -> Void) -> Response {
        var json = JSONWriter()
        json.object { json in
            json.field("next", String?.none)
            json.array("results", results)
        }
        return .json(json.bytes)
    }
}
