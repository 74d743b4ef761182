import Kernel
import TestSupport

@testable import PhysicalDomain

/// One municipality with this module, and its routes without a server in between.
struct ReportDesk {
    let tenant: TestTenant
    let pages = PageKeeper()
    private let routes: [Route]

    init(norms: [String: ServiceNorm] = [:], code: String = "0226") throws {
        var registry = ModuleRegistry()
        PhysicalDomain().register(in: &registry)
        routes = registry.routes
        tenant = try TestTenant(
            try .test(code: code, norms: norms),
            caseTypes: try registry.caseTypeFiles.map { try CaseType.read($0, module: "physical-domain") },
            migrations: registry.migrations
        )
    }

    var context: Context {
        tenant.context(module: "physical-domain", pages: pages)
    }

    /// Sends a request to the route with this method and pattern and waits for its answer.
    func send(_ method: Request.Method, _ pattern: String, _ sent: Sent = Sent()) throws -> Response {
        let request = Request(
            method: method,
            path: pattern,
            parameters: sent.parameters,
            body: sent.body,
            form: sent.form,
            id: TimeOrderedIDs(clock: tenant.clock, randomness: CountingBytes()).next(),
            remoteAddress: sent.remoteAddress,
            base: "/duiven"
        )
        return try routes.answer(request, at: pattern, in: context)
    }

    /// What a test sends along.
    struct Sent {
        var body: [UInt8] = []
        var form: FormBody?
        var parameters: [String: String] = [:]
        var remoteAddress = "192.0.2.1"
    }

    func post(_ json: String, from address: String = "192.0.2.1") throws -> JSONTree {
        let sent = Sent(body: Array(json.utf8), remoteAddress: address)
        return try JSONTree(parsing: send(.post, "/api/reports/v1/reports", sent).body)
    }

    /// The refusal of a JSON report, `nil` when it was taken.
    func refusal(of json: String) -> Problem? {
        do {
            _ = try post(json)
            return nil
        } catch {
            return error as? Problem
        }
    }

    /// Sends one page of the form.
    func fill(_ fields: [String: String], files: [FormBody.File] = []) throws -> Response {
        let form = FormBody(fields: fields.mapValues { [$0] }, files: files)
        return try send(.post, "/melden", Sent(form: form))
    }

    func file(_ code: String) throws -> CaseFile? {
        let code = try FollowCode(code)
        return try context.read { try $0.cases.find(code: code) }
    }

    /// How many rows one of the module's tables has.
    func count(_ table: SQL) throws -> Int {
        try context.read { try $0.tables.first("SELECT count(*) FROM \(table)") { try $0.integer(0) } ?? 0 }
    }

    /// Changes something as this module and waits for the commit.
    func write<Value: Sendable>(_ body: @escaping @Sendable (any WriteSession) throws -> Value) throws -> Value {
        try context.writeAndWait(body)
    }
}

extension Page {
    /// The form on the page.
    var form: Form? {
        for case .form(let form) in blocks { return form }
        return nil
    }

    /// What the next post sends when nothing is filled in: the values that travel unseen.
    var hidden: [String: String] {
        Dictionary((form?.hidden ?? []).map { ($0.name, $0.value) }) { first, _ in first }
    }
}

/// Bytes that differ at every draw.
final class CountingBytes: Randomness {
    private static let count = Lock(0)

    func bytes(_ count: Int) -> [UInt8] {
        let number = Self.count.withLock { value -> Int in
            value += 1
            return value
        }
        return (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * ($0 % 4)) &+ $0) }
    }
}
