import Kernel
import TestSupport

@testable import SocialDomain

/// One municipality with this module, a team that handles its cases, and the routes without a server.
///
/// It is Friday 20 November 2026, noon; see ``TestSupport``.
struct HouseholdOffice {
    let tenant: TestTenant
    let pages = PageKeeper()
    private let registry: ModuleRegistry
    private let parts: ModuleParts
    private static let module = SocialDomain.manifest.id

    init(code: String = "0226") throws {
        var registry = ModuleRegistry()
        SocialDomain().register(in: &registry)
        self.registry = registry
        parts = try ModuleCatalogue([SocialDomain()]).parts(modulesOn: [Self.module])
        tenant = try TestTenant(
            try .test(code: code),
            caseTypes: try registry.caseTypeFiles.map { try CaseType.read($0, module: Self.module) },
            migrations: registry.migrations,
            tablePrefixes: [Self.module: SocialDomain.manifest.tablePrefix]
        )
    }

    func context(_ caller: Caller = .anonymous) -> Context {
        tenant.context(caller, module: Self.module, pages: pages, parts: parts)
    }

    /// Somebody with one role in the module.
    func staff(_ role: StaffRole = .caseWorker, team: String = "sociaal-team", module: String? = Self.module) -> Caller
    {
        let grant = StaffGrant(municipality: tenant.municipality.slug, role: role, module: module, team: team)
        let member = StaffMember(id: 7, loginName: "noor", fullName: "Noor", organisation: "1stroom", grants: [grant])
        return .staff(
            StaffSession(member: member, formToken: "token", endsAt: tenant.clock.now().adding(seconds: 3_600))
        )
    }

    /// A resident who is known and logged in.
    func resident(_ number: String) throws -> Caller {
        let number = try CitizenServiceNumber(number)
        let key = try tenant.write { session in
            try session.residents.keep(PersonDetails(name: "Iemand"), of: .person(number))
            return try session.residents.find(.citizenServiceNumber(number), purpose: .ownView, limit: 1).first?.key
        }
        guard let key else { throw Problem.notFound }
        let end = tenant.clock.now().adding(seconds: 600)
        return .resident(ResidentSession(residentKey: key, formToken: "token", endsAt: end, latestAt: end))
    }

    func openCase(of number: String = "999990019", team: String = "sociaal-team") throws -> CaseFile {
        guard let type = tenant.caseTypes.current("wmo-melding", on: tenant.clock.now().day) else {
            throw Problem.notFound
        }
        let new = NewCase(
            type: type,
            status: StatusChange(to: type.steps[0], at: tenant.clock.now()),
            channel: .phone,
            resident: .person(try CitizenServiceNumber(number)),
            dates: CaseDates(targetOn: nil, deadlineOn: nil),
            team: team
        )
        return try tenant.write { try $0.cases.open(new) }
    }

    /// Presses the last button of an action below a case.
    @discardableResult
    func press(
        _ path: String,
        of file: CaseFile,
        _ fields: [String: String] = [:],
        by caller: Caller? = nil
    ) throws -> Response {
        let version = String(file.work.version)
        let sent = fields.merging(["versie": version, "bevestig": "ja"]) { $1 }
        return try ask(.post, "/werk/zaken/{number}\(path)", ["number": file.number.description], sent, by: caller)
    }

    /// Sends a request to a route of the module and waits for its answer; by the team unless told otherwise.
    @discardableResult
    func ask(
        _ method: Request.Method,
        _ pattern: String,
        _ parameters: [String: String] = [:],
        _ fields: [String: String]? = nil,
        by caller: Caller? = nil
    ) throws -> Response {
        let request = Request(
            method: method,
            path: pattern,
            parameters: parameters,
            form: fields.map { FormBody(fields: $0.mapValues { [$0] }) },
            id: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0001)
        )
        return try registry.routes.answer(request, at: pattern, in: context(caller ?? staff()))
    }

    func plan(of file: CaseFile) throws -> HouseholdPlan? {
        try context(staff()).read { try PlanTable.plan(ofCase: file.key, in: $0.tables) }
    }

    /// What a reader finds on the page of a case.
    func panel(_ file: CaseFile, for reader: CasePanel.Reader) throws -> String {
        "\(try context(staff()).panels(of: file, for: reader))"
    }

    /// Who looked at whose plan, oldest first.
    func looks() throws -> [String] {
        let sql: SQL = "SELECT actor || ' ' || fields FROM read_log WHERE purpose = 'shared-plan' ORDER BY seq"
        return try tenant.file.store.read { try $0.rows(sql) { try $0.text(0) } }
    }

    /// Every word of the page that was shown last.
    var words: String { pages.last.map { "\($0.title) \($0.blocks)" } ?? "" }
}
