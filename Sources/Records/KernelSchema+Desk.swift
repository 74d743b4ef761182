internal import Kernel

extension KernelSchema {
    /// Who works on which case, and the lists of running cases.
    ///
    /// The lists are sorted by `due_on`, the day that a case should be ready by. What someone may see is
    /// decided by case type, so the type comes first in the index of all running cases.
    static let desk = Migration(
        "kernel-009-desk",
        [
            "ALTER TABLE case_file ADD COLUMN team_key TEXT",
            "ALTER TABLE case_file ADD COLUMN handler_id INTEGER",
            "ALTER TABLE case_file ADD COLUMN version INTEGER NOT NULL DEFAULT 1",
            "ALTER TABLE case_file ADD COLUMN suspended_on INTEGER",
            "ALTER TABLE case_file ADD COLUMN due_on INTEGER NOT NULL DEFAULT 9999999",
            "UPDATE case_file SET due_on = COALESCE(target_on, deadline_on, 9999999)",
            "CREATE INDEX case_file_by_due ON case_file(type_key, due_on, id) WHERE closed_at IS NULL",
            """
            CREATE INDEX case_file_by_team ON case_file(team_key, type_key, due_on, id)
            WHERE closed_at IS NULL AND team_key IS NOT NULL
            """,
            """
            CREATE INDEX case_file_by_handler ON case_file(handler_id, due_on, id)
            WHERE closed_at IS NULL AND handler_id IS NOT NULL
            """,
        ]
    )
}
