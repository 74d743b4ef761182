import Kernel
import TestSupport

@testable import Participation

/// One municipality with this module, and the module's routes without a server in between.
///
/// It is Friday 20 November 2026, noon; see ``TestSupport``.
struct VotingOffice {
    static let ports = VotingPorts(
        bigNumbers: TestNumbers.big,
        digest: TestNumbers.digest,
        randomness: TestNumbers.randomness
    )

    let tenant: TestTenant
    let pages = PageKeeper()
    private let routes: [Route]
    private let chores: [Chore]

    init(portal: Municipality.Portal = .own) throws {
        var registry = ModuleRegistry()
        Participation(ports: Self.ports).register(in: &registry)
        routes = registry.routes
        chores = registry.chores
        tenant = try TestTenant(
            try .test(portal: portal),
            caseTypes: try registry.caseTypeFiles.map { try CaseType.read($0, module: "participation") },
            migrations: registry.migrations,
            tablePrefixes: ["participation": "participation_"]
        )
    }

    /// A context as the server makes it, for residents unless told otherwise.
    func context(_ caller: Caller = .anonymous) -> Context {
        tenant.context(caller, module: "participation", pages: pages)
    }

    /// Sends a request to the route with this method and pattern and waits for its answer.
    func send(
        _ method: Request.Method,
        _ pattern: String,
        _ fields: [String: String]? = nil,
        vote: String = "buurtbudget",
        query: [String: String] = [:],
        as caller: Caller = .anonymous,
        from address: String = "192.0.2.1",
        idea: Int = 0,
        cookie: String? = nil,
        path: [String: String] = [:]
    ) throws -> Response {
        let request = Request(
            method: method,
            path: pattern,
            parameters: ["vote": vote, "idea": String(idea)].merging(path) { $1 },
            query: query.map { Request.QueryItem($0.key, $0.value) },
            headers: cookie.map { ["cookie": $0] } ?? [:],
            form: fields.map { FormBody(fields: $0.mapValues { [$0] }) },
            id: newID(),
            remoteAddress: address,
            base: "/duiven"
        )
        return try routes.answer(request, at: pattern, in: context(caller))
    }

    /// An id as a form carries it.
    func newID() -> UniqueID { TimeOrderedIDs(clock: tenant.clock, randomness: TestNumbers.randomness).next() }

    /// Does what the module does by itself, until there is nothing left.
    func doChores() throws {
        for chore in chores {
            while try context(.platform).writeAndWait({ [self] in try chore.work($0, context(.platform)) }) {}
        }
    }

    /// Somebody who works here.
    func employee(_ role: StaffRole = .caseWorker, module: String? = nil) -> Caller {
        tenant.employee(role, module: module)
    }

    func resident(_ key: Int) -> Caller {
        let ends = tenant.clock.now().adding(seconds: 30 * 86_400)
        return .resident(ResidentSession(residentKey: key, formToken: "formulier", endsAt: ends, latestAt: ends))
    }

    /// How many rows one of the module's tables has.
    func count(_ table: SQL) throws -> Int {
        try context().read { try $0.tables.first("SELECT count(*) FROM \(table)") { try $0.integer(0) } ?? 0 }
    }

    /// The vote, as it is kept.
    func vote() throws -> BudgetVote? { try context().read { try VoteTable($0.tables).vote(slug: "buurtbudget") } }
}

extension VotingOffice {
    /// What staff fill in for a vote that runs from today for two weeks.
    static func plan(_ changes: [String: String] = [:]) -> [String: String] {
        [
            "naam": "Buurtbudget", "uitleg": "Geld voor de buurt.", "geld": "100", "biljet": "approval",
            "telregel": "equalshares/add1", "hoe": "codes", "opent-dag": "20", "opent-maand": "11",
            "opent-jaar": "2026", "sluit-dag": "4", "sluit-maand": "12", "sluit-jaar": "2026",
        ].merging(changes) { $1 }
    }

    /// Makes a vote with three plans; it is open unless told otherwise.
    func open(_ changes: [String: String] = [:], isOpen: Bool = true) throws {
        let staff = employee()
        _ = try send(.post, "/werk/stemmingen/nieuw", Self.plan(changes), as: staff)
        for (name, cost) in [("Bankje", "60"), ("Boom", "40"), ("Hek", "30")] {
            let fields = ["plan": name, "kosten": cost, "uitleg": ""]
            _ = try send(.post, "/werk/stemmingen/{vote}/plannen", fields, as: staff)
        }
        if isOpen { _ = try send(.post, "/werk/stemmingen/{vote}/openen", [:], as: staff) }
    }

    /// Draws codes, as staff download them.
    func codes(_ count: Int, group: String = "Centrum") throws -> [String] {
        let fields = ["aantal": String(count), "groep": group]
        let answer = try send(.post, "/werk/stemmingen/{vote}/codes", fields, as: employee())
        return String(decoding: answer.body, as: UTF8.self).split(separator: "\n").dropFirst().map(String.init)
    }

    /// Sends the last page of a ballot.
    func cast(_ code: String, _ plans: [Int], from address: String = "192.0.2.1") throws -> Response {
        let ticks = Dictionary(plans.map { ("plan-\($0)", "ja") }) { first, _ in first }
        return try send(
            .post,
            "/stemmen/{vote}/stem",
            ["stap": "3", "code": code].merging(ticks) { $1 },
            from: address
        )
    }

    /// Has the votes counted, and waits until they are.
    func count() throws {
        let staff = employee()
        if try vote()?.phase(on: context().today) == .open {
            _ = try send(.post, "/werk/stemmingen/{vote}/sluiten", [:], as: staff)
        }
        guard let vote = try vote() else { throw Problem.notFound }
        try CountDesk(bigNumbers: TestNumbers.big).count(vote, in: context(staff))
    }
}

extension Page {
    /// The sentences of the notices on the page.
    var notices: [String] {
        blocks.compactMap { block in
            guard case .notice(let notice) = block else { return nil }
            return notice.text.plainText
        }
    }

    /// The forms on the page, also those inside its parts.
    var shownForms: [Form] { blocks.flatMap(Self.forms) }

    private static func forms(_ block: Block) -> [Form] {
        switch block {
        case .form(let form): [form]
        case .section(_, let blocks), .details(_, let blocks): blocks.flatMap(forms)
        default: []
        }
    }

    /// Everything on the page, to look for words in.
    var words: String { "\(blocks)" }
}
