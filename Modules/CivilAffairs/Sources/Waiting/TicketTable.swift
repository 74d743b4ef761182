internal import Kernel

/// Reads and changes rows of `civil_affairs_ticket`; each look goes through an index of one location and day.
struct TicketTable {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    func ticket(key: Int) throws -> Ticket? { try tables.first(Self.columns + "WHERE id = \(key)", Self.make) }

    /// The number that this form gave before; `nil` when it gave none.
    func ticket(mark: UniqueID) throws -> Ticket? {
        try tables.first(Self.columns + "WHERE mark = \(mark)", Self.make)
    }

    /// Those who were called and are not helped yet, the last one first.
    func called(at location: String, on day: Day) throws -> [Ticket] {
        try tables.rows(Self.calledQuery(location, day), Self.make)
    }

    /// Whom a desk helps at this moment.
    func current(at location: String, on day: Day, desk: String) throws -> Ticket? {
        try called(at: location, on: day).first { $0.desk == desk }
    }

    /// Who is next for a desk: an appointment whose time has come, or else who waits longest.
    func next(at location: String, on day: Day, lines: [Ticket.Line], now: Timestamp) throws -> Ticket? {
        if lines.contains(.appointment), let due = try tables.first(Self.dueQuery(location, day, now), Self.make) {
            return due
        }
        return try tables.first(Self.waitingQuery(location, day, lines), Self.make)
    }

    static func calledQuery(_ location: String, _ day: Day) -> SQL {
        columns + """
            WHERE location = \(location) AND day = \(day) AND state = 'called' ORDER BY called_at DESC LIMIT 50
            """
    }

    static func dueQuery(_ location: String, _ day: Day, _ now: Timestamp) -> SQL {
        columns + """
            WHERE location = \(location) AND day = \(day) AND state = 'waiting' AND line = 'A' AND due_at <= \(now)
            ORDER BY due_at, id LIMIT 1
            """
    }

    static func waitingQuery(_ location: String, _ day: Day, _ lines: [Ticket.Line]) -> SQL {
        columns + """
            WHERE location = \(location) AND day = \(day) AND state = 'waiting'
                AND line IN (\(SQL.list(lines.map(\.rawValue)))) ORDER BY due_at, id LIMIT 1
            """
    }

    static let columns: SQL =
        "SELECT id, number, location, day, line, product, case_key, due_at, state, desk, called_at, minutes FROM civil_affairs_ticket "

    static func make(_ row: any Row) throws -> Ticket {
        Ticket(
            key: try row.integer(0),
            number: try row.text(1),
            location: try row.text(2),
            day: Day(number: try row.integer(3)),
            line: Ticket.Line(rawValue: try row.text(4)) ?? .walkIn,
            product: try row.text(5),
            minutes: try row.integer(11),
            caseKey: try row.optionalInteger(6),
            dueAt: Timestamp(milliseconds: Int64(try row.integer(7))),
            state: Ticket.State(rawValue: try row.text(8)) ?? .waiting,
            desk: try row.optionalText(9),
            calledAt: try row.optionalInteger(10).map { Timestamp(milliseconds: Int64($0)) }
        )
    }
}
