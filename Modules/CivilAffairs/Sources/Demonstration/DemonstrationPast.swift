internal import Kernel

/// Figures of the desks of twelve weeks before, as the desks would have counted them; only where somebody sees them.
struct DemonstrationPast {
    let stage: DemonstrationStage

    private static let weeks = 12

    func fill() throws {
        guard stage.hasStaff else { return }
        try stage.change(at: stage.now, by: .platform) { session, context in
            let calendar = context.municipality.workingCalendar
            for location in context.municipality.locations where location.desks.flexible > 0 {
                for back in 1...Self.weeks * 7 {
                    let day = stage.now.day.adding(days: -back)
                    guard let hours = location.hours(on: day, in: calendar) else { continue }
                    for hour in hours.opens.hour..<hours.closes.hour {
                        try DeskFigures.add(Self.figures(day, hour), location.key, day, hour, session.tables)
                    }
                }
            }
        }
    }

    /// It is busiest around eleven and on Mondays, and who comes then waits longer.
    private static func figures(_ day: Day, _ hour: Int) -> DeskFigures.Change {
        let isMonday = day.weekday == .monday
        let rush = max(0, 4 - abs(hour - 11))
        let calls = 2 + rush + (isMonday ? 2 : 0) + (day.number + hour) % 3
        let minutes = 3 + rush * 2 + (day.number * 7 + hour) % 4
        return DeskFigures.Change(
            calls: calls,
            waited: Int64(calls * minutes) * 60_000,
            inTime: minutes > DeskFigures.normMinutes ? calls / 2 : calls,
            helped: calls,
            busy: Int64(calls * 16) * 60_000,
            missed: (day.number + hour).isMultiple(of: 5) ? 1 : 0
        )
    }
}
