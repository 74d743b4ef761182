internal import Kernel

/// The people who wait at one location on one day: gives tickets, calls, and keeps how many wait (wachtrij).
///
/// How many wait and for how many minutes of work is kept with each change and never counted.
struct WaitingLine {
    let location: Location
    let day: Day
    let now: Timestamp

    init(_ location: Location, now: Timestamp) {
        self.location = location
        self.now = now
        day = now.day
    }

    /// How many wait, and how long the work for them takes together.
    struct Length: Hashable, Sendable {
        let people: Int
        let minutes: Int
    }

    /// Those who wait in these lines together.
    func length(of lines: [Ticket.Line], _ tables: any Database) throws -> Length {
        let rows = try tables.rows(
            """
            SELECT waiting, minutes FROM civil_affairs_waiting
            WHERE location = \(location.key) AND day = \(day) AND line IN (\(SQL.list(lines.map(\.rawValue))))
            """
        ) { (people: try $0.integer(0), minutes: try $0.integer(1)) }
        return Length(people: rows.reduce(0) { $0 + $1.people }, minutes: rows.reduce(0) { $0 + $1.minutes })
    }

    /// How long somebody who comes in now will probably wait: the work of all before, over the desks, in fives.
    ///
    /// - Parameters:
    ///   - line: Which one.
    ///   - own: The minutes of who waits in it already and asks.
    ///   - tables: The module's tables.
    /// - Returns: Whole minutes, in fives.
    /// - Throws: ``StoreError``.
    func expectedMinutes(in line: Ticket.Line, leavingOut own: Int = 0, _ tables: any Database) throws -> Int {
        let desks = line == .quick ? location.desks.quick : location.desks.flexible
        let work = max(0, try length(of: line.together, tables).minutes - own)
        return (work / max(1, desks) + 4) / 5 * 5
    }

    /// Gives a ticket to somebody who came in.
    ///
    /// - Parameters:
    ///   - chosen: What for.
    ///   - appointment: The one that was made; `nil` without.
    ///   - mark: Recognises the same form sent twice; `nil` for an appointment, which knows by itself.
    ///   - tables: The module's tables.
    /// - Returns: The ticket.
    /// - Throws: ``StoreError``.
    func give(
        _ chosen: ChosenProduct,
        for appointment: Appointment? = nil,
        mark: UniqueID? = nil,
        _ tables: any WritableDatabase
    ) throws -> Ticket {
        let line = Ticket.Line(chosen.product.desk, hasAppointment: appointment != nil)
        let place = try change(line, waiting: 1, minutes: chosen.minutes, issued: 1, tables)
        let due = appointment.map { max($0.slot.starts, now) } ?? now
        let ticket = try tables.first(
            """
            INSERT INTO civil_affairs_ticket (number, location, day, line, product, minutes, case_key, arrived_at,
                due_at, state, mark)
            VALUES (\("\(line.rawValue)\(place)"), \(location.key), \(day), \(line.rawValue),
                \(chosen.product.key), \(chosen.minutes), \(appointment?.caseKey), \(now), \(due), 'waiting',
                \(mark))
            RETURNING id, number, location, day, line, product, case_key, due_at, state, desk, called_at, minutes
            """,
            TicketTable.make
        )
        guard let ticket else { throw StoreError.damaged }
        return ticket
    }

    /// Calls the next one to a desk; `nil` when nobody waits for it, or when the desk still helps somebody.
    func call(to desk: DeskPlace, _ tables: any WritableDatabase) throws -> Ticket? {
        let table = TicketTable(tables)
        guard try table.current(at: location.key, on: day, desk: desk.key) == nil,
            let next = try table.next(at: location.key, on: day, lines: desk.lines, now: now)
        else { return nil }
        let minutes = try tables.first(
            """
            UPDATE civil_affairs_ticket SET state = 'called', desk = \(desk.key), called_at = \(now)
            WHERE id = \(next.key) AND state = 'waiting' RETURNING minutes
            """
        ) { try $0.integer(0) }
        guard let minutes else { throw StoreError.damaged }
        _ = try change(next.line, waiting: -1, minutes: -minutes, issued: 0, tables)
        try DeskFigures.countCall(waited: max(0, next.dueAt.milliseconds(until: now)), at: location.key, now, tables)
        return try table.ticket(key: next.key)
    }

    /// Ends a ticket that was called.
    ///
    /// - Returns: Whether it was still open; a second press of the button does nothing.
    func end(_ ticket: Ticket, as state: Ticket.State, _ tables: any WritableDatabase) throws -> Bool {
        let changed = try tables.execute(
            """
            UPDATE civil_affairs_ticket SET state = \(state.rawValue), done_at = \(now)
            WHERE id = \(ticket.key) AND state = 'called'
            """
        )
        guard changed == 1, let called = ticket.calledAt else { return false }
        if state == .done {
            let length = max(0, called.milliseconds(until: now))
            try DeskFigures.countHelp(milliseconds: length, at: location.key, called, tables)
        } else {
            try DeskFigures.countMiss(at: location.key, now, tables)
        }
        return true
    }

    /// Changes the kept counters of a line and gives its number of tickets so far.
    private func change(
        _ line: Ticket.Line,
        waiting: Int,
        minutes: Int,
        issued: Int,
        _ tables: any WritableDatabase
    ) throws -> Int {
        let number = try tables.first(
            """
            INSERT INTO civil_affairs_waiting (location, day, line, waiting, minutes, issued)
            VALUES (\(location.key), \(day), \(line.rawValue), \(waiting), \(minutes), \(issued))
            ON CONFLICT (location, day, line) DO UPDATE SET waiting = waiting + excluded.waiting,
                minutes = minutes + excluded.minutes, issued = issued + excluded.issued
            RETURNING issued
            """
        ) { try $0.integer(0) }
        guard let number else { throw StoreError.damaged }
        return number
    }
}
