internal import Kernel

/// The module's own tables; cases, contacts and sealed answers lie in the kernel's.
///
/// Days are whole days, minutes count from midnight, moments are milliseconds UTC; `case_key` is the kernel's key.
enum Schema {
    static let migrations = [appointments, tickets, moves, consents, marks, rooms]

    private static let appointments = Migration(
        "civil-affairs-001-appointments",
        [
            // A kept counter for each cell of ten minutes; changed on the one writer, together with its appointment.
            """
            CREATE TABLE civil_affairs_slot (
                location TEXT NOT NULL,
                way TEXT NOT NULL,
                day INTEGER NOT NULL,
                minute INTEGER NOT NULL,
                taken INTEGER NOT NULL CHECK (taken >= 0),
                PRIMARY KEY (location, way, day, minute)
            ) STRICT, WITHOUT ROWID
            """,
            // mark recognises a form that is sent twice; version counts changes, for calendars that were given a file.
            """
            CREATE TABLE civil_affairs_appointment (
                id INTEGER PRIMARY KEY,
                case_key INTEGER NOT NULL UNIQUE,
                mark BLOB NOT NULL UNIQUE,
                product TEXT NOT NULL,
                answers TEXT NOT NULL,
                location TEXT NOT NULL,
                way TEXT NOT NULL,
                day INTEGER NOT NULL,
                minute INTEGER NOT NULL,
                minutes INTEGER NOT NULL,
                state TEXT NOT NULL,
                version INTEGER NOT NULL DEFAULT 0,
                reminded_at INTEGER
            ) STRICT
            """,
            """
            CREATE INDEX civil_affairs_appointment_by_day
            ON civil_affairs_appointment(location, day, minute, id)
            """,
        ]
    )

    private static let moves = Migration(
        "civil-affairs-003-moves",
        [
            // checks are the keys of `MoveCheck` with spaces between.
            """
            CREATE TABLE civil_affairs_move (
                case_key INTEGER PRIMARY KEY,
                moves_on INTEGER NOT NULL,
                reported_on INTEGER NOT NULL,
                checks TEXT NOT NULL
            ) STRICT
            """,
            // For what happens to appointments by itself.
            """
            CREATE INDEX civil_affairs_appointment_open ON civil_affairs_appointment(day, reminded_at, id)
            WHERE state IN ('booked', 'confirmed', 'arrived')
            """,
        ]
    )

    private static let consents = Migration(
        "civil-affairs-004-consents",
        [
            // What the main occupant of a new address is asked; move_key is the case of the move.
            """
            CREATE TABLE civil_affairs_consent (
                case_key INTEGER PRIMARY KEY,
                move_key INTEGER NOT NULL UNIQUE,
                last_on INTEGER NOT NULL,
                answer TEXT,
                answered_at INTEGER
            ) STRICT
            """,
            """
            CREATE INDEX civil_affairs_consent_open ON civil_affairs_consent(last_on, case_key) WHERE answer IS NULL
            """,
        ]
    )

    private static let marks = Migration(
        "civil-affairs-005-marks",
        [
            // Recognises a form of the host that is sent twice.
            "ALTER TABLE civil_affairs_ticket ADD COLUMN mark BLOB",
            "CREATE UNIQUE INDEX civil_affairs_ticket_mark ON civil_affairs_ticket(mark) WHERE mark IS NOT NULL",
            // The secret part of the address of a video call; NULL for other appointments.
            "ALTER TABLE civil_affairs_appointment ADD COLUMN room BLOB",
        ]
    )

    private static let rooms = Migration(
        "civil-affairs-006-rooms",
        // Video calls that were agreed before rooms had a secret of their own.
        ["UPDATE civil_affairs_appointment SET room = randomblob(16) WHERE way = 'video' AND room IS NULL"]
    )

    private static let tickets = Migration(
        "civil-affairs-002-tickets",
        [
            // case_key is that of the appointment; due_at is from when the resident counts as waiting.
            """
            CREATE TABLE civil_affairs_ticket (
                id INTEGER PRIMARY KEY,
                number TEXT NOT NULL,
                location TEXT NOT NULL,
                day INTEGER NOT NULL,
                line TEXT NOT NULL,
                product TEXT NOT NULL,
                minutes INTEGER NOT NULL,
                case_key INTEGER,
                arrived_at INTEGER NOT NULL,
                due_at INTEGER NOT NULL,
                state TEXT NOT NULL,
                desk TEXT,
                called_at INTEGER,
                done_at INTEGER,
                UNIQUE (location, day, number)
            ) STRICT
            """,
            """
            CREATE INDEX civil_affairs_ticket_waiting ON civil_affairs_ticket(location, day, due_at, id)
            WHERE state = 'waiting'
            """,
            """
            CREATE INDEX civil_affairs_ticket_called ON civil_affairs_ticket(location, day, called_at)
            WHERE state = 'called'
            """,
            // Kept with each ticket: how many wait, how many minutes of work that is, how many were given.
            """
            CREATE TABLE civil_affairs_waiting (
                location TEXT NOT NULL,
                day INTEGER NOT NULL,
                line TEXT NOT NULL,
                waiting INTEGER NOT NULL,
                minutes INTEGER NOT NULL,
                issued INTEGER NOT NULL,
                PRIMARY KEY (location, day, line)
            ) STRICT, WITHOUT ROWID
            """,
            // Figures; week is the day number of its Monday, in_time counts who waited no longer than the norm.
            """
            CREATE TABLE civil_affairs_desk_hour (
                location TEXT NOT NULL,
                week INTEGER NOT NULL,
                weekday INTEGER NOT NULL,
                hour INTEGER NOT NULL,
                calls INTEGER NOT NULL,
                waited_ms INTEGER NOT NULL,
                in_time INTEGER NOT NULL,
                helped INTEGER NOT NULL,
                busy_ms INTEGER NOT NULL,
                missed INTEGER NOT NULL,
                PRIMARY KEY (location, week, weekday, hour)
            ) STRICT, WITHOUT ROWID
            """,
        ]
    )
}
