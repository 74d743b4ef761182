internal import Kernel

extension KernelSchema {
    /// What modules may read of cases in their own queries, with the moment of the last change and the promised day.
    static let publicCase = Migration(
        "kernel-022-public-case",
        [
            "DROP VIEW public_case",
            """
            CREATE VIEW public_case AS
            SELECT id, year, sequence, type_key, status_key, opened_at, closed_at, title, follow_code, changed_at,
                target_on
            FROM case_file
            """,
        ]
    )
}
