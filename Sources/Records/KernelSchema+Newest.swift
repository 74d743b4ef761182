internal import Kernel

extension KernelSchema {
    /// The lists of running cases by the moment on which they were opened, as those by day of ``desk``.
    static let newest = Migration(
        "kernel-018-newest-first",
        [
            "CREATE INDEX case_file_by_age ON case_file(type_key, opened_at, id) WHERE closed_at IS NULL",
            """
            CREATE INDEX case_file_by_team_age ON case_file(team_key, type_key, opened_at, id)
            WHERE closed_at IS NULL AND team_key IS NOT NULL
            """,
            """
            CREATE INDEX case_file_by_handler_age ON case_file(handler_id, opened_at, id)
            WHERE closed_at IS NULL AND handler_id IS NOT NULL
            """,
        ]
    )
}
