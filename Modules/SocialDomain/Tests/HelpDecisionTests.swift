import Kernel
import TestSupport
import Testing

@testable import SocialDomain

@Suite("Application and decision (Wmo 2015, article 2.3.5)")
struct HelpDecisionTests {
    let office: WmoOffice

    init() throws { office = try WmoOffice() }

    private static let yes = WmoOffice.date("vanaf", .test("2026-12-07")).merging([
        "uitkomst": "toegekend", "hulp": "hulp in het huis, 2 uur per week", "hoe": "natura",
        "reden": "U kunt dit niet zelf.",
    ]) { $1 }

    @Test("the resident applies on the own page once; the report ends and the two weeks begin")
    func applies() throws {
        let report = try office.inquired()
        #expect(try office.sendOwn("/hulp-aanvragen", of: report).status == 200)
        #expect(try office.sendOwn("/hulp-aanvragen", of: report, ["hulp": ""]).status == 422)

        for _ in 1...2 {
            #expect(try office.sendOwn("/hulp-aanvragen", of: report, ["hulp": "Die hulp."]).status == 303)
        }

        let opened = try #require(try office.application(after: report))
        #expect(opened.deadlineOn == office.today.adding(weeks: 2) && opened.residentKey == report.residentKey)
        #expect(try office.now(report).resultKey == "aanvraag-volgt")
        #expect(try office.panel(opened, for: .resident).words.contains("Die hulp."))
        #expect(try !office.panel(opened, for: .follower).words.contains("Die hulp."))
        let limit = try #require(try office.panel(opened, for: .resident).rows["Tijd om te beslissen"])
        #expect(limit.explanation.contains("2 weken na") && limit.explanation.contains("artikel 2.3.5, lid 2"))
    }

    @Test("before the findings nobody can apply until the six weeks are over (ninth paragraph)", arguments: [45, 46])
    func ninthParagraph(days: Int) throws {
        // The six weeks end on Monday 4 January 2027, 45 days after the report.
        let report = try office.report()
        office.wait(days: days)
        let fields = WmoOffice.date("dag", office.today).merging(["hulp": "Hulp."]) { $1 }

        #expect(try office.sendOwn("/hulp-aanvragen", of: report).status == (days == 46 ? 200 : 303))
        #expect(try office.press("/hulp-aanvraag", of: report, fields).status == (days == 46 ? 303 : 409))
        #expect(try (office.application(after: report) != nil) == (days == 46))
    }

    @Test("an application by post counts from the day it came in; not before the findings and not tomorrow")
    func byPost() throws {
        let report = try office.inquired()
        let given = office.today
        office.wait(days: 3)
        func take(_ day: Day) throws -> Int {
            let fields = WmoOffice.date("dag", day).merging(["hulp": "Hulp."]) { $1 }
            return try office.press("/hulp-aanvraag", of: report, fields).status
        }

        #expect(try take(given.adding(days: -1)) == 422)
        #expect(try take(office.today.adding(days: 1)) == 422)
        #expect(try take(given) == 303)
        #expect(try office.application(after: report)?.deadlineOn == given.adding(weeks: 2))
    }

    @Test("a decision gives the help, the reasons and the last day to object, six weeks on (Awb 6:7)")
    func decides() throws {
        let file = try applied()
        let today = office.today

        #expect(try office.press("/hulp-besluit", of: file, Self.yes).status == 303)

        let closed = try office.now(file)
        #expect(closed.isClosed && closed.resultKey == "toegekend")
        let message = try #require(try office.messages(file).last)
        #expect(message.subject == "Ons besluit: u krijgt hulp")
        #expect(message.news.contains("U krijgt: hulp in het huis, 2 uur per week."))
        #expect(message.news.contains("U kunt dit niet zelf.") && message.news.contains("maandag 7 december 2026"))
        let end = StatutoryTermRule(6, .weeks, article: "").end(from: today).day
        #expect(message.expectation.contains("tot en met \(end.inDutch)"))
        let rows = try office.panel(file, for: .follower).rows
        #expect(rows["Tijd om bezwaar te maken"]?.first == today.adding(days: 1))
        #expect(try !office.panel(file, for: .follower).words.contains("2 uur per week"))
        #expect(try office.press("/hulp-besluit", of: file, Self.yes).status == 303, "twice is once")
        #expect(try office.messages(file).filter { $0.subject.hasPrefix("Ons besluit") }.count == 1)
    }

    @Test("a yes names the help, how and from when; a no names none")
    func complete() throws {
        let file = try applied()

        for missing in ["hulp", "hoe", "vanaf-dag"] {
            #expect(try office.press("/hulp-besluit", of: file, Self.yes.filter { $0.key != missing }).status == 422)
        }
        let refused = Self.yes.merging(["uitkomst": "afgewezen"]) { $1 }
        #expect(try office.press("/hulp-besluit", of: file, refused).status == 422)
        let no = ["uitkomst": "afgewezen", "reden": "Uw huisgenoot kan dit doen."]
        #expect(try office.press("/hulp-besluit", of: file, no).status == 303)
        #expect(try office.messages(file).last?.expectation.contains("bezwaar maken (Awb, artikel 6:7)") == true)
    }

    @Test("help at once is a decision with reasons and a time to object, and the inquiry goes on (article 2.3.3)")
    func urgent() throws {
        let file = try office.report()
        func fields(_ day: Day) -> [String: String] {
            WmoOffice.date("vanaf", day).merging(["hulp": "opvang", "reden": "Thuis is het niet veilig."]) { $1 }
        }

        #expect(try office.press("/spoedhulp", of: file, fields(office.today.adding(days: 8))).status == 422)
        #expect(try office.press("/spoedhulp", of: file, fields(office.today.adding(days: -1))).status == 422)
        for _ in 1...2 {
            #expect(try office.press("/spoedhulp", of: file, fields(office.today.adding(days: 7))).status == 303)
        }

        #expect(try office.now(file).isClosed == false)
        let messages = try office.messages(file).filter { $0.subject == "Ons besluit: u krijgt meteen hulp" }
        #expect(messages.count == 1)
        #expect(messages.first?.expectation.contains("maandag 4 januari 2027") == true, "not on New Year's Day")
        #expect(try office.panel(file, for: .resident).words.contains("Thuis is het niet veilig."))
        #expect(try !office.panel(file, for: .follower).words.contains("poed"))
    }

    @Test(
        "who may not see these cases finds no page, and who only sees them may do nothing",
        arguments: [
            "/ondersteuning", "/eigen-plan", "/spoedhulp", "/huisbezoek", "/huisbezoek-afzeggen", "/onderzoek",
            "/verslag",
            "/hulp-aanvraag", "/afronden",
        ]
    )
    func notAllowed(path: String) throws {
        let file = try office.report()
        let strangers = [
            office.tenant.employee(), office.tenant.employee(.teamLead),
            office.tenant.employee(module: "civil-affairs"),
            office.tenant.employee(module: "social-domain", in: "elders"),
        ]

        for caller in strangers {
            #expect(throws: Problem.notFound) { try office.send(path, of: file, by: caller) }
            #expect(throws: Problem.notFound) { try office.send(path, of: file, ["bevestig": "ja"], by: caller) }
        }
        #expect(throws: Problem.mayNotHandleCase) {
            try office.send(path, of: file, by: office.tenant.employee(.agent, module: "social-domain"))
        }
        #expect(throws: Problem.notFound) { try office.send(path, of: try office.report("jeugdhulp")) }
    }

    @Test("a citizen service number in a text is refused")
    func numberInText() throws {
        let file = try applied()

        let fields = Self.yes.merging(["reden": "Van 999990019 weten wij genoeg."]) { $1 }
        #expect(try office.press("/hulp-besluit", of: file, fields).status == 422)
        let report = try office.inquired()
        #expect(try office.sendOwn("/hulp-aanvragen", of: report, ["hulp": "Ik ben 999990019"]).status == 422)
    }

    /// An application of a resident, today.
    private func applied() throws -> CaseFile {
        let report = try office.inquired()
        _ = try office.sendOwn("/hulp-aanvragen", of: report, ["hulp": "Die hulp."])
        return try #require(try office.application(after: report))
    }
}
