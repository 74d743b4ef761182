internal import Kernel

extension KernelSchema {
    /// Kept counters for the pages that steer.
    ///
    /// A file that has cases already starts at zero: its setting `figures-since` is the moment of the last event
    /// that was not counted.
    static let statistics = Migration(
        "kernel-010-statistics",
        [
            // week is the day number of its Monday.
            """
            CREATE TABLE figure_opened (
                week INTEGER NOT NULL,
                type_key TEXT NOT NULL,
                channel TEXT NOT NULL,
                cases INTEGER NOT NULL,
                PRIMARY KEY (week, type_key, channel)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE figure_closed (
                week INTEGER NOT NULL,
                type_key TEXT NOT NULL,
                cases INTEGER NOT NULL,
                with_target INTEGER NOT NULL,
                on_target INTEGER NOT NULL,
                with_deadline INTEGER NOT NULL,
                on_deadline INTEGER NOT NULL,
                PRIMARY KEY (week, type_key)
            ) STRICT, WITHOUT ROWID
            """,
            // step_key is empty for the whole case. from_hours is where the class of the histogram begins.
            """
            CREATE TABLE figure_duration (
                week INTEGER NOT NULL,
                type_key TEXT NOT NULL,
                step_key TEXT NOT NULL,
                from_hours INTEGER NOT NULL,
                cases INTEGER NOT NULL,
                milliseconds INTEGER NOT NULL,
                PRIMARY KEY (week, type_key, step_key, from_hours)
            ) STRICT, WITHOUT ROWID
            """,
            """
            INSERT INTO setting (name, value)
            SELECT 'figures-since', CAST(at AS TEXT) FROM event ORDER BY seq DESC LIMIT 1
            """,
        ]
    )
}
