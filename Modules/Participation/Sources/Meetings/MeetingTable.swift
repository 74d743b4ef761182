internal import Kernel

/// Meetings and their places as they are kept; the writer decides who has the last place.
struct MeetingTable {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// The most meetings of one project.
    static let perProject = 50

    func meeting(_ key: Int) throws -> Meeting? { try find("id = \(key)", limit: 1).first }

    /// The meetings of a project, the first one on top.
    func meetings(of project: PublicProject) throws -> [Meeting] {
        try find("project = \(project.key)", limit: Self.perProject)
    }

    /// The place that belongs to a case.
    func seat(ofCase number: CaseNumber) throws -> Seat? {
        try seats("case_number = \(number.description)", limit: 1).first
    }

    /// Who has a place or waits for one, in the order in which they came.
    func seats(of meeting: Meeting, _ state: Seat.State, limit: Int) throws -> [Seat] {
        try seats("meeting = \(meeting.key) AND state = \(state.rawValue)", limit: limit)
    }

    private func seats(_ condition: SQL, limit: Int) throws -> [Seat] {
        var seats: [Seat] = []
        try tables.each(
            """
            SELECT id, meeting, case_number, state FROM participation_seat WHERE \(condition) ORDER BY id LIMIT \(limit)
            """
        ) { row in
            guard let state = Seat.State(rawValue: try row.text(3)) else { throw StoreError.damaged }
            let number = try CaseNumber(try row.text(2))
            seats.append(
                Seat(key: try row.integer(0), meeting: try row.integer(1), caseNumber: number, state: state)
            )
        }
        return seats
    }

    private func find(_ condition: SQL, limit: Int) throws -> [Meeting] {
        var meetings: [Meeting] = []
        try tables.each(
            """
            SELECT id, project, title, place, starts_at, ends_at, seats, taken, waiting, state, answer
            FROM participation_meeting WHERE \(condition) ORDER BY starts_at, id LIMIT \(limit)
            """
        ) { meetings.append(try Self.meeting($0)) }
        return meetings
    }

    private static func meeting(_ row: any Row) throws -> Meeting {
        guard let state = Meeting.State(rawValue: try row.text(9)) else { throw StoreError.damaged }
        return Meeting(
            key: try row.integer(0),
            project: try row.integer(1),
            plan: Meeting.Plan(
                title: try row.text(2),
                place: try row.text(3),
                starts: Timestamp(milliseconds: Int64(try row.integer(4))),
                ends: Timestamp(milliseconds: Int64(try row.integer(5))),
                seats: try row.integer(6)
            ),
            taken: try row.integer(7),
            waiting: try row.integer(8),
            state: state,
            answer: try row.optionalText(10)
        )
    }
}

extension MeetingTable {
    static func add(_ plan: Meeting.Plan, to project: PublicProject, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO participation_meeting (project, title, place, starts_at, ends_at, seats, state)
            VALUES (\(project.key), \(plan.title), \(plan.place), \(plan.starts), \(plan.ends), \(plan.seats),
                'planned')
            """
        )
    }

    /// Takes a place, or one in the line when there is none.
    static func take(_ meeting: Meeting, in tables: any WritableDatabase) throws -> Seat.State {
        let taken = try tables.execute(
            "UPDATE participation_meeting SET taken = taken + 1 WHERE id = \(meeting.key) AND taken < seats"
        )
        guard taken == 0 else { return .taken }
        try tables.execute("UPDATE participation_meeting SET waiting = waiting + 1 WHERE id = \(meeting.key)")
        return .waiting
    }

    static func add(
        _ state: Seat.State,
        at meeting: Meeting,
        of number: CaseNumber,
        in tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            INSERT INTO participation_seat (meeting, case_number, state)
            VALUES (\(meeting.key), \(number.description), \(state.rawValue))
            """
        )
    }

    /// Gives a place, or a turn in the line, back.
    static func cancel(_ seat: Seat, in tables: any WritableDatabase) throws {
        try set(.cancelled, of: seat, in: tables)
        let counter: SQL = seat.state == .taken ? "taken = taken - 1" : "waiting = waiting - 1"
        try tables.execute("UPDATE participation_meeting SET \(counter) WHERE id = \(seat.meeting)")
    }

    /// Gives a place that is free to who waits longest.
    ///
    /// - Returns: Whose it is now; `nil` when nobody waits or nothing is free.
    static func moveUp(at key: Int, in tables: any WritableDatabase) throws -> Seat? {
        guard let meeting = try MeetingTable(tables).meeting(key), meeting.taken < meeting.plan.seats,
            let next = try MeetingTable(tables).seats(of: meeting, .waiting, limit: 1).first
        else { return nil }
        try set(.taken, of: next, in: tables)
        try tables.execute(
            "UPDATE participation_meeting SET taken = taken + 1, waiting = waiting - 1 WHERE id = \(key)"
        )
        return next
    }

    static func set(_ state: Seat.State, of seat: Seat, in tables: any WritableDatabase) throws {
        try tables.execute("UPDATE participation_seat SET state = \(state.rawValue) WHERE id = \(seat.key)")
    }

    static func end(
        _ meeting: Meeting,
        _ state: Meeting.State,
        _ answer: String,
        in tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            UPDATE participation_meeting SET state = \(state.rawValue), answer = \(answer) WHERE id = \(meeting.key)
            """
        )
    }
}
