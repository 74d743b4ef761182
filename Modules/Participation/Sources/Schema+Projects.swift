internal import Kernel

extension Schema {
    /// Projects with what belongs to them, and the places at their meetings.
    static let projects = Migration(
        "participation-003-projects",
        [
            """
            CREATE TABLE participation_project (
                id INTEGER PRIMARY KEY,
                slug TEXT NOT NULL UNIQUE,
                title TEXT NOT NULL,
                summary TEXT NOT NULL,
                place TEXT NOT NULL,
                influence TEXT NOT NULL,
                open_points TEXT NOT NULL,
                fixed_points TEXT NOT NULL,
                co_creation INTEGER NOT NULL,
                co_creation_reason TEXT NOT NULL CHECK (co_creation_reason <> ''),
                phase TEXT NOT NULL,
                is_published INTEGER NOT NULL DEFAULT 0,
                answer TEXT
            ) STRICT
            """,
            "CREATE INDEX participation_project_shown ON participation_project(id) WHERE is_published = 1",
            """
            CREATE TABLE participation_project_news (
                id INTEGER PRIMARY KEY,
                project INTEGER NOT NULL REFERENCES participation_project(id),
                at INTEGER NOT NULL,
                text TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX participation_project_news_of ON participation_project_news(project, id)",
            """
            CREATE TABLE participation_project_link (
                project INTEGER NOT NULL REFERENCES participation_project(id),
                kind TEXT NOT NULL,
                target TEXT NOT NULL,
                PRIMARY KEY (project, kind, target)
            ) STRICT, WITHOUT ROWID
            """,
            // taken and waiting are kept counters; the limit stands here too, so that no mistake can pass it.
            """
            CREATE TABLE participation_meeting (
                id INTEGER PRIMARY KEY,
                project INTEGER NOT NULL REFERENCES participation_project(id),
                title TEXT NOT NULL,
                place TEXT NOT NULL,
                starts_at INTEGER NOT NULL,
                ends_at INTEGER NOT NULL,
                seats INTEGER NOT NULL,
                taken INTEGER NOT NULL DEFAULT 0 CHECK (taken BETWEEN 0 AND seats),
                waiting INTEGER NOT NULL DEFAULT 0 CHECK (waiting >= 0),
                state TEXT NOT NULL,
                answer TEXT
            ) STRICT
            """,
            "CREATE INDEX participation_meeting_of ON participation_meeting(project, starts_at, id)",
            "CREATE INDEX participation_meeting_ended ON participation_meeting(id) WHERE state <> 'planned'",
            // Who it is stands with the case, sealed; the order of id is that of the line.
            """
            CREATE TABLE participation_seat (
                id INTEGER PRIMARY KEY,
                meeting INTEGER NOT NULL REFERENCES participation_meeting(id),
                case_number TEXT NOT NULL UNIQUE,
                state TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX participation_seat_line ON participation_seat(meeting, state, id)",
        ]
    )
}
