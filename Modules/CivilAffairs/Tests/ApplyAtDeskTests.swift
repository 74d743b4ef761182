import Kernel
import TestSupport
import Testing

@testable import CivilAffairs

@Suite("Asking for a passport at the desk")
struct ApplyAtDeskTests {
    let hall: TownHall
    let staff: Caller

    init() throws {
        hall = try TownHall()
        staff = hall.employee(.caseWorker)
    }

    @Test("from the appointment at the desk it becomes a case of that person, related to the appointment")
    func passport() throws {
        let code = try arrive()

        _ = try hall.send(.get, pattern, .init(parameters: Self.place, caller: staff))
        let page = try #require(hall.pages.last)
        let answer = try apply(["bsn": "999990019", "gezien": "ja", "extra": "ja", "email": "iemand@voorbeeld.example"])

        #expect(page.text.contains("Paspoort tot 18 jaar: € 63,42"))
        #expect(page.form?.fields.first { $0.name == "over-leeftijd" }?.answer == .text("kind"), "as the resident said")
        let number = try CaseNumber(answer.headers.first?.value.split(separator: "/").last.map(String.init) ?? "")
        let file = try #require(try hall.context().read { try $0.cases.find(number: number) })
        #expect(file.typeKey == "paspoort" && file.statusKey == "aangevraagd")
        #expect(file.targetOn == Day(year: 2026, month: 11, day: 30), "five working days from the day at the desk")
        let identity = try hall.context().read { try $0.cases.resident(of: file) }
        #expect(identity == .person(try CitizenServiceNumber("999990019")))
        let related = try hall.context().read { try $0.dossier.related(to: file) }
        #expect(related.map(\.followCode.description) == [code])
    }

    @Test(
        "without a good number, without seeing who it is, or without consent for a child, nothing begins",
        arguments: [
            (["bsn": "999990018"], "bsn"), (["bsn": ""], "bsn"), (["gezien": ""], "gezien"), (["extra": ""], "extra"),
        ]
    )
    func refused(wrong: [String: String], field: String) throws {
        _ = try arrive()
        let right = ["bsn": "999990019", "gezien": "ja", "extra": "ja"]

        let answer = try apply(right.merging(wrong) { $1 }.filter { !$0.value.isEmpty })

        #expect(answer.status == 422)
        #expect(hall.pages.last?.faults.map(\.name) == [field])
    }

    @Test("an adult with the old passport at hand needs no consent")
    func adult() throws {
        _ = try arrive()

        let answer = try apply(["bsn": "999990019", "gezien": "ja", "over-leeftijd": "volwassen"])

        #expect(answer.status == 303)
    }

    @Test("the button twice makes one case")
    func twice() throws {
        _ = try arrive()
        let fields = ["bsn": "999990019", "gezien": "ja", "extra": "ja"]

        #expect(try apply(fields).headers == apply(fields).headers)
    }

    @Test("the same form for somebody else is refused")
    func reused() throws {
        _ = try arrive()
        _ = try apply(["bsn": "999990019", "gezien": "ja", "extra": "ja"])

        #expect(throws: Problem.formReused) {
            try apply(["bsn": "111222333", "gezien": "ja", "extra": "ja"])
        }
    }

    @Test("a form that was opened for who stood there before makes no case of the next one's number")
    func someoneElseStandsThere() throws {
        _ = try arrive()

        let answer = try apply(["bsn": "999990019", "gezien": "ja", "extra": "ja", "bon": "2"])

        #expect(answer.headers.first?.value.hasSuffix("/werk/balie/gemeentehuis/balie-1") == true)
        #expect(try hall.count("civil_affairs_ticket") == 1)
        #expect(try hall.count("public_case") == 1, "the appointment, and no passport")
    }

    @Test("with nobody at the desk there is nothing to begin")
    func nobody() throws {
        _ = try hall.send(.get, pattern, .init(parameters: Self.place, caller: staff))
        let sent = try apply(["bsn": "999990019", "gezien": "ja"])

        #expect(hall.pages.last?.title == "Begin een aanvraag" && hall.pages.last?.form == nil)
        #expect(sent.headers.first?.value == "/duiven/werk/balie/gemeentehuis/balie-1")
    }

    private let pattern = "/werk/balie/{location}/{desk}/aanvraag"
    private static let place = ["location": "gemeentehuis", "desk": "balie-1"]

    /// A parent comes for the passport of a child and is called to the desk.
    private func arrive() throws -> String {
        var fields = TownHall.booking("paspoort", minute: 600)
        fields["over-leeftijd"] = "kind"
        let made = try hall.send(.post, "/afspraak", .init(fields: fields))
        let code = String(made.headers.first?.value.split(separator: "/").last?.prefix(9) ?? "")
        hall.tenant.clock.set(
            Timestamp(try Day(iso: "2026-11-23"), at: TimeOfDay(hour: 10, minute: 0) ?? .midnight)
        )
        let number = try #require(try hall.file(code)?.number.description)
        for (path, sent) in [
            ("/werk/ontvangst/{location}/is-er", ["zaak": number]), ("/werk/balie/{location}/{desk}/volgende", [:]),
        ] {
            _ = try hall.send(.post, path, .init(fields: sent, parameters: Self.place, caller: staff))
        }
        return code
    }

    private func apply(_ fields: [String: String]) throws -> Response {
        let usual = [
            "over-leeftijd": "kind", "over-oude": "ja", "formulier": "01990000-0000-7000-8000-00000000000b",
            "bon": "1",
        ]
        return try hall.send(
            .post,
            pattern,
            .init(fields: usual.merging(fields) { $1 }, parameters: Self.place, caller: staff)
        )
    }
}

@Suite("Figures of waiting and helping")
struct DeskFigureTests {
    @Test("the use of desks is the time that somebody was helped, over all desks and the hours they are open")
    func use() throws {
        let hall = try TownHall()
        let location = try #require(hall.tenant.municipality.locations.first)
        let monday = try Day(iso: "2026-11-23")
        let hours = DeskHours(
            of: location,
            in: [Week(of: monday)],
            hall.tenant.municipality.workingCalendar,
            until: monday
        )
        let open = try #require(location.hours(on: monday, in: hall.tenant.municipality.workingCalendar))
        let desks = location.desks.quick + location.desks.flexible

        #expect(hours.total == (open.closes.minutes - open.opens.minutes) * desks)
        #expect(hours.use(30 * desks * 60_000, in: open.opens.hour) == 50, "half an hour of each desk in a whole hour")
        #expect(hours.use(1, in: 3) == nil, "closed at night")
        #expect(hours.use(24 * 60 * desks * 60_000, in: open.opens.hour) == 100)
    }

    @Test("ten visits show how long people wait and when; nine show nothing", arguments: [9, 10])
    func smallGroups(visits: Int) throws {
        let hall = try TownHall()
        let staff = hall.employee(.caseWorker)
        let place = ["location": "gemeentehuis", "desk": "balie-1"]
        for _ in 1...visits {
            let given = try hall.send(
                .post,
                "/werk/ontvangst/{location}/nummer",
                .init(fields: ["product": "vraag"], parameters: place, caller: staff)
            )
            let ticket = given.headers.first?.value.split(separator: "=").last.map(String.init) ?? ""
            hall.tenant.clock.advance(seconds: 240)
            for part in ["volgende", "klaar"] {
                let path = "/werk/balie/{location}/{desk}/\(part)"
                _ = try hall.send(.post, path, .init(fields: ["bon": ticket], parameters: place, caller: staff))
            }
        }

        let week = Week(of: hall.context().today)
        let topic = try #require(try hall.context(hall.employee(.manager)).figureTopics(in: week...week).first)

        let sentences = topic.charts.map(\.conclusion)
        #expect(sentences.contains("Iemand wachtte gemiddeld 4 minuten voor de balie riep.") == (visits == 10))
        #expect(topic.numbers.map(\.value) == (visits == 10 ? [100, 4, 0, 0, 0] : [nil, nil, nil, nil, 0]))
        let other = hall.context(hall.employee(.manager, module: "social-domain"))
        #expect(try other.figureTopics(in: week...week).isEmpty, "who steers another module sees nothing of it")
    }
}
