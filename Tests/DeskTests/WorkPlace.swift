import Kernel
import TestSupport

@testable import Desk

/// One or two municipalities with cases, roster, and the desk's routes without a server in between.
struct WorkPlace {
    let tenants: [TestTenant]
    let pages = PageKeeper()
    private let roster: Roster

    static let open = CaseType.test()
    static let papers = CaseType.test(key: "paspoort", module: "civil-affairs")
    static let secret = CaseType.test(key: "wmo", module: "social-domain", confidentiality: .confidential)

    /// The day on which tests play.
    static let today = Timestamp.testNoon.day

    init(_ slugs: [String] = ["duiven"]) throws {
        tenants = try slugs.enumerated().map { place, slug in
            let name = slug.withCapital
            let municipality = try Municipality.test(slug: slug, code: "022\(6 + place)", name: name)
            return try TestTenant(municipality, caseTypes: [Self.open, Self.papers, Self.secret])
        }
        roster = Roster(municipality: slugs[0])
    }

    var first: TestTenant { tenants[0] }
    var desk: Desk { Desk(staff: roster, plainDutch: PlainDutch(wordList: [])) }

    /// A session of someone with a role in these municipalities; those of the test unless told otherwise.
    func session(
        _ role: StaffRole = .caseWorker,
        module: String? = nil,
        team: String? = "buitendienst",
        in slugs: [String]? = nil,
        endsIn seconds: Int = 8 * 3_600
    ) -> StaffSession {
        let grants = (slugs ?? tenants.map(\.municipality.slug)).map {
            StaffGrant(municipality: $0, role: role, module: module, team: team)
        }
        let member = StaffMember(
            id: Roster.own,
            loginName: "noor",
            fullName: "Noor Voorbeeld",
            organisation: "1stroom",
            grants: Set(grants)
        )
        let end = first.clock.now().adding(seconds: seconds)
        return StaffSession(member: member, formToken: "formulier", endsAt: end)
    }

    func context(_ session: StaffSession, in tenant: TestTenant? = nil) -> Context {
        Self.context(tenant ?? first, .staff(session), pages)
    }

    private static func context(_ tenant: TestTenant, _ caller: Caller, _ pages: any PageRenderer) -> Context {
        tenant.context(caller, pages: pages)
    }

    /// Opens a case that has to be ready some days from today.
    @discardableResult
    func openCase(
        _ type: CaseType = WorkPlace.open,
        dueIn days: Int,
        title: String = "",
        handler: Int? = nil,
        in tenant: TestTenant? = nil
    ) throws -> CaseFile {
        try (tenant ?? first).write { session in
            var new = NewCase(
                type: type,
                status: StatusChange(to: type.steps[0], at: .testNoon),
                channel: .web,
                dates: CaseDates(targetOn: Self.today.adding(days: days), deadlineOn: nil),
                team: "buitendienst"
            )
            new.title = title
            let file = try session.cases.open(new)
            return try handler.map { try session.work.assign(file, team: "buitendienst", handler: $0) } ?? file
        }
    }

    /// Opens `/werk` of the first municipality.
    @discardableResult
    func look(_ query: [String: String] = [:], as session: StaffSession? = nil) throws -> Page {
        let request = Self.request("/werk", query: query)
        guard let route = desk.routes.first(where: { $0.method == .get && $0.pattern == "/werk" }),
            case .read(let handler) = route.work
        else { throw Problem.notFound }
        _ = try handler(request, context(session ?? self.session()))
        return try shown()
    }

    /// Opens `/werk` of the platform; `broken` are municipalities whose file cannot be read.
    @discardableResult
    func lookEverywhere(
        _ query: [String: String] = [:],
        as session: StaffSession? = nil,
        broken: [Context] = []
    ) throws -> Page {
        let caller = Caller.staff(session ?? self.session())
        let contexts = tenants.map { Self.context($0, caller, pages) } + broken
        let context = PlatformContext(
            caller: caller,
            now: first.clock.now(),
            municipalities: contexts.filter { $0.rights?.may(.seeCases) == true }
                .sorted { $0.municipality.name < $1.municipality.name },
            pages: pages
        )
        guard case .read(let handler)? = desk.platformRoutes.first?.work else { throw Problem.notFound }
        _ = try handler(Self.request("/werk", query: query), context)
        return try shown()
    }

    /// Presses the button with which someone takes a case.
    func take(
        _ file: CaseFile,
        version: Int? = nil,
        as session: StaffSession? = nil,
        in tenant: TestTenant? = nil,
        sending fields: [String: String] = [:]
    ) throws -> Response {
        let pattern = "/werk/zaken/{number}/pak"
        let form = ["versie": String(version ?? file.work.version)].merging(fields) { $1 }
        let request = Self.request(pattern, parameters: ["number": file.number.description], form: form)
        let place = tenant ?? first
        return try desk.routes.answer(request, at: pattern, in: context(session ?? self.session(), in: place))
    }

    /// Who handles a case now.
    func handler(of file: CaseFile) throws -> Int? {
        try context(session(module: "social-domain")).read { try $0.cases.find(number: file.number) }?.work.handler
            ?? context(session()).read { try $0.cases.find(number: file.number) }?.work.handler
    }

    private func shown() throws -> Page {
        guard let page = pages.last else { throw Problem.notFound }
        return page
    }

    private static func request(
        _ path: String,
        parameters: [String: String] = [:],
        query: [String: String] = [:],
        form: [String: String]? = nil
    ) -> Request {
        Request(
            method: form == nil ? .get : .post,
            path: path,
            parameters: parameters,
            query: query.map { Request.QueryItem($0.key, $0.value) },
            form: form.map { FormBody(fields: $0.mapValues { [$0] }, files: []) },
            id: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0001),
            base: "/duiven"
        )
    }
}

/// Two people: the one who looks, and a colleague.
struct Roster: StaffDirectory {
    static let own = 7
    static let other = 8

    let municipality: String

    func member(_ id: Int) -> StaffMember? {
        let names = [Self.own: "Noor Voorbeeld", Self.other: "Sem Voorbeeld"]
        return names[id].map { name in
            let grant = StaffGrant(municipality: municipality, role: .caseWorker)
            return StaffMember(id: id, loginName: name, fullName: name, organisation: "1stroom", grants: [grant])
        }
    }

    func members(of municipality: Municipality) -> [StaffMember] { [Self.own, Self.other].compactMap(member) }
}

extension Page {
    var table: Table? {
        for case .table(let table) in blocks { return table }
        return nil
    }

    var filters: Form? {
        for case .filters(_, let form) in blocks { return form }
        return nil
    }

    var tabs: [Tab] {
        for case .tabs(_, let tabs) in blocks { return tabs }
        return []
    }

    var links: [Link] {
        for case .links(let links) in blocks { return links }
        return []
    }

    var notices: [String] {
        blocks.compactMap { block in
            guard case .notice(let notice) = block else { return nil }
            return notice.text.plainText
        }
    }

    var menu: [MenuItem] {
        guard case .staff(_, let menu) = audience else { return [] }
        return menu
    }

    /// The words of the first cell of every row.
    var titles: [String] { table?.rows.compactMap(\.first?.words) ?? [] }

    /// The words of one column, by its title.
    func column(_ title: String) -> [String] {
        guard let table, let place = table.columns.firstIndex(where: { $0.title == title }) else { return [] }
        return table.rows.map { $0[place].words }
    }
}

extension Table.Cell {
    /// What someone reads in this cell, line by line.
    var words: String {
        switch self {
        case .text(let text): text.plainText
        case .number(let number): String(number)
        case .badge(let badge): badge.words
        case .lines(let text, let note): "\(text.plainText) / \(note)"
        case .marked(let text, let badge): "\(text.plainText) / \(badge.words)"
        case .state(let badge, let link): "\(badge.words) / \(link.words)"
        case .button(let text, let form, _): "\(text.plainText) / [\(form.submit)]"
        }
    }
}

extension Link {
    /// The query of this link, as a request brings it.
    var query: [String: String] {
        guard case .local(let path) = address.target else { return platformQuery }
        return Self.query(path)
    }

    private var platformQuery: [String: String] {
        guard case .platform(let path) = address.target else { return [:] }
        return Self.query(path)
    }

    private static func query(_ path: String) -> [String: String] {
        let pairs = (path.split(separator: "?").dropFirst().first ?? "").split(separator: "&")
        return Dictionary(
            pairs.map { pair in
                let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
                return (parts[0], parts.count > 1 ? parts[1] : "")
            }
        ) { first, _ in first }
    }
}
