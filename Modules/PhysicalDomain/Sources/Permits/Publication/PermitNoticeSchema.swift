internal import Kernel

/// The tables of what everybody may read about applications.
enum PermitNoticeSchema {
    static let migrations = [notices]

    private static let notices = Migration(
        "physical-domain-039-permit-notices",
        [
            // One per case. area is the four digits of the postcode; news_key is what neighbours hear of it.
            """
            CREATE TABLE physical_domain_permit_notice (
                id INTEGER PRIMARY KEY,
                uuid BLOB NOT NULL UNIQUE,
                case_key INTEGER NOT NULL UNIQUE,
                stage TEXT NOT NULL,
                title TEXT NOT NULL,
                text TEXT NOT NULL,
                area TEXT,
                postcode TEXT,
                at INTEGER NOT NULL,
                news_key INTEGER
            ) STRICT
            """,
            """
            CREATE INDEX physical_domain_permit_notice_by_area ON physical_domain_permit_notice(area, id)
            WHERE area IS NOT NULL
            """,
            "CREATE INDEX physical_domain_permit_notice_by_age ON physical_domain_permit_notice(at)",
            // Where an application is about, by what was filled in.
            """
            CREATE TABLE physical_domain_permit_place (
                case_key INTEGER PRIMARY KEY,
                postcode TEXT NOT NULL
            ) STRICT
            """,
            // The last case that was looked at for it; what came in before this was kept is told to nobody.
            "CREATE TABLE physical_domain_permit_seen (case_key INTEGER NOT NULL) STRICT",
            """
            INSERT INTO physical_domain_permit_seen (case_key)
            SELECT COALESCE((SELECT id FROM public_case ORDER BY id DESC LIMIT 1), 0)
            """,
        ]
    )
}
