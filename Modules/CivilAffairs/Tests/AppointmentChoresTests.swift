import Kernel
import TestSupport
import Testing

@testable import CivilAffairs

@Suite("What happens to appointments by itself")
struct AppointmentChoresTests {
    @Test("the day before, from nine o'clock, everybody is reminded once", arguments: [(8, 0), (9, 1)])
    func reminder(hour: Int, expected: Int) throws {
        let hall = try TownHall()
        let code = try hall.book(day: "2026-11-24", mail: "iemand@voorbeeld.example")
        hall.tenant.clock.set(try Self.moment("2026-11-23", hour))

        for _ in 1...2 { try hall.doChores() }

        let file = try #require(try hall.file(code))
        let reminders = try hall.context().read { try $0.messages.messages(of: file, limit: 9) }
            .filter { $0.text.subject.hasPrefix("Denkt u aan uw afspraak") }
        #expect(reminders.count == expected)
        #expect(reminders.allSatisfy { $0.state == .waiting && $0.author == .platform })
    }

    @Test(
        "who makes an appointment after the reminders left gets none; when the platform stood still they leave a day later"
    )
    func late() throws {
        let hall = try TownHall()
        let code = try hall.book(day: "2026-11-24", mark: 1)
        hall.tenant.clock.set(try Self.moment("2026-11-23", 10))
        _ = try hall.book(day: "2026-11-24", minute: 600, mark: 2)
        hall.tenant.clock.set(try Self.moment("2026-11-24", 8))
        try hall.doChores()
        #expect(try hall.count("civil_affairs_appointment WHERE reminded_at IS NOT NULL") == 1, "the one made late")
        hall.tenant.clock.set(Timestamp(try Day(iso: "2026-11-24"), at: TimeOfDay(hour: 9, minute: 30) ?? .midnight))

        try hall.doChores()

        let file = try #require(try hall.file(code))
        let told = try hall.context().read { try $0.messages.messages(of: file, limit: 9) }
        #expect(told.filter { $0.text.subject.hasPrefix("Denkt u aan uw afspraak") }.count == 1)
    }

    @Test("a talk elsewhere that nobody said anything about took place")
    func elsewhere() throws {
        let hall = try TownHall(desks: Desks(flexible: 1, video: 1))
        let code = try hall.bookElsewhere(.video)
        hall.tenant.clock.set(try Self.moment("2026-11-24", 9))

        try hall.doChores()

        #expect(try hall.file(code)?.resultKey == "geholpen")
    }

    @Test("an appointment of the day after tomorrow, or one that is cancelled, gets no reminder")
    func noReminder() throws {
        let hall = try TownHall()
        let codes = try [("2026-11-25", 1), ("2026-11-24", 2)].map { try hall.book(day: $0.0, mark: $0.1) }
        _ = try hall.send(.post, "/afspraak/{code}/afzeggen", .init(parameters: ["code": codes[1]]))
        hall.tenant.clock.set(try Self.moment("2026-11-23", 10))

        try hall.doChores()

        #expect(try hall.count("civil_affairs_appointment WHERE reminded_at IS NOT NULL") == 0)
    }

    @Test(
        "the day after, from nine o'clock, who was never there is closed as not come, and counted, however many there are"
    )
    func ended() throws {
        let hall = try TownHall(desks: Desks(flexible: 50))
        let codes = try (1...45).map { try hall.book(mark: $0) }
        hall.tenant.clock.set(try Self.moment("2026-11-24", 8))
        try hall.doChores()
        #expect(try hall.file(codes[0])?.isClosed == false)
        hall.tenant.clock.set(try Self.moment("2026-11-24", 9))

        try hall.doChores()

        for code in codes { #expect(try hall.file(code)?.resultKey == "niet-gekomen") }
        let missed = try hall.context().read { session in
            try session.tables.first("SELECT sum(missed) FROM civil_affairs_desk_hour") { try $0.integer(0) }
        }
        #expect(missed == 45)
    }

    private static func moment(_ day: String, _ hour: Int) throws -> Timestamp {
        Timestamp(try Day(iso: day), at: TimeOfDay(hour: hour, minute: 0) ?? .midnight)
    }
}

extension TownHall {
    /// Does everything that the module does by itself, as one round of the platform does.
    func doChores() throws {
        for chore in AppointmentChores(products: products).all {
            let context = context(.platform)
            while try write(as: .platform, { try chore.work($0, context) }) {}
        }
    }
}
