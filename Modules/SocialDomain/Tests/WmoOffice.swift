import Kernel
import TestSupport

@testable import SocialDomain

/// One municipality with this module, a colleague of the social team, a resident, and the routes without a server.
///
/// It is Friday 20 November 2026, noon; see ``TestSupport``. Six weeks later it is New Year's Day.
struct WmoOffice {
    let tenant: TestTenant
    let pages = PageKeeper()
    private let registry: ModuleRegistry
    private let parts: ModuleParts

    static let resident = "999990019"

    init() throws {
        var registry = ModuleRegistry()
        SocialDomain().register(in: &registry)
        self.registry = registry
        parts = try ModuleCatalogue([SocialDomain()]).parts(modulesOn: ["social-domain"])
        tenant = try TestTenant(
            caseTypes: try registry.caseTypeFiles.map { try CaseType.read($0, module: "social-domain") },
            migrations: registry.migrations,
            tablePrefixes: ["social-domain": "social_domain_"]
        )
    }

    func context(_ caller: Caller = .anonymous) -> Context {
        tenant.context(caller, module: "social-domain", pages: pages, parts: parts)
    }

    /// A colleague of the social team: the module is confidential, so the grant names it.
    var worker: Caller { tenant.employee(module: "social-domain") }

    var today: Day { tenant.clock.now().day }

    /// Somebody reports a need at this moment, with an address.
    func report(_ key: String = WmoCase.report, by resident: String? = WmoOffice.resident) throws -> CaseFile {
        guard let type = tenant.caseTypes.current(key, on: today) else { throw Problem.notFound }
        let identity = try resident.map { ResidentIdentity.person(try CitizenServiceNumber($0)) } ?? .anonymous
        let new = NewCase(
            type: type,
            status: StatusChange(to: type.steps[0], at: tenant.clock.now()),
            channel: .web,
            resident: identity,
            dates: type.dates(openedOn: today, in: tenant.municipality)
        )
        return try tenant.write { session in
            let file = try session.cases.open(new)
            let answers = [CaseAnswer("postcode", "6921 AA"), CaseAnswer("huisnummer", "12A")]
            try session.answers.keep(answers, mark: session.newID(), for: file)
            return file
        }
    }

    /// The resident of a case, logged in.
    func owner(of file: CaseFile) -> Caller {
        let ends = tenant.clock.now().adding(seconds: 900)
        return .resident(
            ResidentSession(residentKey: file.residentKey ?? 0, formToken: "formulier", endsAt: ends, latestAt: ends)
        )
    }

    /// Sends a form of an action, or asks for it when there are no fields.
    func send(
        _ path: String,
        of file: CaseFile,
        _ fields: [String: String]? = nil,
        by caller: Caller? = nil
    ) throws -> Response {
        try send("/werk/zaken/{number}\(path)", file, fields, by: caller ?? worker)
    }

    /// The same on the own pages of a resident.
    func sendOwn(_ path: String, of file: CaseFile, _ fields: [String: String]? = nil, by caller: Caller? = nil) throws
        -> Response
    {
        try send("/mijn/zaken/{number}\(path)", file, fields, by: caller ?? owner(of: file))
    }

    private func send(_ pattern: String, _ file: CaseFile, _ fields: [String: String]?, by caller: Caller) throws
        -> Response
    {
        let request = Request(
            method: fields == nil ? .get : .post,
            path: pattern,
            parameters: ["number": file.number.description],
            form: fields.map { FormBody(fields: $0.mapValues { [$0] }) },
            id: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0001),
            base: "/duiven"
        )
        return try registry.routes.answer(request, at: pattern, in: context(caller))
    }

    /// Presses the last button of an action on the case as it is now.
    @discardableResult
    func press(_ path: String, of file: CaseFile, _ fields: [String: String] = [:]) throws -> Response {
        let version = String(try now(file).work.version)
        return try send(path, of: file, fields.merging(["versie": version, "bevestig": "ja"]) { $1 })
    }

    /// The case as it is now.
    func now(_ file: CaseFile) throws -> CaseFile {
        guard let found = try context().read({ try $0.cases.find(id: file.id) }) else { throw Problem.notFound }
        return found
    }

    /// The report with everything that was done about it.
    func wmo(_ file: CaseFile) throws -> WmoFile {
        let file = try now(file)
        guard let type = tenant.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn) else {
            throw Problem.notFound
        }
        return try context().read { try WmoFile(file, type, in: $0.tables) }
    }

    /// The application that followed a report.
    func application(after report: CaseFile) throws -> CaseFile? {
        guard let key = try wmo(report).applicationKey else { return nil }
        return try context().read { session in
            let code = try session.tables.first("SELECT follow_code FROM public_case WHERE id = \(key)") {
                try $0.text(0)
            }
            return try code.flatMap { try session.cases.find(code: try FollowCode($0)) }
        }
    }

    /// Brings a report to its findings, as soon as the plan allows it.
    func inquired() throws -> CaseFile {
        let file = try report()
        try press("/ondersteuning", of: file, Self.support)
        // It is Monday 30 November then.
        wait(days: 10)
        try press("/onderzoek", of: file)
        try press("/verslag", of: file, Self.findings)
        return file
    }

    static let support = ["hoe": "telefoon", "antwoord": "nee"]
    static let findings = [
        "nodig": "U kunt niet meer poetsen.", "zelf": "Uw dochter helpt.", "voorzieningen": "De wasserij.",
        "conclusie": "Hulp in het huis past.", "pgb": "ja",
    ]

    func messages(_ file: CaseFile) throws -> [MessageText] {
        try context().read { try $0.messages.messages(of: file, limit: 50) }.map(\.text)
    }

    /// What a reader finds on the page of a case.
    func panel(_ file: CaseFile, for reader: CasePanel.Reader) throws -> [Block] {
        try context(reader == .staff ? worker : .anonymous).panels(of: try now(file), for: reader)
    }

    func doChores() throws {
        for chore in registry.chores {
            let context = context(.platform)
            while try context.writeAndWait({ try chore.work($0, context) }) {}
        }
    }

    func wait(days: Int) { tenant.clock.advance(seconds: days * 86_400) }

    /// The fields of a date.
    static func date(_ name: String, _ day: Day) -> [String: String] {
        ["\(name)-dag": String(day.day), "\(name)-maand": String(day.month), "\(name)-jaar": String(day.year)]
    }
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
}
