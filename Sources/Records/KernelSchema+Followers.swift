internal import Kernel

extension KernelSchema {
    /// Who only follows a case has an address there that is not the resident's, and hears only what is announced.
    static let followers = Migration(
        "kernel-017-followers",
        [
            """
            ALTER TABLE contact_address ADD COLUMN is_follower INTEGER NOT NULL DEFAULT 0 CHECK (is_follower IN (0, 1))
            """,
            // Who it is for: 0 the resident, 1 everybody, 2 who follows.
            "ALTER TABLE message ADD COLUMN audience INTEGER NOT NULL DEFAULT 0 CHECK (audience IN (0, 1, 2))",
        ]
    )
}
