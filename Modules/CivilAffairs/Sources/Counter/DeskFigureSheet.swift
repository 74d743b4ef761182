internal import Kernel

/// The kept figures of one location, by week and by hour.
struct DeskFigureRows {
    let weeks: [(week: Week, sum: Sum)]
    let hours: [(hour: Int, sum: Sum)]
    /// How many days of each hour had people, to know what the desks could do.
    let total: Sum

    struct Sum: Hashable, Sendable {
        var calls = 0
        var waitedMilliseconds = 0
        var inTime = 0
        var helped = 0
        var busyMilliseconds = 0
        var missed = 0

        static func + (left: Sum, right: Sum) -> Sum {
            Sum(
                calls: left.calls + right.calls,
                waitedMilliseconds: left.waitedMilliseconds + right.waitedMilliseconds,
                inTime: left.inTime + right.inTime,
                helped: left.helped + right.helped,
                busyMilliseconds: left.busyMilliseconds + right.busyMilliseconds,
                missed: left.missed + right.missed
            )
        }
    }

    init(_ tables: any Database, at location: Location, in weeks: ClosedRange<Week>) throws {
        let rows = try tables.rows(
            """
            SELECT week, hour, calls, waited_ms, in_time, helped, busy_ms, missed FROM civil_affairs_desk_hour
            WHERE location = \(location.key) AND week BETWEEN \(weeks.lowerBound) AND \(weeks.upperBound)
            """
        ) { row in
            (
                week: Week(of: Day(number: try row.integer(0))), hour: try row.integer(1),
                sum: Sum(
                    calls: try row.integer(2),
                    waitedMilliseconds: try row.integer(3),
                    inTime: try row.integer(4),
                    helped: try row.integer(5),
                    busyMilliseconds: try row.integer(6),
                    missed: try row.integer(7)
                )
            )
        }
        self.weeks = Dictionary(grouping: rows, by: \.week).map { ($0, $1.map(\.sum).reduce(Sum(), +)) }
            .sorted { $0.week < $1.week }
        hours = Dictionary(grouping: rows, by: \.hour).map { ($0, $1.map(\.sum).reduce(Sum(), +)) }
            .sorted { $0.hour < $1.hour }
        total = rows.map(\.sum).reduce(Sum(), +)
    }
}

/// The figures of one location for the people who steer; a group of fewer than ten people is left out.
struct DeskFigureSheet {
    let rows: DeskFigureRows
    let location: Location
    let hours: DeskHours

    static let smallest = 10

    /// Waiting time and use of the desks, per location.
    static let figures = ModuleFigures(withThoseOf: AppointmentCase.typeKey) { weeks, tables, context in
        try context.municipality.locations.compactMap { location in
            let rows = try DeskFigureRows(tables, at: location, in: weeks)
            guard rows.total.calls > 0 else { return nil }
            let hours = DeskHours(
                of: location,
                in: rows.weeks.map(\.week),
                context.municipality.workingCalendar,
                until: context.today
            )
            return DeskFigureSheet(rows: rows, location: location, hours: hours).topic
        }
    }

    private var topic: FigureTopic {
        guard rows.total.calls >= Self.smallest else { return FigureTopic(location.name, numbers: numbers, charts: []) }
        return FigureTopic(
            location.name,
            numbers: numbers,
            charts: [waitingByWeek, waitingByHour, visitsByHour, useByHour]
        )
    }

    private var numbers: [FigureTopic.Number] {
        let total = rows.total
        let isKnown = total.calls >= Self.smallest
        return [
            FigureTopic.Number(
                "\(location.name): geroepen binnen \(DeskFigures.normMinutes) minuten",
                isKnown ? Double(total.inTime * 100 / total.calls) : nil,
                in: "%"
            ),
            FigureTopic.Number(
                "\(location.name): gemiddeld gewacht",
                isKnown ? Self.rounded(Self.waited(total)) : nil,
                in: "minuten"
            ),
            FigureTopic.Number(
                "\(location.name): gemiddeld aan de balie",
                total.helped >= Self.smallest ? Self.rounded(Self.helpedMinutes(total)) : nil,
                in: "minuten"
            ),
            FigureTopic.Number(
                "\(location.name): tijd dat een balie iemand hielp",
                isKnown ? hours.use(total.busyMilliseconds).map(Double.init) : nil,
                in: "%"
            ),
            FigureTopic.Number(
                "\(location.name): niet gekomen",
                total.missed == 0 || total.missed >= Self.smallest ? Double(total.missed) : nil,
                in: "mensen"
            ),
        ]
    }

    private var waitingByWeek: Chart {
        Chart(
            "Wachttijd per week, \(location.name)",
            conclusion: sentence,
            .columns,
            along: Chart.Axis("Week", rows.weeks.map { String($0.week.number) }),
            [Chart.Series("Minuten gewacht", rows.weeks.map { Self.shown($0.sum, Self.waited) })],
            in: Self.minutes
        )
    }

    private var waitingByHour: Chart {
        let busiest = rows.hours.filter { $0.sum.calls >= Self.smallest }
            .max { Self.waited($0.sum) < Self.waited($1.sum) }
        let words = busiest.map { "Het langst wachten mensen tussen \($0.hour).00 en \($0.hour + 1).00 uur." }
        return Chart(
            "Wachttijd per uur van de dag, \(location.name)",
            conclusion: words ?? "Er zijn te weinig bezoeken om dit te laten zien.",
            .bars,
            along: hourAxis,
            [Chart.Series("Minuten gewacht", rows.hours.map { Self.shown($0.sum, Self.waited) })],
            in: Self.minutes
        )
    }

    private var visitsByHour: Chart {
        let most = rows.hours.max { $0.sum.calls < $1.sum.calls }
        return Chart(
            "Bezoeken per uur van de dag, \(location.name)",
            conclusion: most.map { "De meeste mensen komen tussen \($0.hour).00 en \($0.hour + 1).00 uur." } ?? "",
            .bars,
            along: hourAxis,
            [Chart.Series("Bezoeken", rows.hours.map { Self.shown($0.sum) { Double($0.calls) } })],
            in: Chart.Unit(name: "bezoeken")
        )
    }

    private var useByHour: Chart {
        let most = rows.hours.filter { $0.sum.calls >= Self.smallest }.max {
            (hours.use($0.sum.busyMilliseconds, in: $0.hour) ?? 0)
                < (hours.use($1.sum.busyMilliseconds, in: $1.hour) ?? 0)
        }
        return Chart(
            "Gebruik van de balies per uur van de dag, \(location.name)",
            conclusion: most.map { "De balies hebben het meest te doen tussen \($0.hour).00 en \($0.hour + 1).00 uur." }
                ?? "Er zijn te weinig bezoeken om dit te laten zien.",
            .bars,
            along: hourAxis,
            [Chart.Series("Deel van de tijd", rows.hours.map(use))],
            in: .percent
        )
    }

    private func use(_ hour: Int, _ sum: DeskFigureRows.Sum) -> Double? {
        sum.calls < Self.smallest ? nil : hours.use(sum.busyMilliseconds, in: hour).map(Double.init)
    }

    private var hourAxis: Chart.Axis { Chart.Axis("Uur", rows.hours.map { "\($0.hour).00 uur" }) }

    private var sentence: String {
        "Iemand wachtte gemiddeld \(Self.words(Self.waited(rows.total))) voor de balie riep."
    }

    private static func waited(_ sum: DeskFigureRows.Sum) -> Double {
        sum.calls == 0 ? 0 : Double(sum.waitedMilliseconds) / Double(sum.calls) / 60_000
    }

    private static func helpedMinutes(_ sum: DeskFigureRows.Sum) -> Double {
        sum.helped == 0 ? 0 : Double(sum.busyMilliseconds) / Double(sum.helped) / 60_000
    }

    /// One decimal, as the chart shows it; nothing for a group that is too small.
    private static func shown(_ sum: DeskFigureRows.Sum, _ value: (DeskFigureRows.Sum) -> Double) -> Double? {
        sum.calls < smallest ? nil : rounded(value(sum))
    }

    private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }

    private static let minutes = Chart.Unit(decimals: 1, name: "minuten")

    private static func words(_ minutes: Double) -> String {
        let whole = Int(minutes.rounded())
        return whole == 1 ? "1 minuut" : "\(whole) minuten"
    }
}
