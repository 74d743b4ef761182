import FoundationEssentials
import Kernel
import TestSupport
import Vault

@testable import TrackAndTrace

/// One client of one municipality that pushes and reads, without a server in between.
struct PushDesk {
    let tenant: TestTenant
    let interface: TrackAndTrace
    let client: IntegratorClient
    let spool = TemporaryFolder()

    init(
        caseTypes: Set<String>? = nil,
        tenant: TestTenant? = nil,
        clientKey: Int = 7,
        lineLimit: Int = TrackAndTrace.streamLines
    ) throws {
        self.tenant = try tenant ?? TestTenant(caseTypes: [.test(), .test(key: "andere-melding")])
        interface = TrackAndTrace(
            digest: SHA256(),
            publicBase: "https://dichtbij.example",
            spoolFolder: spool.path,
            lineLimit: lineLimit
        )
        client = IntegratorClient(
            id: clientKey,
            name: "zaaksysteem",
            scopes: [.trackAndTraceWrite, .trackAndTraceRead],
            caseTypes: caseTypes
        )
    }

    var context: Context { tenant.context(.integrator(client)) }

    func push(_ updates: [Update]) throws -> Answer {
        let body = try JSONEncoder().encode(["updates": updates])
        return try push(String(decoding: body, as: UTF8.self))
    }

    func push(_ json: String) throws -> Answer {
        try JSONDecoder().decode(Answer.self, from: Data(try pushRaw(json).body))
    }

    func pushRaw(_ json: String) throws -> Response {
        let outcome = Promise<Result<Rendering, any Error>>()
        interface.pushBatch(request(body: Array(json.utf8)), context) { outcome.fulfil($0) }
        return try outcome.wait().get().render()
    }

    func request(body: [UInt8] = [], parameters: [String: String] = [:], query: [Request.QueryItem] = []) -> Request {
        Request(
            method: .get,
            path: "/",
            parameters: parameters,
            query: query,
            body: body,
            id: UniqueID(high: 0, low: 0),
            remoteAddress: "192.0.2.1"
        )
    }

    func file(_ reference: String) throws -> CaseFile? {
        try context.read { try $0.cases.find(source: CaseSource(client: client.id, reference: reference)) }
    }

    func history(_ reference: String) throws -> [String] {
        guard let file = try file(reference) else { return [] }
        return try context.read { try $0.cases.history(of: file) }.map(\.stepKey)
    }
}

/// An update as a client would write it.
struct Update: Encodable, Sendable {
    let id: String
    let reference: String
    let caseType: String
    let status: String
    let at: String
    var resident: [String: String]?
    var title: String?
    var result: String?

    init(
        id: Int,
        reference: String = "new",
        caseType: String = "melding",
        status: String = "ontvangen",
        minutesAgo: Int = 20,
        bsn: String? = nil,
        title: String? = nil,
        result: String? = nil
    ) {
        self.id = Self.id(id)
        self.reference = reference
        self.caseType = caseType
        self.status = status
        at = Timestamp.testNoon.adding(seconds: -60 * minutesAgo).rfc3339
        resident = bsn.map { ["bsn": $0] }
        self.title = title
        self.result = result
    }

    static func id(_ number: Int) -> String { UniqueID(high: 0x7000, low: UInt64(number)).description }
}

/// The answer to a push, as a client would read it.
struct Answer: Decodable {
    let accepted: Int
    let duplicates: Int
    let superseded: Int
    let refused: Int
    let results: [Item]

    struct Item: Decodable {
        let line: Int?
        let id: String?
        let outcome: String
        let `case`: Address?
        let problem: Fault?
    }

    struct Address: Decodable {
        let number: String
        let followUrl: String
    }

    struct Fault: Decodable {
        let code: String
        let status: Int
        let invalidParams: [Param]?
    }

    struct Param: Decodable {
        let name: String
        let code: String
    }
}
