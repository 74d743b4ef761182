import Kernel
import Testing

@Suite("A statutory term")
struct StatutoryTermTests {
    @Test(
        "ends on the day of the reference, before and after the Algemene termijnenwet",
        .enabled(if: ReferenceTable.areThere)
    )
    func equalsReference() throws {
        for row in try ReferenceTable.rows("calendar/awb-term-vectors.tsv") {
            let start = try Day(iso: row[3])
            let (term, event) = try term(row[2], from: start)

            #expect(term.end(from: event).day.iso == row[5], "\(row[0]) from \(start)")
        }
    }

    /// The term behind a notation of the reference; `bezwaareinde` counts from the end of six weeks.
    private func term(_ notation: String, from start: Day) throws -> (StatutoryTerm, Day) {
        if notation == "6w-1d" { return (StatutoryTerm(rule(6, .weeks), start: .sameDay), start) }
        let afterObjection = notation.hasPrefix("bezwaareinde+")
        let lengths = notation.split(separator: "+").filter { $0 != "bezwaareinde" }
        let rules = try lengths.map { length in
            let unit: StatutoryTermRule.Unit = length.last == "w" ? .weeks : length.last == "m" ? .months : .days
            return rule(try #require(Int(length.dropLast())), unit)
        }
        let term = rules.dropFirst().reduce(StatutoryTerm(try #require(rules.first))) { $0.extended(by: $1) }
        return (term, afterObjection ? rule(6, .weeks).end(from: start).day : start)
    }

    private func rule(_ amount: Int, _ unit: StatutoryTermRule.Unit) -> StatutoryTermRule {
        StatutoryTermRule(amount, unit, article: "Awb 4:13")
    }

    @Test("that ends in a weekend runs on to the next working day, and says so (article 1)")
    func weekend() throws {
        let end = rule(6, .weeks).end(from: try Day(iso: "2026-06-06"))

        #expect(end.day.iso == "2026-07-20")
        #expect(
            end.sentences == [
                "6 weken na zaterdag 6 juni 2026.",
                "Zaterdag 18 juli valt in het weekend.",
                "De laatste dag is daarom maandag 20 juli.",
            ]
        )
    }

    @Test("that ends on a holiday runs on, also on 5 May and on a day that the Crown equated (article 3)")
    func holiday() throws {
        let liberation = rule(2, .weeks).end(from: try Day(iso: "2026-04-21"))
        let equated = rule(2, .weeks).end(
            from: try Day(iso: "2016-04-21"),
            equatedDays: [try Day(iso: "2016-05-06")]
        )

        #expect(liberation.day.iso == "2026-05-06")
        #expect(liberation.sentences[1] == "Dinsdag 5 mei is Bevrijdingsdag.")
        #expect(equated.day.iso == "2016-05-09")
    }

    @Test(
        "of three days or more holds at least two working days (article 2)",
        arguments: [
            // Maundy Thursday: then Good Friday, the weekend and Easter Monday.
            (3, "2026-04-02", "2026-04-08"), (5, "2026-04-02", "2026-04-08"), (6, "2026-04-02", "2026-04-08"),
            // Two days are too short for article 2: the third of April to the first working day after.
            (2, "2026-04-02", "2026-04-07"), (1, "2026-04-02", "2026-04-07"),
            (3, "2026-06-02", "2026-06-05"),
        ]
    )
    func twoWorkingDays(days: Int, start: String, end: String) throws {
        let term = rule(days, .days).end(from: try Day(iso: start))

        #expect(term.day.iso == end)
    }

    @Test(
        "longer than 90 days, twelve weeks or three months ends where the count ends (article 4)",
        arguments: [
            (90, .days, "2026-03-01", "2026-06-01"), (91, .days, "2026-02-28", "2026-05-30"),
            (12, .weeks, "2026-05-02", "2026-07-27"), (13, .weeks, "2026-05-02", "2026-08-01"),
            (3, .months, "2026-05-01", "2026-08-03"), (4, .months, "2026-05-01", "2026-09-01"),
            (6, .months, "2026-02-01", "2026-08-01"),
        ] as [(Int, StatutoryTermRule.Unit, String, String)]
    )
    func tooLong(amount: Int, unit: StatutoryTermRule.Unit, start: String, end: String) throws {
        #expect(rule(amount, unit).end(from: try Day(iso: start)).day.iso == end)
    }

    @Test("can start on the day itself, be extended, and stand still")
    func startExtensionSuspension() throws {
        let day = try Day(iso: "2026-06-01")

        let sameDay = StatutoryTerm(rule(6, .weeks), start: .sameDay).end(from: day)
        let month = StatutoryTerm(rule(1, .months), start: .sameDay).end(from: day)
        let extended = StatutoryTerm(rule(6, .weeks)).extended(by: rule(4, .weeks)).end(from: day)
        let suspended = StatutoryTerm(rule(8, .weeks)).suspended(days: 10).suspended(days: -5).end(from: day)

        #expect(sameDay.text.hasPrefix("6 weken. De eerste dag is maandag 1 juni 2026."))
        #expect(sameDay.day.iso == "2026-07-13")
        #expect(month.day.iso == "2026-06-30")
        #expect(extended.day.iso == "2026-08-10")
        #expect(extended.text == "6 weken plus 4 weken na maandag 1 juni 2026.")
        #expect(suspended.day.iso == "2026-08-06")
        #expect(suspended.sentences[1] == "De tijd stond 10 dagen stil.")
    }

    @Test("counted back is left as it is: notice of a move from four weeks before, also on a Sunday")
    func countedBack() throws {
        #expect(try Day(iso: "2026-03-29").adding(weeks: -4).iso == "2026-03-01")
    }
}
