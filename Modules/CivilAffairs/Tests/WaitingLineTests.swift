import Kernel
import TestSupport
import Testing

@testable import CivilAffairs

@Suite("Receiving residents and helping them at a desk")
struct WaitingLineTests {
    let hall: TownHall
    let staff: Caller

    init() throws {
        hall = try TownHall()
        staff = hall.employee(.agent)
    }

    @Test("the host gives a number, a desk calls it, the waiting room shows it, and it ends")
    func walkIn() throws {
        let given = try post("/werk/ontvangst/{location}/nummer", ["product": "vraag"])
        let ticket = try #require(given.headers.first?.value.split(separator: "=").last.map(String.init))
        _ = try hall.send(
            .get,
            "/werk/ontvangst/{location}",
            .init(parameters: Self.place, query: ["bon": ticket], caller: staff)
        )
        #expect(hall.pages.last?.notices == ["Nummer B1. Zeg: u bent zo aan de beurt."], "the own work does not count")

        _ = try post("/werk/balie/{location}/{desk}/volgende")

        #expect(try room() == [["B1", "Balie 1"]])
        _ = try hall.send(.get, "/werk/balie/{location}/{desk}", .init(parameters: Self.place, caller: staff))
        #expect(hall.pages.last?.text.contains("Nu aan de balie: B1") == true)
        hall.tenant.clock.advance(seconds: 300)
        _ = try post("/werk/balie/{location}/{desk}/klaar", ["bon": ticket])
        #expect(try room().isEmpty)
        let contacts = try hall.context().read { session in
            try session.tables.first("SELECT calls, helped, busy_ms FROM civil_affairs_desk_hour") {
                [try $0.integer(0), try $0.integer(1), try $0.integer(2)]
            }
        }
        #expect(contacts == [1, 1, 300_000])
    }

    @Test("an appointment goes first once its time has come, before who waited longer without one")
    func order() throws {
        let code = try hall.book(day: "2026-11-23", minute: 600)
        hall.tenant.clock.set(try Self.monday(9, 30))
        _ = try post("/werk/ontvangst/{location}/nummer", ["product": "vraag"])
        _ = try post("/werk/ontvangst/{location}/nummer", ["product": "ophalen"])
        let number = try #require(try hall.file(code)?.number.description)
        _ = try post("/werk/ontvangst/{location}/is-er", ["zaak": number])

        let early = try called(by: "balie-1")
        hall.tenant.clock.set(try Self.monday(10, 0))
        let onTime = try called(by: "balie-2")
        let quick = try called(by: "snelbalie-1")

        #expect(early == "B1", "the appointment is at 10.00 uur")
        #expect(onTime == "A1")
        #expect(quick == "S1")
    }

    @Test("a button for a number that is pressed twice gives one number, and another product a number of its own")
    func oneNumberPerForm() throws {
        let mark = "01990000-0000-7000-8000-00000000000c"
        let given = try [1, 2].map { _ in
            try post("/werk/ontvangst/{location}/nummer", ["product": "vraag", "formulier": mark]).headers.first?.value
        }
        _ = try post("/werk/ontvangst/{location}/nummer", ["product": "ophalen", "formulier": mark])

        #expect(given[0] == given[1])
        #expect(try hall.count("civil_affairs_ticket") == 2)
    }

    @Test("without a choice the host reads what to choose, and nobody gets a number")
    func nothingChosen() throws {
        let answer = try post("/werk/ontvangst/{location}/nummer", ["product": ""])

        #expect(answer.status == 422)
        #expect(hall.pages.last?.faults.compactMap(\.fault) == ["Kies waar de inwoner voor komt."])
        #expect(try hall.count("civil_affairs_ticket") == 0)
    }

    @Test("two desks never call the same number, and a desk that is busy calls nobody")
    func oneNumberOneDesk() throws {
        for _ in 1...2 { _ = try post("/werk/ontvangst/{location}/nummer", ["product": "vraag"]) }

        #expect(try called(by: "balie-1") == "B1")
        #expect(try called(by: "balie-2") == "B2")
        #expect(try called(by: "balie-1") == nil)
        #expect(try hall.waiting() == [0, 0])
    }

    @Test("what happens to the appointment happens to its case", arguments: ["klaar", "niet-gekomen"])
    func caseFollows(end: String) throws {
        let code = try hall.book(day: "2026-11-23", minute: 600)
        hall.tenant.clock.set(try Self.monday(10, 0))
        let number = try #require(try hall.file(code)?.number.description)
        let arrived = try post("/werk/ontvangst/{location}/is-er", ["zaak": number])
        let ticket = try #require(arrived.headers.first?.value.split(separator: "=").last.map(String.init))
        _ = try post("/werk/balie/{location}/{desk}/volgende")

        _ = try post("/werk/balie/{location}/{desk}/\(end)", ["bon": ticket])

        #expect(try hall.file(code)?.resultKey == (end == "klaar" ? "geholpen" : "niet-gekomen"))
        _ = try hall.send(.get, "/afspraak/{code}", .init(parameters: ["code": code]))
        let sentence = end == "klaar" ? "U bent geholpen." : "U was er niet. Maak een nieuwe afspraak."
        #expect(hall.pages.last?.notices == [sentence])
    }

    @Test(
        "from a quarter of an hour late the host can say that somebody did not come, or came after all",
        arguments: [(14, false), (15, true)]
    )
    func late(minutes: Int, isLate: Bool) throws {
        _ = try hall.book(day: "2026-11-23", minute: 600)
        hall.tenant.clock.set(try Self.monday(10, minutes))

        _ = try hall.send(.get, "/werk/ontvangst/{location}", .init(parameters: Self.place, caller: staff))

        let shown = String(describing: hall.pages.last?.blocks ?? [])
        #expect(shown.contains("Niet gekomen") == isLate)
        #expect(shown.contains("Is er toch") == isLate)
        #expect(shown.contains("\"Is er\"") != isLate)
    }

    @Test("who did not come is marked by the host, and arriving twice gives one number")
    func hostMarks() throws {
        let code = try hall.book(day: "2026-11-23", minute: 600)
        let other = try hall.book(day: "2026-11-23", minute: 600, mark: 2)
        hall.tenant.clock.set(try Self.monday(10, 20))
        let numbers = try [code, other].map { try #require(try hall.file($0)?.number.description) }

        for _ in 1...2 {
            _ = try post("/werk/ontvangst/{location}/is-er", ["zaak": numbers[0], "niet-gekomen": "ja"])
        }
        for _ in 1...2 { _ = try post("/werk/ontvangst/{location}/is-er", ["zaak": numbers[1]]) }

        #expect(try hall.file(code)?.resultKey == "niet-gekomen")
        #expect(try hall.count("civil_affairs_ticket") == 1)
    }

    @Test("an appointment of another day is unknown to the host")
    func otherDay() throws {
        let code = try hall.book(day: "2026-11-23", minute: 600)
        let number = try #require(try hall.file(code)?.number.description)

        #expect(throws: Problem.notFound) { try post("/werk/ontvangst/{location}/is-er", ["zaak": number]) }
    }

    @Test("an unknown location or desk, and staff of other modules, get 404", arguments: [0, 1, 2])
    func refused(which: Int) throws {
        var place = Self.place
        if which == 0 { place["location"] = "elders" }
        if which == 1 { place["desk"] = "balie-9" }
        let caller = which == 2 ? hall.employee(.caseWorker, module: "social-domain") : staff

        #expect(throws: Problem.notFound) {
            try hall.send(.get, "/werk/balie/{location}/{desk}", .init(parameters: place, caller: caller))
        }
    }

    @Test("only who may serve at these desks has them in the menu", arguments: ["civil-affairs", "social-domain", nil])
    func menu(module: String?) throws {
        let context = hall.context(hall.employee(.agent, module: module))

        let pages = context.parts.staffPages.filter {
            context.rights?.may($0.page.permission, inModule: $0.module) == true
        }

        #expect(pages.map(\.page.link.words) == (module == "social-domain" ? [] : ["Ontvangst", "Balie"]))
    }

    @Test("the screen of the waiting room loads itself again only when it is asked to")
    func live() throws {
        let still = try hall.send(.get, "/wachtkamer/{location}", .init(parameters: Self.place))
        let live = try hall.send(
            .get,
            "/wachtkamer/{location}",
            .init(parameters: Self.place, query: ["ververs": "ja"])
        )

        #expect(!still.headers.contains { $0.name == "Refresh" })
        #expect(live.headers.contains { $0.name == "Refresh" && $0.value == "10" })
    }

    private static let place = ["location": "gemeentehuis", "desk": "balie-1"]

    private static func monday(_ hour: Int, _ minute: Int) throws -> Timestamp {
        Timestamp(try Day(iso: "2026-11-23"), at: TimeOfDay(hour: hour, minute: minute) ?? .midnight)
    }

    private func post(_ pattern: String, _ fields: [String: String] = [:], desk: String = "balie-1") throws -> Response
    {
        try hall.send(
            .post,
            pattern,
            .init(fields: fields, parameters: ["location": "gemeentehuis", "desk": desk], caller: staff)
        )
    }

    /// The number that a desk has after it asked for the next one; `nil` when the number was there already.
    private func called(by desk: String) throws -> String? {
        let before = try room().first { $0[1] == name(desk) }?[0]
        _ = try post("/werk/balie/{location}/{desk}/volgende", desk: desk)
        let after = try room().first { $0[1] == name(desk) }?[0]
        return before == after ? nil : after
    }

    private func name(_ desk: String) -> String {
        desk.replacing("snelbalie-", with: "Snelbalie ").replacing("balie-", with: "Balie ")
    }

    /// What the screen of the waiting room shows, row by row.
    private func room() throws -> [[String]] {
        _ = try hall.send(.get, "/wachtkamer/{location}", .init(parameters: Self.place))
        for case .table(let table) in hall.pages.last?.blocks ?? [] {
            return table.rows.map { row in
                row.map { cell in
                    guard case .text(let text) = cell else { return "" }
                    return text.plainText
                }
            }
        }
        return []
    }
}

extension TownHall {
    /// Somebody who works here.
    func employee(_ role: StaffRole, module: String? = nil) -> Caller { tenant.employee(role, module: module) }

    /// How many people and minutes of work wait, by the kept counters.
    func waiting() throws -> [Int] {
        try context().read { session in
            try session.tables.first(
                "SELECT coalesce(sum(waiting), 0), coalesce(sum(minutes), 0) FROM civil_affairs_waiting"
            ) { [try $0.integer(0), try $0.integer(1)] } ?? []
        }
    }
}
