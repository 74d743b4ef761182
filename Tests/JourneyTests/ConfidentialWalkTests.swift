import HTTPServer
import Kernel
import SQLiteStore
import TestSupport
import Testing

@testable import App

/// Every route of the program's own list, walked by everyone who can be a caller, beside a case that only its team may see.
@Suite("A confidential case is there for its team and its resident, and for nobody else")
struct ConfidentialWalkTests {
    private let world: World
    private let marked: MarkedCase
    private static let slug = "apeldoorn"

    init() throws {
        world = try World(Self.slug, "heerde")
        guard let tenant = world.running.platform.directory.open(slug: Self.slug) else {
            throw Missing(what: Self.slug)
        }
        marked = try MarkedCase(in: tenant, at: world.running.clock.now())
    }

    @Test("no answer of any route to anybody else holds a word of it, and its number counts as that of no case")
    func everybodyElse() throws {
        var asked = 0
        for caller in try others() {
            for route in world.running.server.addresses {
                let secret = try answer(route, marked.names(in: world.own.names), caller)
                let plain = try answer(route, world.own.names, caller)
                let nothing = try answer(route, MarkedCase.nothing(in: world.own.names), caller)
                asked += 3

                for (answer, typed) in [(secret, sent(route)), (plain, ""), (nothing, "")] {
                    let traces = marked.traces(in: Self.everything(in: answer), besides: typed)
                    #expect(traces == [], "\(route.method) \(route.pattern) to \(caller)")
                }
                // What names no case may differ by itself: it counts on, or was done by the question before.
                if names(theCase: route) {
                    #expect(
                        isSame(secret, nothing),
                        "\(route.method) \(route.pattern) tells \(caller) that the number is one"
                    )
                }
            }
        }

        print("Walk past a confidential case: \(asked) requests")
        #expect(world.running.reports.withLock { $0 } == [], "errors that no code foresaw")
        #expect(try traces(inTable: "SELECT body FROM event") == [])
    }

    @Test("who searches the resident is told which team has a case, and not a word of it")
    func searchers() throws {
        let questions = [
            Self.search(marked.file.number.description), Self.search(marked.file.followCode.description),
            Self.search(MarkedCase.number), Self.search("Merktekennaam 3-2-1951"), Self.search("6921 QZ 77"),
        ]
        let route = try #require(
            world.running.server.addresses.first { $0.pattern == "/werk/zoek" && $0.method == .post }
        )
        for caller in try others() {
            for (place, question) in questions.enumerated() {
                let credentials = try caller.credentials(in: Self.slug, at: world.running)
                var asked = try world.sample(world.own.names, credentials).question(route)
                asked.body = Array((question + "&csrf=" + TestClient.escape(credentials.formToken)).utf8)
                let answer = try asked.ask(world.running.client())

                let traces = marked.traces(
                    in: Self.everything(in: answer),
                    besides: question.replacing("%2D", with: "-")
                )
                #expect(traces == [], "question \(place) of \(caller)")
                #expect(!answer.text.contains("Zonderling"), "question \(place)")
                if answer.status == 200, place >= 2 {
                    #expect(answer.text.contains("Er loopt een zaak bij"), "question \(place) of \(caller)")
                }
            }
        }
    }

    @Test("the same walk by its own team and by its resident does come by the words, so the walk would have seen them")
    func ownTeam() throws {
        let grant = StaffGrant(
            municipality: Self.slug,
            role: .caseWorker,
            module: "social-domain",
            team: MarkedCase.team
        )
        let team = try WalkingCaller.staff("eigen-team", [grant], at: world.running)
        let resident = WalkingCaller.resident(MarkedCase.number)

        #expect(
            try found(by: team).isSuperset(of: [
                "merktekentitel", "merktekenuitleg", "merktekennotitie", "merktekenonderwerp", "merktekennieuws",
                "merktekenbestand",
                marked.file.number.description.lowercased(),
            ])
        )
        #expect(
            try found(by: resident).isSuperset(of: [
                "merktekentitel", "merktekenonderwerp", "merktekenbestand", "merktekenantwoord", "merktekenadres",
            ])
        )
    }

    /// Everyone whom the case is none of: each role in other modules and teams, elsewhere, and everybody without a role.
    private func others() throws -> [WalkingCaller] {
        let running = world.running
        var callers = [WalkingCaller.nobody, .resident("999990019")]
        for role in StaffRole.allCases {
            for (name, slug, module, team) in [
                ("alles", Self.slug, nil, nil), ("burgerzaken", Self.slug, "civil-affairs", nil),
                ("ander-team", Self.slug, "social-domain", "jeugd-team"), ("elders", "heerde", "social-domain", nil),
            ] as [(String, String, String?, String?)] {
                // The figures of a module are those of all its teams; the role sees no case.
                let grant = StaffGrant(municipality: slug, role: role, module: module, team: team)
                callers.append(try .staff("\(role.rawValue)-\(name)", [grant], at: running))
            }
        }
        let agent = StaffGrant(municipality: Self.slug, role: .agent)
        callers.append(try .staff("beheerder", [agent], isOperator: true, at: running))
        let all = Set(Scope.allCases)
        callers.append(
            try .system("alle-soorten", of: Self.slug, scopes: all, caseTypes: nil, at: running)
        )
        callers.append(
            try .system("paspoorten", of: Self.slug, scopes: all, caseTypes: ["paspoort"], at: running)
        )
        callers.append(
            try .system("lezer", of: Self.slug, scopes: [.casesRead, .catalogueRead], caseTypes: nil, at: running)
        )
        callers.append(try .system("uit-heerde", of: "heerde", scopes: all, caseTypes: nil, at: running))
        return callers
    }

    private func found(by caller: WalkingCaller) throws -> Set<String> {
        var found: Set<String> = []
        for route in world.running.server.addresses where route.method == .get || route.pattern.hasSuffix("gegevens") {
            let answer = try answer(route, marked.names(in: world.own.names), caller)
            found.formUnion(marked.traces(in: Self.everything(in: answer)))
        }
        return found
    }

    private func answer(_ route: RouteSummary, _ names: Names, _ caller: WalkingCaller) throws -> TestClient.Answer {
        let credentials = try caller.credentials(in: Self.slug, at: world.running)
        var question = try world.sample(names, credentials).question(route)
        question.headers["X-Forwarded-For"] = World.nextAddress()
        return try question.ask(world.running.client())
    }

    /// Whether two answers tell the same; names are equally long, so only answers that differ in length are read closely.
    private func isSame(_ one: TestClient.Answer, _ other: TestClient.Answer) -> Bool {
        if one.status == other.status, one.text.utf8.count == other.text.utf8.count { return true }
        return Seen(one, of: world) == Seen(other, of: world)
    }

    /// What a request for the case says itself, which its answer may repeat.
    private func sent(_ route: RouteSummary) -> String { asked(route, marked.names(in: world.own.names)) }

    /// Whether a request says which case it is about.
    private func names(theCase route: RouteSummary) -> Bool {
        sent(route) != asked(route, MarkedCase.nothing(in: world.own.names))
    }

    private func asked(_ route: RouteSummary, _ names: Names) -> String {
        guard let question = try? world.sample(names, Self.anybody).question(route) else { return "" }
        return (question.path + " " + String(decoding: question.body, as: UTF8.self)).replacing("%2D", with: "-")
    }

    private static let anybody = Credentials.nobody(at: .testNoon)

    private func traces(inTable sql: SQL) throws -> [String] {
        guard let tenant = world.running.platform.directory.open(slug: Self.slug) else {
            throw Missing(what: Self.slug)
        }
        let texts = try tenant.store.read { try $0.rows(sql) { try $0.text(0) } }
        // The number of a case stands in its events; who reads those may see the case.
        return texts.flatMap { marked.traces(in: $0) }.filter { $0.hasPrefix(MarkedCase.mark) }
    }

    private static func everything(in answer: TestClient.Answer) -> String {
        answer.headers.map { "\($0): \($1)" }.joined(separator: "\n") + "\n" + answer.text
    }

    private static func search(_ question: String) -> String {
        RequestSample.form([("vraag", question), ("doel", ReadPurpose.identification.rawValue)])
    }
}
