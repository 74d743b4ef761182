internal import Kernel

/// What happens to reports by itself: a plan that the resident sends on the own page counts as handed over that day.
struct WmoChores: Sendable {
    private let places = RoundPlaces()

    /// How many one part takes.
    static let part = 20
    /// How long after the report a plan is looked for by itself; a later one is written down by a colleague.
    static let lookedForDays = 42

    var plans: Chore { Chore("eigen-plannen", keepPlans) }

    @Sendable
    private func keepPlans(_ session: any WriteSession, _ context: Context) throws -> Bool {
        let place = places.place(of: "plannen", in: context.municipality)
        let rows = try Self.open(since: context.today.adding(days: -Self.lookedForDays), after: place, session.tables)
        for row in rows {
            let known = try OwnPlanTable.plan(of: row.place.key, in: session.tables)
            guard known?.outcome != .received, let file = try session.cases.find(code: try FollowCode(row.code)) else {
                continue
            }
            let sent = try session.tasks.tasks(of: file).lazy.filter { $0.what.key == WmoCase.planTask }
                .compactMap(\.sentOn).first
            guard let sent else { continue }
            try WmoWork(file, context, session).keepPlan(OwnPlan(on: sent, outcome: .received))
        }
        places.keep(rows.count == Self.part ? rows.last?.place : nil, of: "plannen", in: context.municipality)
        return rows.count == Self.part
    }

    /// Running reports of the last weeks, oldest first.
    private static func open(
        since day: Day,
        after place: RoundPlaces.Place,
        _ tables: any Database
    ) throws -> [(place: RoundPlaces.Place, code: String)] {
        let from = Timestamp(startOf: day)
        return try tables.rows(
            """
            SELECT opened_at, id, follow_code FROM public_case
            WHERE type_key = \(WmoCase.report) AND closed_at IS NULL AND opened_at >= \(from)
                AND (opened_at, id) > (\(place.value), \(place.key))
            ORDER BY opened_at, id LIMIT \(Self.part)
            """
        ) { row in
            (place: RoundPlaces.Place(value: try row.integer(0), key: try row.integer(1)), code: try row.text(2))
        }
    }
}

extension CaseTask {
    /// The day on which the resident did it; `nil` while it is open or lapsed.
    fileprivate var sentOn: Day? {
        guard case .done(let moment, .resident) = state else { return nil }
        return moment.day
    }
}
