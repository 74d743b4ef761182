internal import Kernel

/// How long people waited and were helped, by location, week, weekday and hour (kept counters, no people).
enum DeskFigures {
    /// How long somebody may wait to count as called in time.
    static let normMinutes = 10

    /// Somebody was called; the hour is that of the call.
    static func countCall(waited: Int64, at location: String, _ now: Timestamp, _ tables: any WritableDatabase) throws {
        let isInTime = waited <= Int64(normMinutes) * 60_000
        try add(Change(calls: 1, waited: waited, inTime: isInTime ? 1 : 0), location, now, tables)
    }

    /// Somebody was helped; it counts in the hour of the call.
    static func countHelp(
        milliseconds: Int64,
        at location: String,
        _ called: Timestamp,
        _ tables: any WritableDatabase
    ) throws {
        try add(Change(helped: 1, busy: milliseconds), location, called, tables)
    }

    /// Somebody was called, or had an appointment, and was not there.
    static func countMiss(at location: String, _ now: Timestamp, _ tables: any WritableDatabase) throws {
        try add(Change(missed: 1), location, now, tables)
    }

    /// What is added to the counters of one hour.
    struct Change: Sendable {
        var calls = 0
        var waited: Int64 = 0
        var inTime = 0
        var helped = 0
        var busy: Int64 = 0
        var missed = 0
    }

    private static func add(
        _ change: Change,
        _ location: String,
        _ moment: Timestamp,
        _ tables: any WritableDatabase
    ) throws {
        try add(change, location, moment.day, moment.timeOfDay.hour, tables)
    }

    /// Adds to the counters of one hour of one day.
    static func add(
        _ change: Change,
        _ location: String,
        _ day: Day,
        _ hour: Int,
        _ tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            INSERT INTO civil_affairs_desk_hour (location, week, weekday, hour, calls, waited_ms, in_time, helped,
                busy_ms, missed)
            VALUES (\(location), \(Week(of: day)), \(day.weekday.rawValue), \(hour), \(change.calls),
                \(change.waited), \(change.inTime), \(change.helped), \(change.busy), \(change.missed))
            ON CONFLICT (location, week, weekday, hour) DO UPDATE SET calls = calls + excluded.calls,
                waited_ms = waited_ms + excluded.waited_ms, in_time = in_time + excluded.in_time,
                helped = helped + excluded.helped, busy_ms = busy_ms + excluded.busy_ms,
                missed = missed + excluded.missed
            """
        )
    }
}
