internal import Kernel

extension Schema {
    /// Lessons of the toolkit, and the pool of facilitators with their bookings.
    static let toolkit = Migration(
        "participation-007-toolkit",
        [
            """
            CREATE TABLE participation_lesson (
                id INTEGER PRIMARY KEY,
                instrument TEXT NOT NULL,
                title TEXT NOT NULL,
                text TEXT NOT NULL,
                at INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE INDEX participation_lesson_of ON participation_lesson(instrument, id)",
            """
            CREATE TABLE participation_facilitator (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                skills TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE participation_booking (
                id INTEGER PRIMARY KEY,
                facilitator INTEGER NOT NULL REFERENCES participation_facilitator(id),
                starts_at INTEGER NOT NULL,
                ends_at INTEGER NOT NULL,
                purpose TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX participation_booking_of ON participation_booking(facilitator, starts_at)",
        ]
    )
}
