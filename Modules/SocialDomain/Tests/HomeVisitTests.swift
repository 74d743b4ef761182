import Kernel
import TestSupport
import Testing

@testable import SocialDomain

@Suite("The talk at the resident's home")
struct HomeVisitTests {
    let office: WmoOffice

    init() throws { office = try WmoOffice() }

    private static func fields(_ day: String, _ time: String = "9-11") -> [String: String] {
        WmoOffice.date("dag", .test(day)).merging(["tijd": time]) { $1 }
    }

    @Test(
        "a visit takes its address from the case, and the resident reads day and time, without the address, in a message"
    )
    func planned() throws {
        let file = try office.report()

        #expect(try office.press("/huisbezoek", of: file, Self.fields("2026-12-01")).status == 303)

        let visit = try #require(try office.wmo(file).visits.first)
        #expect(visit.address == "6921 AA 12A" && visit.day == .test("2026-12-01"))
        #expect(try office.now(file).statusKey == "gesprek-gepland")
        let message = try #require(try office.messages(file).last)
        #expect(message.news.contains("dinsdag 1 december 2026, tussen 9.00 en 11.00 uur"))
        #expect(!message.news.contains("6921"))
        #expect(try office.panel(file, for: .resident).words.contains("6921 AA 12A"))
        #expect(try !office.panel(file, for: .follower).words.contains("6921"), "who has the code reads no address")
        #expect(try office.panel(file, for: .follower).words.contains("dinsdag 1 december 2026"))
    }

    @Test("the same button twice makes one visit, another time moves it, and the resident hears of both")
    func moved() throws {
        let file = try office.report()
        for _ in 1...2 { try office.press("/huisbezoek", of: file, Self.fields("2026-12-01")) }

        #expect(try office.press("/huisbezoek", of: file, Self.fields("2026-12-02", "13-15")).status == 303)

        let visits = try office.wmo(file).visits
        #expect(visits.map(\.day) == [.test("2026-12-02")] && visits.first?.window.key == "13-15")
        let subjects = try office.messages(file).map(\.subject)
        #expect(subjects.filter { $0 == "Wij komen bij u langs" }.count == 1)
        #expect(subjects.last == "Een andere tijd voor onze afspraak")
    }

    @Test("a visit that is called off leaves a task to make another, and the resident reads why")
    func cancelled() throws {
        let file = try office.report()
        try office.press("/huisbezoek", of: file, Self.fields("2026-12-01"))

        for _ in 1...2 {
            #expect(
                try office.press("/huisbezoek-afzeggen", of: file, ["reden": "Onze collega is ziek."]).status == 303
            )
        }

        #expect(try office.wmo(file).visits.map(\.state) == [.cancelledByTeam])
        #expect(try office.messages(file).last?.news.contains("Onze collega is ziek.") == true)
        let tasks = try office.context().read { try $0.tasks.tasks(of: file) }
        #expect(tasks.filter { $0.what.key == "nieuwe-afspraak" }.count == 1)
        #expect(try office.press("/huisbezoek", of: file, Self.fields("2026-12-03")).status == 303)
        #expect(try office.wmo(file).visits.count == 2)
    }

    @Test("the resident calls it off on the own page, and somebody else finds nothing there")
    func cancelledByResident() throws {
        let file = try office.report()
        try office.press("/huisbezoek", of: file, Self.fields("2026-12-01"))
        let other = try office.report(by: "999990408")

        #expect(throws: Problem.notFound) {
            try office.sendOwn("/bezoek-afzeggen", of: file, [:], by: office.owner(of: other))
        }
        #expect(try office.sendOwn("/bezoek-afzeggen", of: file).status == 200)
        for _ in 1...2 { #expect(try office.sendOwn("/bezoek-afzeggen", of: file, [:]).status == 303) }

        #expect(try office.wmo(file).visits.map(\.state) == [.cancelledByResident])
        #expect(try office.messages(file).filter { $0.subject == "Onze afspraak gaat niet door" }.count == 1)
    }

    @Test(
        "no visit in the time for the own plan, in a weekend, in the past or after the six weeks",
        arguments: ["2026-11-27", "2026-11-28", "2026-11-19", "2026-12-25", "2027-01-05"]
    )
    func refusedDays(day: String) throws {
        let file = try office.report()

        #expect(try office.press("/huisbezoek", of: file, Self.fields(day)).status == 422)
        #expect(try office.wmo(file).visits.isEmpty)
    }

    @Test("the first and the last day that are possible", arguments: ["2026-11-30", "2027-01-04"])
    func possibleDays(day: String) throws {
        #expect(try office.press("/huisbezoek", of: try office.report(), Self.fields(day)).status == 303)
    }

    @Test("what was planned while somebody else moved the case on is not done")
    func overtaken() throws {
        let file = try office.report()
        try office.press("/huisbezoek", of: file, Self.fields("2026-12-01"))
        let sent = Self.fields("2026-12-02").merging(["versie": String(file.work.version), "bevestig": "ja"]) { $1 }

        #expect(try office.send("/huisbezoek", of: file, sent).status == 409)
        #expect(try office.wmo(file).visits.first?.day == .test("2026-12-01"))
    }
}
