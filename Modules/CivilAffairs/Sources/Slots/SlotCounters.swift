internal import Kernel

/// Reads and changes how many appointments each cell of each counter has (kept counters).
///
/// A look at days reads the counters of those days and nothing else; appointments are never counted.
struct SlotCounters {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// How many appointments the cells have, by day and minute; a cell that is not there has none.
    func taken(at counter: Counter, on days: ClosedRange<Day>) throws -> [Day: [Int: Int]] {
        let rows = try tables.rows(Self.query(counter, days)) { row in
            (day: Day(number: try row.integer(0)), minute: try row.integer(1), taken: try row.integer(2))
        }
        return Dictionary(grouping: rows, by: \.day)
            .mapValues { Dictionary($0.map { ($0.minute, $0.taken) }) { first, _ in first } }
    }

    static func query(_ counter: Counter, _ days: ClosedRange<Day>) -> SQL {
        """
        SELECT day, minute, taken FROM civil_affairs_slot
        WHERE location = \(counter.location.key) AND way = \(counter.way.rawValue)
            AND day BETWEEN \(days.lowerBound) AND \(days.upperBound)
        """
    }

    /// Takes the cells of a slot, or none of them.
    ///
    /// It runs on the municipality's one writer, so nobody can take the same place in between.
    ///
    /// - Returns: Whether there was room in every cell.
    static func take(_ slot: TimeSlot, in tables: any WritableDatabase) throws -> Bool {
        let taken = try SlotCounters(tables).taken(at: slot.counter, on: slot.day...slot.day)[slot.day] ?? [:]
        guard slot.cells.allSatisfy({ (taken[$0] ?? 0) < slot.counter.capacity }) else { return false }
        for minute in slot.cells {
            try tables.execute(
                """
                INSERT INTO civil_affairs_slot (location, way, day, minute, taken)
                VALUES (\(slot.counter.location.key), \(slot.counter.way.rawValue), \(slot.day), \(minute), 1)
                ON CONFLICT (location, way, day, minute) DO UPDATE SET taken = taken + 1
                """
            )
        }
        return true
    }

    /// Gives the cells of a slot back.
    static func free(_ slot: TimeSlot, in tables: any WritableDatabase) throws {
        for minute in slot.cells {
            try tables.execute(
                """
                UPDATE civil_affairs_slot SET taken = taken - 1
                WHERE location = \(slot.counter.location.key) AND way = \(slot.counter.way.rawValue)
                    AND day = \(slot.day) AND minute = \(minute) AND taken > 0
                """
            )
        }
    }
}
