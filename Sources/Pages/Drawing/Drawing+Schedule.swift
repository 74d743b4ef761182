internal import Kernel

extension Drawing {
    /// A panel with a lying bar for each term, a point for each single day, and a table that explains them.
    mutating func schedule(_ schedule: Schedule) {
        picture(
            "tijdbalk",
            schedule.title,
            says: schedule.conclusion,
            behind: (summary: "Bekijk elke dag met uitleg", table: schedule.table)
        ) { panel in
            if !schedule.rows.isEmpty { panel.picture(of: schedule) }
        }
    }

    private mutating func picture(of schedule: Schedule) {
        let canvas = ScheduleCanvas(schedule)
        element(
            "svg",
            .text("viewBox", "0 0 \(ChartCanvas.width) \(canvas.height)"),
            .fixed("role", "img"),
            .text("aria-label", schedule.spoken)
        ) { drawn in
            for (place, row) in schedule.rows.enumerated() { drawn.row(row, canvas, top: canvas.top(of: place)) }
            if let today = schedule.today, canvas.days.contains(today) { drawn.today(today, canvas) }
        }
    }

    private mutating func row(_ row: Schedule.Row, _ canvas: ScheduleCanvas, top: Double) {
        html.element("text", .measure("x", 0), .measure("y", top + 15), text: row.name)
        html.element(
            "text",
            .class("strong"),
            .measure("x", ScheduleCanvas.width),
            .measure("y", top + 15),
            .fixed("text-anchor", "end"),
            text: row.last.inDutchDayAndMonth
        )
        box("track", x: 0, y: top + 22, width: ScheduleCanvas.width)
        let start = canvas.x(row.first)
        guard row.kind == .day else {
            // A day lasts until its end.
            return box(row.kind.fill, x: start, y: top + 22, width: canvas.x(row.last.adding(days: 1)) - start)
        }
        let middle = canvas.x(row.first) + canvas.step / 2
        html.open("path", .class("pt"), .text("d", "M\(middle.asMeasure) \((top + 21).asMeasure)l9 9l-9 9l-9 -9z"))
        html.close("path")
    }

    private mutating func box(_ kind: StaticString, x: Double, y: Double, width: Double) {
        html.open(
            "rect",
            .class(kind),
            .measure("x", x),
            .measure("y", y),
            .measure("width", max(width, 2)),
            .measure("height", 16)
        )
        html.close("rect")
    }

    private mutating func today(_ today: Day, _ canvas: ScheduleCanvas) {
        let middle = canvas.x(today) + canvas.step / 2
        let bottom = Double(canvas.height) - 20
        html.open("path", .class("norm"), .text("d", "M\(middle.asMeasure) 0V\(bottom.asMeasure)"))
        html.close("path")
        let anchor: StaticString = middle < 40 ? "start" : middle > ScheduleCanvas.width - 40 ? "end" : "middle"
        html.element(
            "text",
            .class("soft"),
            .measure("x", middle),
            .measure("y", bottom + 16),
            .fixed("text-anchor", anchor),
            text: "vandaag"
        )
    }
}

extension Schedule {
    /// The drawing for who hears the page.
    fileprivate var spoken: String {
        let parts = rows.map { row in
            row.kind == .day
                ? "\(row.name): \(row.last.inDutchWithoutWeekday)."
                : "\(row.name): van \(row.first.inDutchWithoutWeekday) tot en met \(row.last.inDutchWithoutWeekday)."
        }
        let now = today.map { ["Vandaag is \($0.inDutchWithoutWeekday)."] } ?? []
        return (["Tijdbalk."] + parts + now).joined(separator: " ")
    }

    fileprivate var table: Table {
        Table(
            title,
            columns: ["Wat", "Van", "Tot en met", "Uitleg"],
            rows: rows.map { row in
                [
                    .text(Prose(row.name)), .text(Prose(row.first.inDutch)), .text(Prose(row.last.inDutch)),
                    .text(Prose(row.explanation)),
                ]
            },
            empty: "Er zijn nog geen dagen."
        )
    }
}

extension Schedule.Kind {
    fileprivate var fill: StaticString {
        switch self {
        case .limit: "f1"
        case .more: "f2"
        case .still: "f3"
        case .others: "f4"
        case .day: "pt"
        }
    }
}

/// The measures of a schedule, in units of its view box.
private struct ScheduleCanvas {
    static let width = 418.0
    private static let rowHeight = 46

    let days: ClosedRange<Day>
    let height: Int
    /// How wide one day is.
    let step: Double

    init(_ schedule: Schedule) {
        let first = schedule.rows.map(\.first).min() ?? Day(number: 0)
        let last = schedule.rows.map(\.last).max() ?? first
        days = first...last
        step = Self.width / Double(last.number - first.number + 1)
        height = schedule.rows.count * Self.rowHeight + 22
    }

    /// Where a day begins.
    func x(_ day: Day) -> Double { Double(day.number - days.lowerBound.number) * step }

    func top(of place: Int) -> Double { Double(place * Self.rowHeight) }
}
