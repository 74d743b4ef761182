import Kernel
import TestSupport
import Testing

@testable import SocialDomain

@Suite("The inquiry after a report (Wmo 2015, article 2.3.2)")
struct WmoInquiryTests {
    let office: WmoOffice

    init() throws { office = try WmoOffice() }

    @Test("six weeks that end on New Year's Day run to the Monday after it, with the reason")
    func sixWeeks() throws {
        let file = try office.report()

        let limit = try #require(try office.panel(file, for: .resident).rows["Tijd voor het onderzoek"])

        #expect(limit.last == .test("2027-01-04") && file.deadlineOn == limit.last)
        #expect(limit.explanation.contains("is Nieuwjaarsdag") && limit.explanation.contains("artikel 2.3.2, lid 1"))
    }

    @Test("the inquiry waits for support to be offered, which the resident then also has in writing")
    func supportFirst() throws {
        let file = try office.report()
        office.wait(days: 8)

        #expect(try office.press("/onderzoek", of: file).status == 409)
        #expect(try office.press("/ondersteuning", of: file, WmoOffice.support).status == 303)
        #expect(try office.press("/onderzoek", of: file).status == 303)

        #expect(try office.now(file).statusKey == "onderzoek")
        #expect(try office.messages(file).contains { $0.news.contains("cliëntondersteuner") })
        #expect(try office.wmo(file).support?.answer == .no)
    }

    @Test(
        "seven days are for the resident's own plan: on the last one the inquiry waits, the day after it may begin",
        arguments: [7, 8]
    )
    func planTime(days: Int) throws {
        let file = try office.report()
        try office.press("/ondersteuning", of: file, WmoOffice.support)
        office.wait(days: days)

        #expect(try office.press("/onderzoek", of: file).status == (days == 8 ? 303 : 409))
        #expect(try office.wmo(file).planEnd.day == .test("2026-11-27"))
    }

    @Test("a plan that came, or the word that there will be none, ends the waiting", arguments: ["ontvangen", "geen"])
    func planEndsWaiting(outcome: String) throws {
        let file = try office.report()
        try office.press("/ondersteuning", of: file, WmoOffice.support)
        let fields = WmoOffice.date("dag", office.today).merging(["plan": outcome]) { $1 }

        #expect(try office.press("/eigen-plan", of: file, fields).status == 303)
        #expect(try office.press("/onderzoek", of: file).status == 303)
    }

    @Test("a plan cannot have come before the report or tomorrow")
    func planDay() throws {
        let file = try office.report()

        for days in [-1, 1] {
            let day = office.today.adding(days: days)
            let fields = WmoOffice.date("dag", day).merging(["plan": "ontvangen"]) { $1 }
            #expect(try office.press("/eigen-plan", of: file, fields).status == 422)
        }
    }

    @Test("a resident still finds the task to send a plan after the case moved on, until the seven days are over")
    func planTaskStays() throws {
        let file = try office.report()
        office.wait(days: 3)
        let visit = WmoOffice.date("dag", .test("2026-12-01")).merging(["tijd": "9-11"]) { $1 }
        try office.press("/huisbezoek", of: file, visit)

        let open = try open(file)
        #expect(open.map(\.what.key) == ["eigen-plan"] && open.first?.dueOn == .test("2026-11-27"))
        try complete(try #require(open.first), of: file)
        try office.doChores()
        try office.doChores()

        #expect(try office.wmo(file).plan == OwnPlan(on: office.today, outcome: .received))
        #expect(try self.open(file).isEmpty)
    }

    @Test("the findings are given once, stand on the resident's page and not behind the code, and end the inquiry")
    func findings() throws {
        let file = try office.inquired()

        #expect(try office.now(file).statusKey == "verslag-verstuurd")
        #expect(try office.panel(file, for: .resident).words.contains("Uw dochter helpt."))
        #expect(try !office.panel(file, for: .follower).words.contains("Uw dochter helpt."))
        let texts = try office.messages(file)
        #expect(texts.last?.subject == "Het verslag van ons gesprek")
        #expect(!texts.contains { $0.news.contains("dochter") }, "a message does not hold what is in the report")
        #expect(try office.press("/verslag", of: file, WmoOffice.findings).status == 303, "twice is once")
        let other = WmoOffice.findings.merging(["conclusie": "Toch niet."]) { $1 }
        #expect(try office.press("/verslag", of: file, other).status == 409)
        #expect(try office.wmo(file).findings?.conclusion == "Hulp in het huis past.")
    }

    @Test("findings without a word about the personal budget are refused (sixth paragraph)")
    func budget() throws {
        let file = try office.report()
        try office.press("/ondersteuning", of: file, WmoOffice.support)
        office.wait(days: 8)
        try office.press("/onderzoek", of: file)

        let fields = WmoOffice.findings.filter { $0.key != "pgb" }
        #expect(try office.press("/verslag", of: file, fields).status == 422)
    }

    @Test("a report ends without an application only after the findings, unless the resident stops")
    func ends() throws {
        let file = try office.report()

        #expect(try office.press("/afronden", of: file, ["uitkomst": "eigen-oplossing"]).status == 422)
        #expect(try office.press("/afronden", of: file, ["uitkomst": "ingetrokken"]).status == 303)
        #expect(try office.now(file).resultKey == "ingetrokken")
        #expect(try office.press("/afronden", of: file, ["uitkomst": "ingetrokken"]).status == 303, "twice is once")
        for path in ["/ondersteuning", "/eigen-plan", "/spoedhulp", "/huisbezoek", "/onderzoek", "/verslag"] {
            #expect(try office.press(path, of: file).status == 409, "\(path)")
        }
    }

    private func open(_ file: CaseFile) throws -> [CaseTask] {
        try office.context().read { try $0.tasks.tasks(of: file) }
            .filter { $0.what.side == .resident && $0.state == .open }
    }

    private func complete(_ task: CaseTask, of file: CaseFile) throws {
        let owner = office.context(office.owner(of: file))
        let hash = try owner.files.keep([1, 2, 3])
        try owner.writeAndWait { session in
            try session.waitingFiles.add(hash, [1, 2, 3])
            try session.tasks.complete(task, of: file, with: .file(hash: hash, mediaType: "application/pdf"))
        }
    }
}
