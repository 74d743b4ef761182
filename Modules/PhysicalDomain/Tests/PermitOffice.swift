import Kernel
import TestSupport

@testable import PhysicalDomain

/// One municipality with this module, a colleague who handles applications, and the routes without a server.
///
/// It is Friday 20 November 2026, noon; see ``TestSupport``.
struct PermitOffice {
    let tenant: TestTenant
    let pages = PageKeeper()
    let kinds: PermitKindList
    private let registry: ModuleRegistry
    private let parts: ModuleParts

    init(code: String = "0226") throws {
        var registry = ModuleRegistry()
        PhysicalDomain().register(in: &registry)
        self.registry = registry
        kinds = try PermitKindList.shipped()
        parts = try ModuleCatalogue([PhysicalDomain()]).parts(modulesOn: ["physical-domain"])
        tenant = try TestTenant(
            try .test(code: code),
            caseTypes: try registry.caseTypeFiles.map { try CaseType.read($0, module: "physical-domain") },
            migrations: registry.migrations
        )
    }

    func context(_ caller: Caller = .anonymous) -> Context {
        tenant.context(caller, module: "physical-domain", pages: pages, parts: parts)
    }

    func employee(_ role: StaffRole = .caseWorker, module: String? = nil, in slug: String? = nil) -> Caller {
        tenant.employee(role, module: module, in: slug)
    }

    /// Somebody applies at this moment.
    func apply(
        _ key: String = "evenementenvergunning",
        resident: String? = nil,
        source: CaseSource? = nil
    ) throws -> CaseFile {
        guard let type = tenant.caseTypes.current(key, on: tenant.clock.now().day) else { throw Problem.notFound }
        let identity = try resident.map { ResidentIdentity.person(try CitizenServiceNumber($0)) } ?? .anonymous
        let new = NewCase(
            type: type,
            status: StatusChange(to: type.steps[0], at: tenant.clock.now()),
            channel: .web,
            title: "Braderie op het plein",
            resident: identity,
            source: source,
            dates: type.dates(openedOn: tenant.clock.now().day, in: tenant.municipality)
        )
        return try write { try $0.cases.open(new) }
    }

    /// Sends a form of an action, or asks for it when there are no fields.
    func send(
        _ path: String,
        of file: CaseFile,
        _ fields: [String: String]? = nil,
        by caller: Caller? = nil
    ) throws -> Response {
        let method: Request.Method = fields == nil ? .get : .post
        let pattern = "/werk/zaken/{number}\(path)"
        return try send(method, pattern, file.number.description, fields, by: caller ?? employee())
    }

    func send(
        _ method: Request.Method,
        _ pattern: String,
        _ number: String,
        _ fields: [String: String]?,
        by caller: Caller
    ) throws -> Response {
        guard let route = registry.routes.first(where: { $0.method == method && $0.pattern == pattern }) else {
            throw Problem.notFound
        }
        let request = Request(
            method: method,
            path: pattern,
            parameters: ["number": number],
            form: fields.map { FormBody(fields: $0.mapValues { [$0] }) },
            id: TimeOrderedIDs(clock: tenant.clock, randomness: CountingBytes()).next(),
            base: "/duiven"
        )
        let context = context(caller)
        switch route.work {
        case .read(let handler): return try handler(request, context)
        case .change(let prepare):
            let change = try prepare(request, context)
            return try write(as: caller) { try change.apply($0) }.render()
        default: throw Problem.notFound
        }
    }

    /// Presses the last button of an action on the case as it is now.
    func press(_ path: String, of file: CaseFile, _ fields: [String: String]) throws -> Response {
        let version = String(try now(file).work.version)
        return try send(path, of: file, fields.merging(["versie": version, "bevestig": "ja"]) { $1 })
    }

    func write<Value: Sendable>(
        as caller: Caller = .platform,
        _ body: @escaping @Sendable (any WriteSession) throws -> Value
    ) throws -> Value {
        let outcome = Promise<Result<Value, any Error>>()
        context(caller).write(body) { outcome.fulfil($0) }
        return try outcome.wait().get()
    }

    /// The case as it is now.
    func now(_ file: CaseFile) throws -> CaseFile {
        guard let found = try context().read({ try $0.cases.find(id: file.id) }) else { throw Problem.notFound }
        return found
    }

    /// The application with everything that happened to it.
    func permit(_ file: CaseFile) throws -> PermitFile {
        let file = try now(file)
        guard let kind = kinds[file.typeKey], let type = type(of: file) else { throw Problem.notFound }
        return try context().read { try PermitFile(file, type, kind, in: $0.tables) }
    }

    func type(of file: CaseFile) -> CaseType? { tenant.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn) }

    /// The texts of the messages about a case, newest last.
    func messages(_ file: CaseFile) throws -> [MessageText] {
        try context().read { try $0.messages.messages(of: file, limit: 20) }.map(\.text)
    }

    /// What a reader finds about the limit on the page of a case.
    func panel(_ file: CaseFile, for reader: CasePanel.Reader) throws -> [Block] {
        try context(reader == .staff ? employee() : .anonymous).panels(of: try now(file), for: reader)
    }

    /// Does everything that the module does by itself, as one round of the platform does.
    func doChores() throws {
        for chore in PermitChores(kinds: kinds).all {
            let context = context(.platform)
            while try write({ try chore.work($0, context) }) {}
        }
    }

    func wait(days: Int) { tenant.clock.advance(seconds: days * 86_400) }
}

extension Day {
    /// A day of a test; the first day of all for a text that is no day.
    static func test(_ text: String) -> Day { (try? Day(iso: text)) ?? Day(number: .min) }
}

extension [Block] {
    /// The rows of the drawing of days, by their names.
    var rows: [String: Schedule.Row] {
        for case .schedule(let schedule) in self {
            return Dictionary(schedule.rows.map { ($0.name, $0) }) { first, _ in first }
        }
        return [:]
    }

    /// Every word of the blocks.
    var words: String { String(describing: self) }

    var conclusion: String {
        for case .schedule(let schedule) in self { return schedule.conclusion }
        return ""
    }
}
