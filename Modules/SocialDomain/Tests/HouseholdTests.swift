import Kernel
import TestSupport
import Testing

@testable import SocialDomain

@Suite("One household, one plan")
struct HouseholdTests {
    private let office: HouseholdOffice
    private let file: CaseFile

    init() throws {
        office = try HouseholdOffice()
        file = try office.openCase()
        try office.press("/plan-begin", of: file, ["naam": "Anna"])
        try office.press("/plan-doel", of: file, ["thema": "zorg", "wie": "1", "doel": "Weer lopen"])
    }

    @Test("a plan begins with whose case it is and with its coordinator, and pressing twice begins one")
    func begins() throws {
        #expect(try office.press("/plan-begin", of: file, ["naam": "Anna"]).status == 303)

        let plan = try #require(try office.plan(of: file))
        #expect(plan.members.map(\.name) == ["Anna"] && plan.members.first?.residentKey == file.residentKey)
        #expect(plan.coordinator == 7 && plan.startedOn == Timestamp.testNoon.day)
        #expect(plan.goals.map(\.text) == ["Weer lopen"])
    }

    @Test("a colleague takes over as coordinator")
    func coordinates() throws {
        let grant = StaffGrant(municipality: "duiven", role: .caseWorker, module: "social-domain", team: "sociaal-team")
        let other = StaffMember(id: 8, loginName: "b", fullName: "B", organisation: "1stroom", grants: [grant])
        let session = StaffSession(member: other, formToken: "token", endsAt: .testNoon.adding(seconds: 60))

        try office.press("/plan-coordinator", of: file, by: .staff(session))

        #expect(try office.plan(of: file)?.coordinator == 8)
    }

    @Test("the resident ticks what the resident does, once, and nothing of the municipality")
    func ticks() throws {
        try agree("lid-1", "Elke dag oefenen")
        try agree("gemeente", "Een brief")
        let anna = try office.resident("999990019")

        #expect(try office.ask(.get, "/mijn/plan", by: anna).status == 200)
        #expect(office.words.contains("Elke dag oefenen") && office.words.contains("Dit heb ik gedaan"))
        for agreement in ["1", "1", "2"] {
            try office.ask(.post, "/mijn/plan/gedaan", [:], ["afspraak": agreement], by: anna)
        }

        #expect(try office.plan(of: file)?.agreements.map(\.doneOn) == [Timestamp.testNoon.day, nil])
    }

    @Test("an agreement is for today or later, and for a goal of this plan", arguments: [("19", 422), ("20", 303)])
    func days(day: String, status: Int) throws {
        let answer = try office.press(
            "/plan-afspraak",
            of: file,
            ["doel": "1", "wie": "gemeente", "wat": "Bellen", "dag-dag": day, "dag-maand": "11", "dag-jaar": "2026"]
        )
        #expect(answer.status == status)
    }

    @Test("a partner reads a part from the yes of the resident on, sees nothing after a stop, and each look is logged")
    func consent() throws {
        let doctor = office.staff(.partner, team: "huisarts")
        let anna = try office.resident("999990019")
        try office.press(
            "/plan-toestemming",
            of: file,
            ["wie": "1", "partner": "huisarts", "thema": "zorg", "maanden": "3"]
        )
        #expect(try read(by: doctor) == false, "it was only asked for")

        try office.ask(.post, "/mijn/plan/toestemming", [:], ["toestemming": "1", "antwoord": "ja"], by: anna)
        #expect(try read(by: doctor) == true)
        #expect(try read(by: office.staff(.partner, team: "school")) == false)
        #expect(try office.looks() == ["staff:7 plan"])

        try office.ask(.post, "/mijn/plan/toestemming", [:], ["toestemming": "1", "antwoord": "stop"], by: anna)
        #expect(try read(by: doctor) == false)
        #expect(try office.looks().count == 1)
    }

    @Test("a consent ends on its last day by itself", arguments: [(91, true), (92, false)])
    func expires(days: Int, canRead: Bool) throws {
        // Three months from 20 November 2026 is 20 February 2027: 92 days.
        try office.press(
            "/plan-toestemming",
            of: file,
            ["wie": "1", "partner": "huisarts", "thema": "zorg", "maanden": "3", "gegeven": "ja"]
        )
        office.tenant.clock.advance(seconds: days * 86_400)

        #expect(try read(by: office.staff(.partner, team: "huisarts")) == canRead)
    }

    @Test("nobody gives or stops the consent of somebody else")
    func othersConsent() throws {
        let stranger = try office.resident("999993653")
        try office.press(
            "/plan-toestemming",
            of: file,
            ["wie": "1", "partner": "huisarts", "thema": "zorg", "maanden": "3"]
        )

        try office.ask(.post, "/mijn/plan/toestemming", [:], ["toestemming": "1", "antwoord": "ja"], by: stranger)

        #expect(try office.plan(of: file)?.consents.map(\.givenOn) == [nil])
        _ = try office.ask(.get, "/mijn/plan", by: stranger)
        #expect(!office.words.contains("Weer lopen"))
    }

    @Test("someone of the household finds the plan with the code, once, and reads the own part")
    func code() throws {
        try office.press("/plan-persoon", of: file, ["naam": "Bas"])
        let code = try #require(try office.plan(of: file)?.members.last?.code)
        let bas = try office.resident("999993653")

        #expect(try office.ask(.post, "/mijn/plan/code", [:], ["code": "AAAA"], by: bas).status == 422)
        #expect(try office.ask(.post, "/mijn/plan/code", [:], ["code": code.lowercased()], by: bas).status == 303)
        #expect(
            try office.ask(.post, "/mijn/plan/code", [:], ["code": code], by: try office.resident("999990639")).status
                == 422
        )

        _ = try office.ask(.get, "/mijn/plan", by: bas)
        #expect(!office.words.contains("Weer lopen"), "a goal of somebody else")
        let plan = try #require(try office.plan(of: file))
        #expect(plan.members.last?.code == nil && plan.members.last?.residentKey != nil)
    }

    @Test("a second case of the household shares the plan, if its handler may see both")
    func joins() throws {
        let second = try office.openCase(of: "999993653")
        let foreign = try office.openCase(of: "999990639", team: "jeugd-team")

        #expect(
            try office.press("/plan-aansluiten", of: second, ["zaaknummer": foreign.number.description]).status == 422
        )
        #expect(try office.press("/plan-aansluiten", of: second, ["zaaknummer": "Z-2026-009999"]).status == 422)
        #expect(try office.press("/plan-aansluiten", of: second, ["zaaknummer": file.number.description]).status == 303)

        #expect(try office.plan(of: second) == office.plan(of: file))
        let youth = office.staff(team: "jeugd-team")
        #expect(
            try office.press("/plan-aansluiten", of: foreign, ["zaaknummer": file.number.description], by: youth).status
                == 422
        )
    }

    @Test("who may not see the case gets of every page of the plan what nothing gets")
    func outOfSight() throws {
        let pages = [
            "/plan-begin", "/plan-aansluiten", "/plan-persoon", "/plan-doel", "/plan-afspraak", "/plan-gedaan",
            "/plan-toestemming", "/plan-coordinator",
        ]
        for page in pages {
            for caller in [
                office.staff(team: "jeugd-team"), office.staff(module: nil), office.staff(.partner, team: "huisarts"),
            ] {
                #expect(throws: Problem.notFound, "\(page)") { try office.press(page, of: file, by: caller) }
            }
        }
    }

    @Test("the follow page says nothing of the plan, the resident is led to it, and staff reads it whole")
    func panels() throws {
        let followed = try office.panel(file, for: .follower)
        for words in ["Weer lopen", "Anna", "/plan-", "/mijn/plan"] { #expect(!followed.contains(words), "\(words)") }
        #expect(try office.panel(file, for: .resident).contains("/mijn/plan"))
        let whole = try office.panel(file, for: .staff)
        #expect(whole.contains("Weer lopen") && whole.contains("Anna") && whole.contains("/plan-afspraak"))
    }

    private func agree(_ side: String, _ what: String) throws {
        try office.press(
            "/plan-afspraak",
            of: file,
            ["doel": "1", "wie": side, "wat": what, "dag-dag": "1", "dag-maand": "12", "dag-jaar": "2026"]
        )
    }

    private func read(by caller: Caller) throws -> Bool {
        #expect(try office.ask(.get, "/werk/plannen", by: caller).status == 200)
        return office.words.contains("Weer lopen")
    }
}
