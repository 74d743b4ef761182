import Kernel
import Testing

@testable import Pages

@Suite("Days and terms on a page")
struct ScheduleDrawingTests {
    private static let rows = [
        Schedule.Row("Tijd om te beslissen", .limit, from: day(1), to: day(10), explanation: "10 dagen."),
        Schedule.Row("De tijd stond stil", .still, from: day(3), to: day(4), explanation: "Wij misten iets."),
        Schedule.Row("Ons besluit", on: day(6), explanation: "Op deze dag."),
    ]

    private static func day(_ number: Int) -> Day { Day(year: 2026, month: 11, day: number) ?? Day(number: 0) }

    private static func read(today: Day?) throws -> HTMLReading {
        let schedule = Schedule("De klok", conclusion: "Wij beslissen op tijd.", rows: rows, today: today)
        return HTMLReading(
            HousePages().draw(Page("Zaak", blocks: [.schedule(schedule)]), for: try Samples.municipality())
        )
    }

    @Test("who hears the page gets every term in words, and today")
    func spoken() throws {
        let label = try Self.read(today: Self.day(5)).all("svg").compactMap { $0.attributes["aria-label"] }.first

        #expect(
            label == "Tijdbalk. Tijd om te beslissen: van 1 november 2026 tot en met 10 november 2026. "
                + "De tijd stond stil: van 3 november 2026 tot en met 4 november 2026. Ons besluit: 6 november 2026. "
                + "Vandaag is 5 november 2026."
        )
    }

    @Test("a bar begins and ends with its days, and a single day is a point")
    func bars() throws {
        let reading = try Self.read(today: nil)

        // Ten days on 418 units; the second bar is the third and fourth day.
        let bars = reading.all("rect").filter { ["f1", "f3"].contains($0.attributes["class"]) }
        #expect(bars.map { $0.attributes["x"] } == ["0", "83.6"])
        #expect(bars.map { $0.attributes["width"] } == ["418", "83.6"])
        #expect(reading.all("path").filter { $0.attributes["class"] == "pt" }.count == 1)
    }

    @Test("behind the drawing stands a table with each day and its reason")
    func table() throws {
        let rows = try Self.read(today: nil).all("tr").map(\.text)

        #expect(rows.count == 4)
        #expect(rows[2].contains("dinsdag 3 november 2026") && rows[2].contains("Wij misten iets."))
    }

    @Test("today is a line through it, only when it lies between its days", arguments: [1, 10, 11])
    func today(number: Int) throws {
        let reading = try Self.read(today: Self.day(number))

        #expect(reading.all("path").filter { $0.attributes["class"] == "norm" }.count == (number == 11 ? 0 : 1))
    }

    @Test("without any day it says so and keeps every rule of a page")
    func empty() throws {
        let schedule = Schedule("De klok", conclusion: "Er is geen termijn.", rows: [], today: nil)
        let reading = HTMLReading(
            HousePages().draw(Page("Zaak", blocks: [.schedule(schedule)]), for: try Samples.municipality())
        )

        #expect(reading.faults.isEmpty)
        #expect(reading.all("details").first?.text.contains("Er zijn nog geen dagen.") == true)
    }
}
