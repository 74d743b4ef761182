import Kernel
import Testing

@Suite("A service norm")
struct ServiceNormTests {
    @Test("says which holiday moved the day")
    func explainsHoliday() throws {
        let norm = ServiceNorm(2, .workingDays)

        let due = norm.due(from: try Day(iso: "2026-04-24"), in: WorkingCalendar(.statutory))

        #expect(due.day.iso == "2026-04-29")
        #expect(
            due.text
                == "2 werkdagen na vrijdag 24 april 2026. Maandag 27 april is Koningsdag en telt niet mee."
        )
    }

    @Test("says that the municipality is closed on a bridge day")
    func explainsBridgeDay() throws {
        let calendar = WorkingCalendar(.official, bridgeDays: [try Day(iso: "2026-05-15")])

        let due = ServiceNorm(1, .workingDays).due(from: try Day(iso: "2026-05-13"), in: calendar)

        #expect(due.day.iso == "2026-05-18")
        #expect(
            due.sentences == [
                "1 werkdag na woensdag 13 mei 2026.",
                "Donderdag 14 mei is Hemelvaartsdag en telt niet mee.",
                "Op vrijdag 15 mei is de gemeente dicht.",
                "Die dag telt niet mee.",
            ]
        )
    }

    @Test("counts days and weeks on the calendar, whatever they hold")
    func calendarDays() throws {
        let start = try Day(iso: "2026-04-24")
        let calendar = WorkingCalendar(.statutory)

        let days = ServiceNorm(2, .days).due(from: start, in: calendar)
        let weeks = ServiceNorm(1, .weeks).due(from: start, in: calendar)

        #expect(days.day.iso == "2026-04-26")
        #expect(days.sentences == ["2 dagen na vrijdag 24 april 2026."])
        #expect(weeks.day.iso == "2026-05-01")
        #expect(weeks.sentences == ["1 week na vrijdag 24 april 2026."])
    }

    @Test("of zero working days ends on the day itself, or on the first working day after a closed one")
    func sameDay() throws {
        let norm = ServiceNorm(0, .workingDays)

        let due = norm.due(from: try Day(iso: "2026-04-27"), in: WorkingCalendar(.official))

        #expect(due.day.iso == "2026-04-28")
        #expect(
            due.text == "Op dezelfde dag: maandag 27 april 2026. Maandag 27 april is Koningsdag en telt niet mee."
        )
        #expect(ServiceNorm(-3, .days).amount == 0)
    }

    @Test("explains every day of ten years in sentences of at most fifteen words")
    func shortSentences() throws {
        let first = try Day(iso: "2020-01-01")
        let calendar = WorkingCalendar(
            .statutory,
            bridgeDays: Set((0..<40).map { first.adding(days: 97 * $0) }),
            equatedDays: Set((0..<40).map { first.adding(days: 89 * $0) })
        )

        for offset in 0..<3_653 {
            let due = ServiceNorm(5, .workingDays).due(from: first.adding(days: offset), in: calendar)
            for sentence in due.sentences {
                #expect(sentence.split(separator: " ").count <= 15)
                #expect(sentence.hasSuffix("."))
                #expect(sentence.first?.isLowercase == false)
            }
        }
    }
}
