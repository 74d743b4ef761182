import Kernel
import TestSupport

@testable import Desk

/// One municipality with its colleagues, and the routes of the case page without a server in between.
struct CaseRoom {
    let tenant: TestTenant
    let pages = PageKeeper()
    let staff: StaffList

    private let dossiers: ModuleDossiers

    /// - Parameters:
    ///   - types: What the catalogue holds.
    ///   - municipality: Duiven when `nil`.
    ///   - module: Keeps something of its own with its cases.
    /// - Throws: What opening a file throws.
    init(
        _ types: [CaseType] = [.handled(), .secret()],
        in municipality: Municipality? = nil,
        module: (any DomainModule)? = nil
    ) throws {
        let modules = try ModuleCatalogue(module.map { [$0] } ?? [])
        tenant = try TestTenant(municipality, caseTypes: types, migrations: modules.migrations)
        dossiers = modules.dossiers
        staff = StaffList()
    }

    func context(_ member: StaffMember) -> Context {
        let session = StaffSession(
            member: member,
            formToken: "token",
            endsAt: tenant.clock.now().adding(seconds: 3_600)
        )
        return tenant.context(.staff(session), pages: pages)
    }

    /// Sends a request to a route below the page of a case and waits for its answer.
    func send(
        _ method: Request.Method = .get,
        _ below: String = "",
        of file: CaseFile,
        by member: StaffMember = .handler,
        form fields: [String: String] = [:],
        query: [String: String] = [:]
    ) throws -> Response {
        let number = ["number": file.number.description]
        return try ask(method, CaseDesk.pattern + below, parameters: number, by: member, form: fields, query: query)
    }

    func send(
        _ method: Request.Method = .get,
        _ below: String = "",
        number: String,
        by member: StaffMember = .handler,
        form fields: [String: String] = [:]
    ) throws -> Response {
        let pattern = CaseDesk.pattern + below
        return try ask(method, pattern, parameters: ["number": number], by: member, form: fields)
    }

    /// Sends a request to any route of the desk, by its pattern, and waits for its answer.
    func ask(
        _ method: Request.Method,
        _ pattern: String,
        parameters: [String: String] = [:],
        by member: StaffMember = .handler,
        form fields: [String: String] = [:],
        query: [String: String] = [:]
    ) throws -> Response {
        let desk = Desk(staff: staff, plainDutch: PlainDutch(wordList: []), dossiers: dossiers)
        let request = Request(
            method: method,
            path: pattern,
            parameters: parameters,
            query: query.map { Request.QueryItem($0.key, $0.value) },
            form: FormBody(fields: fields.mapValues { [$0] }),
            id: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0001)
        )
        return try desk.routes.answer(request, at: pattern, in: context(member))
    }

    /// Opens a case of the first type, of a resident with a BSN.
    func open(_ type: CaseType? = nil, resident: String? = "999990019", team: String? = "buitendienst") throws
        -> CaseFile
    {
        let type = type ?? .handled()
        let dates = type.dates(openedOn: tenant.clock.now().day, in: tenant.municipality)
        let identity = try resident.map { ResidentIdentity.person(try CitizenServiceNumber($0)) } ?? .anonymous
        return try tenant.write { session in
            try session.cases.open(
                NewCase(
                    type: type,
                    status: StatusChange(to: type.steps[0], at: .testNoon),
                    channel: .web,
                    title: "Losse stoeptegel",
                    resident: identity,
                    dates: dates,
                    team: team
                )
            )
        }
    }

    /// The case as it is now.
    func now(_ file: CaseFile) throws -> CaseFile {
        guard let found = try tenant.context().read({ try $0.cases.find(id: file.id) }) else { throw Problem.notFound }
        return found
    }

    /// Every value of a column, as text.
    func column(_ sql: SQL) throws -> [String] { try tenant.file.store.read { try $0.rows(sql) { try $0.text(0) } } }

    /// Every word of the page that was shown last.
    var words: String { pages.last.map { "\($0.title) \($0.blocks) \($0.aside)" } ?? "" }
}

/// The colleagues of the tests.
struct StaffList: StaffDirectory {
    static let all: [StaffMember] = [
        .handler, .leader, .agent, .social, .foreigner, .other, .socialLead, .rescuer, .youth,
    ]

    func member(_ id: Int) throws -> StaffMember? { Self.all.first { $0.id == id } }

    func members(of municipality: Municipality) throws -> [StaffMember] {
        Self.all.filter { !$0.rights(in: municipality).roles.isEmpty }.sorted { $0.fullName < $1.fullName }
    }
}

extension StaffMember {
    static let handler = test(
        1,
        "Bea Handelaar",
        StaffGrant(municipality: "duiven", role: .caseWorker, team: "buitendienst")
    )
    static let leader = test(2, "Lex Leider", StaffGrant(municipality: "duiven", role: .teamLead, team: "buitendienst"))
    static let agent = test(3, "Klaas Kcc", StaffGrant(municipality: "duiven", role: .agent))
    static let social = test(
        4,
        "Sia Sociaal",
        StaffGrant(municipality: "duiven", role: .caseWorker, module: "social-domain", team: "sociaal-team")
    )
    /// As the handler, in another team.
    static let other = test(6, "Gijs Groen", StaffGrant(municipality: "duiven", role: .caseWorker, team: "groen"))
    /// Works for another municipality only.
    static let foreigner = test(5, "Fred Vreemd", StaffGrant(municipality: "heerde", role: .teamLead))

    /// Leads the team of the confidential cases.
    static let socialLead = test(
        7,
        "Tess Teamleider",
        StaffGrant(municipality: "duiven", role: .teamLead, module: "social-domain", team: "sociaal-team")
    )
    /// Answers the phone, and may open cases in an emergency.
    static let rescuer = test(
        8,
        "Nina Nood",
        StaffGrant(municipality: "duiven", role: .agent),
        StaffGrant(municipality: "duiven", role: .emergencyReader)
    )
    /// Works in the module of the confidential cases, in another team.
    static let youth = test(
        9,
        "Joke Jeugd",
        StaffGrant(municipality: "duiven", role: .teamLead, module: "social-domain", team: "jeugd-team")
    )

    private static func test(_ id: Int, _ name: String, _ grants: StaffGrant...) -> StaffMember {
        StaffMember(id: id, loginName: "m\(id)", fullName: name, organisation: "1stroom", grants: Set(grants))
    }
}

extension CaseType {
    /// A case type with everything that handlers can do.
    static func handled() -> CaseType {
        var type = CaseType.test(confidentiality: .caseConfidential)
        type.suspension = Suspension(article: "Awb, artikel 4:15", steps: ["ontvangen", "in-behandeling"])
        type.termExtension = Extension(StatutoryTermRule(6, .weeks, article: "Awb, artikel 4:14"))
        return type
    }

    static func secret() -> CaseType {
        .test(key: "wmo", module: "social-domain", confidentiality: .confidential, isShownAtMijnOverheid: false)
    }
}

extension CaseRoom {
    /// The last form of the page that was shown last; those of the reason and the take button stand before it.
    var form: Form? { pages.last.flatMap { page in page.blocks.compactMap(\.lastForm).last } }

    /// What a form about this version of a case carries, with what is typed in it.
    func seen(_ file: CaseFile, _ typed: [String: String]) -> [String: String] {
        let seen = ["versie": String(file.work.version), "gezien": String(tenant.clock.now().milliseconds)]
        return typed.merging(seen) { mine, _ in mine }
    }
}

extension Block {
    fileprivate var lastForm: Form? {
        switch self {
        case .form(let form): form
        case .section(_, let blocks), .details(_, let blocks): blocks.compactMap(\.lastForm).last
        default: nil
        }
    }
}

extension Form {
    /// Everything that the form sends unseen.
    var carried: [String: String] {
        Dictionary(hidden.map { ($0.name, $0.value) }) { first, _ in first }
    }
}
