internal import Kernel

/// `/sturen/balie`: how long people wait and how busy the desks are, by week and hour, for whoever may see figures.
struct ShowDeskFigures: Sendable {
    static let page = Link("Wachttijd en drukte", .local("/sturen/balie"))
    static let weeks = 13

    @Sendable
    static func show(_ request: Request, _ context: Context) throws -> Response {
        guard let type = context.caseTypes.current(AppointmentCase.typeKey, on: context.today),
            context.rights?.may(.seeFigures, with: type) == true
        else { throw Problem.notFound }
        let last = Week(of: context.today)
        let span = last.adding(weeks: 1 - weeks)...last
        let sections = try context.read { session in
            try context.municipality.locations.map { location in
                let figures = try DeskFigureRows(session.tables, at: location, in: span)
                return Block.section(location.name, DeskFigureSheet(figures: figures, location: location).blocks)
            }
        }
        return context.show(
            context.staffPage(
                page.words,
                here: page.address,
                lead: "De laatste \(weeks) weken. Wij tellen geen namen. Groepen kleiner dan 10 laten wij weg.",
                sections.isEmpty ? [.paragraph("Er zijn geen locaties.")] : sections
            )
        )
    }
}

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

/// The figures of one location as a page shows them; a group of fewer than ten people is left out.
struct DeskFigureSheet {
    let figures: DeskFigureRows
    let location: Location

    static let smallest = 10

    var blocks: [Block] {
        guard figures.total.calls >= Self.smallest else { return [.paragraph("Er zijn nog te weinig bezoeken.")] }
        return [.tiles(tiles), .chart(waitingByWeek), .chart(waitingByHour), .chart(visitsByHour)]
    }

    private var tiles: [Tile] {
        let total = figures.total
        let part = total.inTime * 100 / total.calls
        return [
            Tile("Geroepen binnen \(DeskFigures.normMinutes) minuten", "\(part)%"),
            Tile("Gemiddeld gewacht", Self.words(Self.waited(total))),
            Tile(
                "Gemiddeld aan de balie",
                total.helped >= Self.smallest ? Self.words(Self.helpedMinutes(total)) : "te klein"
            ),
            Tile(
                "Niet gekomen",
                total.missed == 0 || total.missed >= Self.smallest ? String(total.missed) : "te klein"
            ),
        ]
    }

    private var waitingByWeek: Chart {
        Chart(
            "Wachttijd per week",
            conclusion: sentence,
            .columns,
            along: Chart.Axis("Week", figures.weeks.map { String($0.week.number) }),
            [Chart.Series("Minuten gewacht", figures.weeks.map { Self.shown($0.sum, Self.waited) })],
            in: Chart.Unit(decimals: 1)
        )
    }

    private var waitingByHour: Chart {
        let busiest = figures.hours.filter { $0.sum.calls >= Self.smallest }
            .max { Self.waited($0.sum) < Self.waited($1.sum) }
        let words = busiest.map { "Het langst wachten mensen tussen \($0.hour).00 en \($0.hour + 1).00 uur." }
        return Chart(
            "Wachttijd per uur van de dag",
            conclusion: words ?? "Er zijn te weinig bezoeken om dit te laten zien.",
            .bars,
            along: hourAxis,
            [Chart.Series("Minuten gewacht", figures.hours.map { Self.shown($0.sum, Self.waited) })],
            in: Chart.Unit(decimals: 1)
        )
    }

    private var visitsByHour: Chart {
        let most = figures.hours.max { $0.sum.calls < $1.sum.calls }
        return Chart(
            "Bezoeken per uur van de dag",
            conclusion: most.map { "De meeste mensen komen tussen \($0.hour).00 en \($0.hour + 1).00 uur." } ?? "",
            .bars,
            along: hourAxis,
            [Chart.Series("Bezoeken", figures.hours.map { Self.shown($0.sum) { Double($0.calls) } })]
        )
    }

    private var hourAxis: Chart.Axis { Chart.Axis("Uur", figures.hours.map { "\($0.hour).00 uur" }) }

    private var sentence: String {
        "Iemand wachtte gemiddeld \(Self.words(Self.waited(figures.total))) voor de balie riep."
    }

    private static func waited(_ sum: DeskFigureRows.Sum) -> Double {
        sum.calls == 0 ? 0 : Double(sum.waitedMilliseconds) / Double(sum.calls) / 60_000
    }

    private static func helpedMinutes(_ sum: DeskFigureRows.Sum) -> Double {
        sum.helped == 0 ? 0 : Double(sum.busyMilliseconds) / Double(sum.helped) / 60_000
    }

    /// One decimal, as the chart shows it; nothing for a group that is too small.
    private static func shown(_ sum: DeskFigureRows.Sum, _ value: (DeskFigureRows.Sum) -> Double) -> Double? {
        sum.calls < smallest ? nil : (value(sum) * 10).rounded() / 10
    }

    private static func words(_ minutes: Double) -> String {
        let whole = Int(minutes.rounded())
        return whole == 1 ? "1 minuut" : "\(whole) minuten"
    }
}
