internal import Kernel

/// What changes do to the kept figures of cases, written once for all changes that share a commit.
///
/// Hundreds of pushed updates so cost a few rows. A case that is opened again takes back that it was closed.
struct FigureTally: Gathering {
    private var opened: [OpenedKey: Int] = [:]
    private var closed: [ClosedKey: ClosedChange] = [:]
    private var durations: [DurationKey: DurationChange] = [:]

    /// A case came in; one that is closed at once counts as closed as well.
    mutating func countOpened(_ file: CaseFile, through channel: StandardChannel) {
        let key = OpenedKey(week: Week(of: file.openedAt.day), typeKey: file.typeKey, channelKey: channel.key)
        opened[key, default: 0] += 1
        if file.isClosed { countClosed(file, by: 1) }
    }

    /// A case went from one state to the next.
    mutating func countChange(from before: CaseFile, to after: CaseFile) {
        if !before.isClosed { countTime(in: before.statusKey, of: before, until: after) }
        if before.isClosed { countClosed(before, by: -1) }
        if after.isClosed { countClosed(after, by: 1) }
    }

    mutating func add(_ later: FigureTally) {
        opened.merge(later.opened, uniquingKeysWith: +)
        for (key, change) in later.closed { closed[key, default: ClosedChange()].add(change) }
        for (key, change) in later.durations { durations[key, default: DurationChange()].add(change) }
    }

    func write(to database: any WritableDatabase) throws {
        for (key, cases) in opened { try Self.write(key, cases, to: database) }
        for (key, change) in closed { try Self.write(key, change, to: database) }
        for (key, change) in durations { try Self.write(key, change, to: database) }
    }

    /// A source that reports the same step again adds time to it and no second visit.
    private mutating func countTime(in step: String, of file: CaseFile, until after: CaseFile) {
        let length = max(file.statusAt.milliseconds(until: after.statusAt), 0)
        let isLeft = after.statusKey != step
        add(DurationChange(cases: isLeft ? 1 : 0, milliseconds: length), step: step, file, at: after.statusAt)
    }

    private mutating func countClosed(_ file: CaseFile, by change: Int) {
        guard let closedAt = file.closedAt else { return }
        let day = closedAt.day
        let key = ClosedKey(week: Week(of: day), typeKey: file.typeKey)
        closed[key, default: ClosedChange()].add(change, target: file.targetOn, deadline: file.deadlineOn, on: day)
        let length = max(file.openedAt.milliseconds(until: closedAt), 0) * Int64(change)
        add(DurationChange(cases: change, milliseconds: length), step: "", file, at: closedAt)
    }

    private mutating func add(_ change: DurationChange, step: String, _ file: CaseFile, at moment: Timestamp) {
        let key = DurationKey(
            week: Week(of: moment.day),
            typeKey: file.typeKey,
            stepKey: step,
            fromHours: DurationHistogram.lowerBound(ofMilliseconds: abs(change.milliseconds))
        )
        durations[key, default: DurationChange()].add(change)
    }
}

extension FigureTally {
    private struct OpenedKey: Hashable {
        let week: Week
        let typeKey: String
        let channelKey: String
    }

    private struct ClosedKey: Hashable {
        let week: Week
        let typeKey: String
    }

    private struct ClosedChange {
        var cases = 0
        var target = Punctuality()
        var deadline = Punctuality()

        mutating func add(_ change: Int, target: Day?, deadline: Day?, on day: Day) {
            cases += change
            if let target {
                self.target = self.target + Punctuality(due: change, onTime: day <= target ? change : 0)
            }
            if let deadline {
                self.deadline = self.deadline + Punctuality(due: change, onTime: day <= deadline ? change : 0)
            }
        }

        mutating func add(_ other: ClosedChange) {
            cases += other.cases
            target = target + other.target
            deadline = deadline + other.deadline
        }
    }

    private struct DurationKey: Hashable {
        let week: Week
        let typeKey: String
        let stepKey: String
        let fromHours: Int
    }

    private struct DurationChange {
        var cases = 0
        var milliseconds: Int64 = 0

        mutating func add(_ other: DurationChange) {
            cases += other.cases
            milliseconds += other.milliseconds
        }
    }

    private static func write(_ key: OpenedKey, _ cases: Int, to database: any WritableDatabase) throws {
        try database.execute(
            """
            INSERT INTO figure_opened (week, type_key, channel, cases)
            VALUES (\(key.week), \(key.typeKey), \(key.channelKey), \(cases))
            ON CONFLICT (week, type_key, channel) DO UPDATE SET cases = figure_opened.cases + excluded.cases
            """
        )
    }

    private static func write(_ key: ClosedKey, _ change: ClosedChange, to database: any WritableDatabase) throws {
        let (target, deadline) = (change.target, change.deadline)
        // A case that was closed before anything was counted takes nothing back.
        guard change.cases >= 0 else {
            try database.execute(
                """
                UPDATE figure_closed SET cases = cases + \(change.cases),
                    with_target = with_target + \(target.due), on_target = on_target + \(target.onTime),
                    with_deadline = with_deadline + \(deadline.due), on_deadline = on_deadline + \(deadline.onTime)
                WHERE week = \(key.week) AND type_key = \(key.typeKey) AND cases + \(change.cases) >= 0
                """
            )
            return
        }
        try database.execute(
            """
            INSERT INTO figure_closed (week, type_key, cases, with_target, on_target, with_deadline, on_deadline)
            VALUES (\(key.week), \(key.typeKey), \(change.cases), \(target.due), \(target.onTime),
                \(deadline.due), \(deadline.onTime))
            ON CONFLICT (week, type_key) DO UPDATE SET cases = figure_closed.cases + excluded.cases,
                with_target = figure_closed.with_target + excluded.with_target,
                on_target = figure_closed.on_target + excluded.on_target,
                with_deadline = figure_closed.with_deadline + excluded.with_deadline,
                on_deadline = figure_closed.on_deadline + excluded.on_deadline
            """
        )
    }

    private static func write(_ key: DurationKey, _ change: DurationChange, to database: any WritableDatabase) throws {
        guard change.cases >= 0 else {
            try database.execute(
                """
                UPDATE figure_duration SET cases = cases + \(change.cases),
                    milliseconds = milliseconds + \(change.milliseconds)
                WHERE week = \(key.week) AND type_key = \(key.typeKey) AND step_key = \(key.stepKey)
                    AND from_hours = \(key.fromHours) AND cases + \(change.cases) >= 0
                """
            )
            return
        }
        try database.execute(
            """
            INSERT INTO figure_duration (week, type_key, step_key, from_hours, cases, milliseconds)
            VALUES (\(key.week), \(key.typeKey), \(key.stepKey), \(key.fromHours), \(change.cases),
                \(change.milliseconds))
            ON CONFLICT (week, type_key, step_key, from_hours) DO UPDATE SET
                cases = figure_duration.cases + excluded.cases,
                milliseconds = figure_duration.milliseconds + excluded.milliseconds
            """
        )
    }
}
