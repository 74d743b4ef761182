import Kernel
import TestSupport
import Testing

@testable import Participation

@Suite("Projects in which residents take part")
struct ProjectTests {
    let office: VotingOffice
    let staff: Caller
    static let here = ["project": "het-plein"]

    init() throws {
        office = try VotingOffice()
        staff = office.employee()
    }

    static func plan(_ changes: [String: String] = [:]) -> [String: String] {
        [
            "naam": "Het plein", "uitleg": "Wij maken het plein nieuw.", "plek": "Groessen", "invloed": "advising",
            "open": "De bomen.\nDe banken.", "vast": "Er is 400.000 euro.", "samen": "nee",
            "waarom": "Het moet voor de zomer klaar zijn.",
        ].merging(changes) { $1 }
    }

    @Test("residents see a project once it is on the website, with what they can change, what is fixed, and why")
    func shows() throws {
        _ = try post("/werk/projecten/nieuw", Self.plan())
        #expect(throws: Problem.notFound) { try page() }
        _ = try post("/werk/projecten/{project}/openen", [:])

        let words = try page()

        for part in [
            "Groessen", "De bomen.", "De banken.", "Er is 400.000 euro.", "Het moet voor de zomer klaar zijn.",
        ] {
            #expect(words.contains(part), "\(part)")
        }
        #expect(words.contains(PublicProject.Influence.advising.words))
        #expect(words.contains("Nee, dit maken wij niet samen."))
    }

    @Test(
        "nobody starts a project without its influence, what is open, what is fixed, and the choice of co-creation",
        arguments: ["invloed", "open", "vast", "samen", "waarom"]
    )
    func obliged(field: String) throws {
        let answer = try post("/werk/projecten/nieuw", Self.plan([field: ""]))

        #expect(answer.status == 422)
        #expect(office.pages.last?.faults.map(\.name) == [field])
        #expect(try office.count("participation_project") == 0)
    }

    @Test("two projects have no name in common")
    func names() throws {
        _ = try post("/werk/projecten/nieuw", Self.plan())

        #expect(try post("/werk/projecten/nieuw", Self.plan()).status == 422)
    }

    @Test("news, the phase and what was done stand on the page; a second press adds no news")
    func runs() throws {
        try open()
        for _ in 0..<2 { _ = try post("/werk/projecten/{project}/nieuws", ["nieuws": "De tekening is klaar."]) }
        _ = try post("/werk/projecten/{project}/fase", ["fase": "choosing"])
        _ = try post("/werk/projecten/{project}/antwoord", ["antwoord": "De bomen komen bij de kerk."])

        let words = try page()

        #expect(words.contains("De tekening is klaar.") && words.contains("De bomen komen bij de kerk."))
        #expect(try office.count("participation_project_news") == 1)
        #expect(words.contains(PublicProject.Phase.choosing.words))
    }

    @Test(
        "a number of a citizen does not come on the page",
        arguments: [("nieuws", "nieuws"), ("antwoord", "antwoord")]
    )
    func numbers(part: String, field: String) throws {
        try open()

        let answer = try post("/werk/projecten/{project}/\(part)", [field: "Bel 111222333."])

        #expect(answer.status == 422)
        #expect(try page().contains("111222333") == false)
    }

    @Test("a vote stands with a project as soon as residents may see it, and what is not there is refused")
    func links() throws {
        try open()
        try office.open(isOpen: false)
        let draft = try post("/werk/projecten/{project}/koppelen", ["soort": "vote", "naam": "buurtbudget"])
        _ = try office.send(.post, "/werk/stemmingen/{vote}/openen", [:], as: staff)
        let open = try post("/werk/projecten/{project}/koppelen", ["soort": "vote", "naam": "buurtbudget"])

        #expect([draft.status, open.status] == [422, 303])
        #expect(try page().contains("/stemmen/buurtbudget"))
    }

    @Test("who may not handle cases of participation finds no project to work on")
    func access() throws {
        try open()
        let other = office.employee(.caseWorker, module: "social-domain")

        for (method, pattern) in [
            (Request.Method.get, "/werk/projecten"), (.get, "/werk/projecten/nieuw"), (.post, "/werk/projecten/nieuw"),
            (.get, "/werk/projecten/{project}"), (.post, "/werk/projecten/{project}/nieuws"),
            (.post, "/werk/projecten/{project}/openen"), (.post, "/werk/projecten/{project}/bijeenkomsten"),
        ] {
            #expect(throws: Problem.notFound, "\(pattern)") {
                try office.send(method, pattern, [:], as: other, path: Self.here)
            }
        }
    }

    @Test("every word of a project that residents read is plain")
    func plain() throws {
        let check = try PlainDutchTests.check()
        let words = PublicProject.Influence.allCases.map(\.words) + PublicProject.Phase.allCases.map { "\($0.words)." }

        for text in words { #expect(check.complaints(about: text).isEmpty, "\(text)") }
    }

    private func open() throws {
        _ = try post("/werk/projecten/nieuw", Self.plan())
        _ = try post("/werk/projecten/{project}/openen", [:])
    }

    private func post(_ pattern: String, _ fields: [String: String]) throws -> Response {
        try office.send(.post, pattern, fields, as: staff, path: Self.here)
    }

    private func page() throws -> String {
        _ = try office.send(.get, "/projecten/{project}", path: Self.here)
        return office.pages.last?.words ?? ""
    }
}
