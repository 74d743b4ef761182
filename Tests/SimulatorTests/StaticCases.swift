import HTTPServer
import Kernel
import Simulator
import TestSupport

/// One case behind the addresses of the national case interfaces.
final class StaticCases: Sendable {
    private let server: Server
    private let seen: Lock<(requests: Int, authorization: String)>

    /// - Parameter types: Where the case type lies; `nil` for here.
    /// - Throws: When no port is free.
    init(typesAt types: String? = nil) throws {
        let seen = Lock((requests: 0, authorization: ""))
        self.seen = seen
        let paths = [
            "/duiven/zaken/api/v1/zaken/{uuid}", "/duiven/zaken/api/v1/statussen", "/duiven/zaken/api/v1/rollen",
            "/duiven/catalogi/api/v1/zaaktypen/{uuid}", "/duiven/catalogi/api/v1/statustypen",
        ]
        let routes = paths.enumerated().map { place, path in
            PlatformRoute(
                .get,
                path,
                access: .anyone,
                .read { request, _ in
                    seen.withLock { $0 = ($0.requests + 1, request.headers["authorization"] ?? "") }
                    let here = "http://\(request.headers["host"] ?? "")/duiven"
                    if place == 0, request.headers["if-none-match"] == "\"1\"" { return Response(status: 304) }
                    let json = Self.answers(here: here, types: types ?? here)[place]
                    return .json(Array(json.utf8), headers: [Response.Header("ETag", "\"1\"")])
                }
            )
        }
        server = try Server(
            Router(routes: [], platform: routes),
            settings: ServerSettings(),
            ports: ServerPorts(clock: FixedClock(.testNoon), ids: SameID())
        )
        try server.start()
    }

    deinit { server.stop(withinSeconds: 0) }

    var base: String { "http://127.0.0.1:\(server.port)/duiven" }
    var requests: Int { seen.withLock { $0.requests } }
    var authorization: String { seen.withLock { $0.authorization } }

    func registration(_ source: String) -> CaseSourceRegistration {
        CaseSourceRegistration(source: source, name: "Gemeente Duiven", base: base, clientID: "mijnoverheid")
    }

    private static func answers(here: String, types: String) -> [String] {
        let zaak = "\(here)/zaken/api/v1/zaken/89b06186-c133-4c74-8492-b43392bc4fdb"
        let statuses = "\(here)/zaken/api/v1/statussen"
        let type = "\(types)/catalogi/api/v1/zaaktypen/1"
        let statusTypes = "\(types)/catalogi/api/v1/statustypen"
        return [
            """
            {"url":"\(zaak)","identificatie":"Z-2026-000001","zaaktype":"\(type)","status":"\(statuses)/2",
             "omschrijving":"<script>alert('1')</script> & \\"meer\\"","einddatum":null,"onbekend":[1]}
            """,
            """
            {"count":2,"next":null,"previous":null,"results":[
             {"url":"\(statuses)/2","statustype":"\(statusTypes)/b","datumStatusGezet":"2026-11-21T10:00:00Z"},
             {"url":"\(statuses)/1","statustype":"\(statusTypes)/a","datumStatusGezet":"2026-11-20T10:00:00Z",
              "statustoelichting":"Wij lezen uw melding."}]}
            """,
            """
            {"count":1,"next":null,"previous":null,"results":[{"betrokkeneType":"natuurlijk_persoon",
             "omschrijvingGeneriek":"initiator","betrokkeneIdentificatie":{"inpBsn":"999990019"}}]}
            """,
            #"{"omschrijving":"Melding"}"#,
            """
            {"count":2,"next":null,"previous":null,"results":[
             {"url":"\(statusTypes)/a","omschrijving":"Ontvangen"},
             {"url":"\(statusTypes)/b","omschrijving":"In behandeling"}]}
            """,
        ]
    }
}

private struct SameID: UniqueIDSource {
    func next() -> UniqueID { UniqueID(high: 7 << 12, low: 1) }
}
