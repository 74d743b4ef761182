import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("Advice and decision on an application")
struct PermitDecisionTests {
    let office: PermitOffice

    init() throws { office = try PermitOffice() }

    private static let yes = [
        "uitkomst": "verleend", "reden": "Het past bij de regels.", "voorwaarden": "- Stop om 23.00 uur\nRuim alles op",
        "onderwerp": "Braderie op het plein",
    ]

    @Test("a decision closes the case with its result, its reasons, its conditions and the last day to object")
    func decides() throws {
        let file = try office.apply()
        #expect(try office.send("/besluit", of: file).status == 200)

        #expect(try office.press("/besluit", of: file, Self.yes).status == 303)

        let closed = try office.now(file)
        #expect(closed.isClosed && closed.statusKey == "besloten" && closed.resultKey == "verleend")
        let decision = try #require(try office.permit(file).decision)
        #expect(decision.conditions == ["Stop om 23.00 uur", "Ruim alles op"])
        #expect(decision.publication?.contains("verleende evenementenvergunning") == true)
        let message = try #require(try office.messages(file).last)
        #expect(message.subject == "Ons besluit: wij zeggen ja")
        #expect(message.news.contains("Het past bij de regels.") && message.news.contains("Stop om 23.00 uur"))
        #expect(message.expectation.contains("tot en met maandag 4 januari 2027"))
        #expect(try office.messages(file).filter { $0.subject.contains("esluit") }.count == 1, "one message, not two")
    }

    @Test("the last button twice decides once, and on a closed case nothing more can be done")
    func twice() throws {
        let file = try office.apply()
        let sent = Self.yes.merging(["versie": String(file.work.version), "bevestig": "ja"]) { $1 }
        _ = try office.send("/besluit", of: file, sent)

        #expect(try office.send("/besluit", of: file, sent).status == 303)
        #expect(try office.press("/besluit", of: file, ["uitkomst": "geweigerd", "reden": "x"]).status == 409)
        #expect(try office.press("/advies", of: file, ["partner": "politie"]).status == 409)
        #expect(try office.press("/aanvulling", of: file, ["deel1": "ja", "weken": "1"]).status == 409)
    }

    @Test("what was decided while somebody else changed the case is not done")
    func overtaken() throws {
        let file = try office.apply()
        let old = String(file.work.version)
        _ = try office.press("/aanvulling", of: file, ["deel1": "ja", "weken": "1"])

        let sent = Self.yes.merging(["versie": old, "bevestig": "ja"]) { $1 }
        #expect(try office.send("/besluit", of: file, sent).status == 409)
        #expect(try office.now(file).isClosed == false)
    }

    @Test(
        "without reasons, with conditions to a no, or unfinished, nothing is decided",
        arguments: [
            ["reden": ""], ["uitkomst": ""], ["uitkomst": "geweigerd"], ["onderwerp": ""],
            ["uitkomst": "niet-behandeld"], ["uitkomst": "van-rechtswege"],
        ]
    )
    func refuses(change: [String: String]) throws {
        let file = try office.apply()

        #expect(try office.press("/besluit", of: file, Self.yes.merging(change) { $1 }).status == 422)
        #expect(try office.now(file).isClosed == false)
    }

    @Test("who stops gets no time to object and no publication")
    func withdrawn() throws {
        let file = try office.apply()
        let fields = ["uitkomst": "ingetrokken", "reden": "De aanvrager belde.", "onderwerp": "Braderie"]

        #expect(try office.press("/besluit", of: file, fields).status == 303)

        #expect(try office.now(file).statusKey == "gestopt")
        #expect(try office.permit(file).decision?.publication == nil)
        #expect(try office.messages(file).last?.expectation == "U hoeft nu niets te doen.")
        #expect(try office.panel(file, for: .resident).rows["Tijd om bezwaar te maken"] == nil)
    }

    @Test("a partner is asked once at a time, the limit does not wait, and the answer is kept")
    func advice() throws {
        let file = try office.apply()
        let asked = ["partner": "politie", "vraag": "Is dit veilig?", "weken": "3"]

        #expect(try office.press("/advies", of: file, asked).status == 303)

        #expect(try office.press("/advies", of: file, asked).status == 422)
        #expect(try office.now(file).deadlineOn == file.deadlineOn)
        let advice = try #require(try office.permit(file).advices.first)
        #expect(advice.dueOn == .test("2026-12-11"))
        office.wait(days: 10)
        let answer = ["advies": String(advice.key), "oordeel": "met-voorwaarden", "tekst": "Zet hekken neer."]
        #expect(try office.press("/advies-binnen", of: file, answer).status == 303)
        let kept = try #require(try office.permit(file).advices.first)
        #expect(kept.answer?.verdict == .conditional && kept.isInTime == true)
        let again = answer.merging(["tekst": "Toch niet."]) { $1 }
        _ = try office.press("/advies-binnen", of: file, again)
        #expect(try office.permit(file).advices.first?.answer?.text == "Zet hekken neer.", "an answer stays as it is")
    }

    @Test("a partner that this kind does not know is refused, and an answer that nobody waits for changes nothing")
    func adviceRefused() throws {
        let file = try office.apply()

        let fields = ["partner": "waterschap", "vraag": "Kan dit?", "weken": "3"]
        #expect(try office.press("/advies", of: file, fields).status == 422)
        #expect(try office.press("/advies-binnen", of: file, ["advies": "1"]).status == 303)
        #expect(try office.permit(file).advices.isEmpty)
    }

    @Test("where silence is a yes, the day after the limit makes it one, the last day does not", arguments: [56, 57])
    func silence(days: Int) throws {
        let file = try office.apply("rommelmarkt")
        office.wait(days: days)

        for _ in 1...2 { try office.doChores() }

        let now = try office.now(file)
        #expect(now.isClosed == (days == 57))
        guard days == 57 else { return }
        #expect(now.resultKey == "van-rechtswege")
        let decision = try #require(try office.permit(file).decision)
        #expect(decision.countsFrom == file.deadlineOn?.adding(days: 3))
        #expect(decision.publication?.contains("van rechtswege verleende vergunning voor een rommelmarkt") == true)
        #expect(try office.messages(file).last?.news.contains("Dan zegt de wet ja") == true)
    }

    @Test("where silence is no yes, where time stands still, or where it was put off, nothing comes of it")
    func noSilence() throws {
        let event = try office.apply()
        let still = try office.apply("rommelmarkt")
        let longer = try office.apply("rommelmarkt")
        let type = try #require(office.type(of: longer))
        try office.write { _ = try $0.handling.extend(longer, of: type, reason: "Er is meer nodig.") }
        office.wait(days: 50)
        _ = try office.press("/aanvulling", of: still, ["deel1": "ja", "weken": "6"])
        office.wait(days: 10)

        try office.doChores()

        for file in [event, still, longer] { #expect(try office.now(file).isClosed == false) }
    }

    @Test("what another system keeps is decided there: no round grants it")
    func otherSystem() throws {
        let file = try office.apply("rommelmarkt", source: CaseSource(client: 1, reference: "MARKT-1"))
        office.wait(days: 80)

        try office.doChores()

        #expect(try office.now(file).isClosed == false)
    }

    @Test("after the limit, where silence is a yes, nobody decides any more", arguments: [56, 57])
    func tooLate(days: Int) throws {
        let file = try office.apply("rommelmarkt")
        office.wait(days: days)

        #expect(try office.press("/besluit", of: file, Self.yes).status == (days == 56 ? 303 : 409))
    }

    @Test("every decision counts for the figures of its kind, with days, time stood still and whether it was in time")
    func figures() throws {
        for number in 0..<10 {
            let file = try office.apply()
            if number < 3 { _ = try office.press("/aanvulling", of: file, ["deel1": "ja", "weken": "1"]) }
            office.wait(days: number == 9 ? 60 : 10)
            try office.doChores()
            _ = try office.press("/besluit", of: file, Self.yes)
        }

        let rows = try office.context().read { session in
            let week = Week(of: office.tenant.clock.now().day)
            return try PermitFigureRows(
                session.tables,
                in: week.adding(weeks: -52)...week,
                of: ["evenementenvergunning"]
            )
        }

        let sum = try #require(rows.kinds.first?.sum)
        #expect(sum.decided == 10 && sum.inTime == 9 && sum.days == 150)
        #expect(sum.stoodStill == 3 && sum.stillDays == 21)
        let numbers = try figures(for: office.employee(.manager)).flatMap(\.numbers)
        #expect(numbers.map(\.value) == [90, 15, nil], "three that stood still are too few to tell")
    }

    @Test("nine decisions are too few to tell, and who sees figures of other modules only sees none")
    func smallGroups() throws {
        for _ in 0..<9 { _ = try office.press("/besluit", of: try office.apply(), Self.yes) }

        let topic = try #require(try figures(for: office.employee(.manager)).first)

        #expect(topic.numbers.allSatisfy { $0.value == nil })
        #expect(topic.charts.flatMap(\.series).flatMap(\.values).allSatisfy { $0 == nil || $0 == 0 })
        #expect(try figures(for: office.employee(.manager, module: "social-domain")).isEmpty)
    }

    private func figures(for caller: Caller) throws -> [FigureTopic] {
        let week = Week(of: office.tenant.clock.now().day)
        return try office.context(caller).figureTopics(in: week.adding(weeks: -52)...week)
    }
}
