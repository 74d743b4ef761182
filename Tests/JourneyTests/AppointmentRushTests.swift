import Kernel
import TestSupport
import Testing

@testable import App

@Suite("Many residents want an appointment at the same moment", .serialized)
struct AppointmentRushTests {
    /// Heerde has four desks for appointments; of twenty minutes from 9.00 uur there are 25 times of four places.
    static let times = (0..<25).map { 540 + 20 * $0 }
    static let places = 100
    static let people = 500

    @Test("500 people after the last 100 places at once: exactly 100 appointments, 400 refusals with another choice")
    func rush() throws {
        let running = try RunningPlatform(["heerde"])
        let answers = Lock<[TestClient.Answer]>([])
        let next = Lock(0)
        let found = try Self.longDay(running)
        let day = try #require(found)
        let threads = try (0..<50).map { _ in
            try SystemThread.start {
                while let person = Self.take(next) {
                    guard let answer = try? Self.ask(person, on: day, running) else { continue }
                    answers.withLock { $0.append(answer) }
                }
            }
        }
        threads.forEach { $0.join() }

        let all = answers.withLock { $0 }
        let made = all.filter { $0.status == 303 }
        let refused = all.filter { $0.status == 422 }
        #expect(all.count == Self.people, "everybody got an answer")
        #expect(made.count == Self.places)
        #expect(Set(made.compactMap { $0.headers["location"] }).count == Self.places, "each has a code of its own")
        #expect(refused.count == Self.people - Self.places)
        for answer in refused {
            #expect(
                answer.text.contains("Iemand koos net deze tijd. Kies een andere tijd.")
                    || answer.text.contains("Op deze dag is geen plek. Kies een andere dag.")
            )
            #expect(answer.text.components("<option").count > 2, "there is something else to choose")
        }
        let kept = try running.read("heerde") { tables in
            try tables.first(
                "SELECT (SELECT count(*) FROM civil_affairs_appointment), (SELECT max(taken) FROM civil_affairs_slot)"
            ) { (appointments: try $0.integer(0), most: try $0.integer(1)) }
        }
        #expect(kept?.appointments == Self.places)
        #expect(kept?.most == 4)
    }

    private static func take(_ next: Lock<Int>) -> Int? {
        next.withLock { count in
            guard count < people else { return nil }
            count += 1
            return count - 1
        }
    }

    /// Five people want each place, each from an address of its own.
    private static func ask(_ person: Int, on day: Day, _ running: RunningPlatform) throws -> TestClient.Answer {
        let fields = MadeAppointment.fields(
            id: running.platform.ids.next().description,
            place: "gemeentehuis.counter",
            minute: times[person % times.count]
        )
        return try running.client().post(
            "/heerde/afspraak",
            form: fields.map { $0.0 == "dag" ? ("dag", day.iso) : $0 },
            headers: ["X-Forwarded-For": "10.1.\(person / 250).\(person % 250 + 1)"]
        )
    }

    /// The first day on which the town hall is open from nine until half past five or later.
    private static func longDay(_ running: RunningPlatform) throws -> Day? {
        let municipality = try running.municipality("heerde")
        let today = running.clock.now().day
        return (1...14).map { today.adding(days: $0) }.first { day in
            guard let hours = municipality.locations.first?.hours(on: day, in: municipality.workingCalendar) else {
                return false
            }
            return hours.opens.minutes <= 540 && hours.closes.minutes >= 1_040
        }
    }
}

extension String {
    /// The pieces between every occurrence of a word.
    fileprivate func components(_ word: String) -> [Substring] {
        split(separator: word, omittingEmptySubsequences: false)
    }
}

extension RunningPlatform {
    /// Reads the tables of civil affairs.
    func read<Value>(_ slug: String, _ body: (any Database) throws -> Value) throws -> Value {
        guard let open = platform.directory.open(slug: slug) else { throw Missing(what: slug) }
        let context = open.entry.context(caller: .anonymous, now: clock.now(), module: "civil-affairs")
        return try context.read { try body($0.tables) }
    }
}
