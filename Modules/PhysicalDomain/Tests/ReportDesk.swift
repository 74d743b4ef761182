import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

/// One municipality with this module, and its routes without a server in between.
struct ReportDesk {
    let tenant: TestTenant
    let pages = PageKeeper()
    private let routes: [Route]

    private let chores: [Chore]
    private let parts: ModuleParts

    /// - Parameters:
    ///   - norms: What the municipality promises.
    ///   - code: Of the municipality.
    ///   - confidentiality: Of reports, as a municipality could make them; `nil` for that of the module.
    ///   - settle: What else the municipality has.
    /// - Throws: What opening a file throws.
    init(
        norms: [String: ServiceNorm] = [:],
        code: String = "0226",
        confidentiality: String? = nil,
        settle: (inout Municipality) throws -> Void = { _ in }
    ) throws {
        var registry = ModuleRegistry()
        PhysicalDomain().register(in: &registry)
        routes = registry.routes
        chores = registry.chores
        parts = try ModuleCatalogue([PhysicalDomain()]).parts(modulesOn: ["physical-domain"])
        var municipality = try Municipality.test(code: code, norms: norms)
        try settle(&municipality)
        tenant = try TestTenant(
            municipality,
            caseTypes: try registry.caseTypeFiles.map { file in
                var json = String(decoding: file.json, as: UTF8.self)
                if let confidentiality {
                    json = json.replacing("\"zaakvertrouwelijk\"", with: "\"\(confidentiality)\"")
                        .replacing("\"shownAtMijnOverheid\": true", with: "\"shownAtMijnOverheid\": false")
                }
                return try CaseType.read(
                    CaseTypeFile(name: file.name, json: Array(json.utf8)),
                    module: "physical-domain"
                )
            },
            migrations: registry.migrations
        )
    }

    var context: Context { context(of: .anonymous) }

    func context(of caller: Caller) -> Context {
        tenant.context(caller, module: "physical-domain", pages: pages, parts: parts)
    }

    /// Sends a request to the route with this method and pattern and waits for its answer.
    func send(_ method: Request.Method, _ pattern: String, _ sent: Sent = Sent()) throws -> Response {
        let context = context(of: sent.caller)
        let request = Request(
            method: method,
            path: sent.parameters.reduce(pattern) { $0.replacing("{\($1.key)}", with: $1.value) },
            parameters: sent.parameters,
            query: sent.query,
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
        var query: [Request.QueryItem] = []
        var caller = Caller.anonymous
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

    /// Who handles reports, and is logged in.
    static let worker = Caller.staff(
        StaffSession(
            member: StaffMember(
                id: 7,
                loginName: "behandelaar",
                fullName: "B. Handelaar",
                organisation: "1stroom",
                grants: [StaffGrant(municipality: "duiven", role: .teamLead)]
            ),
            formToken: "token",
            endsAt: Timestamp.testNoon.adding(seconds: 90 * 86_400)
        )
    )

    /// Sends a form as who handles reports.
    func handle(
        _ pattern: String,
        _ fields: [String: String] = [:],
        files: [FormBody.File] = [],
        parameters: [String: String] = [:],
        caller: Caller = worker
    ) throws -> Response {
        let form = FormBody(fields: fields.mapValues { [$0] }, files: files)
        return try send(.post, pattern, Sent(form: form, parameters: parameters, caller: caller))
    }

    /// Runs a chore of the module until there is no more to do.
    func run(_ name: String) throws {
        guard let chore = chores.first(where: { $0.name == name }) else { throw Problem.notFound }
        let context = context(of: .platform)
        while try write({ try chore.work($0, context) }) {}
    }

    /// What the page of a case shows of this module.
    func panel(_ number: String, for reader: CasePanel.Reader) throws -> String {
        let file = try #require(try file(number: number))
        return "\(try context(of: Self.worker).panels(of: file, for: reader))"
    }

    func file(number: String) throws -> CaseFile? {
        try context.read { try $0.cases.find(number: CaseNumber(number)) }
    }

    /// The newest messages about a case, the newest last.
    func messages(_ file: CaseFile) throws -> [CaseMessage] {
        try context.read { try $0.messages.messages(of: file, limit: 20) }
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
