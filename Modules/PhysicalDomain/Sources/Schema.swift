internal import Kernel

/// The module's own tables; cases, contacts and sealed addresses lie in the kernel's.
///
/// Moments are milliseconds UTC; `case_key` is the kernel's key of the case.
enum Schema {
    static let migrations = [reports, photos, photosByHash]

    private static let reports = Migration(
        "physical-domain-001-reports",
        [
            // cell, latitude and longitude are known together; mark recognises a form that is sent twice,
            // reference a row of a file that is read twice.
            """
            CREATE TABLE physical_domain_report (
                id INTEGER PRIMARY KEY,
                case_key INTEGER NOT NULL UNIQUE,
                category TEXT NOT NULL,
                team TEXT NOT NULL,
                description TEXT NOT NULL,
                at INTEGER NOT NULL,
                place TEXT,
                postcode TEXT,
                house_number TEXT,
                latitude REAL,
                longitude REAL,
                cell INTEGER,
                mark BLOB UNIQUE,
                reference TEXT UNIQUE,
                CHECK (place IS NOT NULL OR cell IS NOT NULL),
                CHECK ((cell IS NULL) = (latitude IS NULL) AND (cell IS NULL) = (longitude IS NULL))
            ) STRICT
            """,
            """
            CREATE INDEX physical_domain_report_by_cell ON physical_domain_report(category, cell, at)
            WHERE cell IS NOT NULL
            """,
            """
            CREATE INDEX physical_domain_report_by_address
            ON physical_domain_report(category, postcode, house_number, at) WHERE postcode IS NOT NULL
            """,
        ]
    )

    private static let photos = Migration(
        "physical-domain-002-photos",
        [
            // A photo is sent on an earlier page than the report; report_id is NULL until then.
            """
            CREATE TABLE physical_domain_photo (
                id INTEGER PRIMARY KEY,
                uuid BLOB NOT NULL UNIQUE,
                hash TEXT NOT NULL,
                media_type TEXT NOT NULL,
                width INTEGER NOT NULL,
                height INTEGER NOT NULL,
                at INTEGER NOT NULL,
                report_id INTEGER REFERENCES physical_domain_report(id)
            ) STRICT
            """,
            "CREATE INDEX physical_domain_photo_by_report ON physical_domain_photo(report_id, id)",
            "CREATE INDEX physical_domain_photo_waiting ON physical_domain_photo(at) WHERE report_id IS NULL",
            // Who wants messages about someone else's report; mark recognises a form that is sent twice.
            """
            CREATE TABLE physical_domain_follower (
                mark BLOB PRIMARY KEY,
                case_key INTEGER NOT NULL,
                at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
        ]
    )

    /// For the question whether any row still names a file.
    private static let photosByHash = Migration(
        "physical-domain-003-photos-by-hash",
        ["CREATE INDEX physical_domain_photo_by_hash ON physical_domain_photo(hash)"]
    )

    /// Tells the kernel about the files of the photos that are there: from now on it removes what nobody came for.
    ///
    /// It comes after the steps of permits, which files may have already.
    static let keptPhotos = Migration(
        "physical-domain-030-kept-photos",
        [
            """
            INSERT INTO kept_file (hash) SELECT DISTINCT hash FROM physical_domain_photo WHERE report_id IS NOT NULL
            ON CONFLICT DO NOTHING
            """,
            """
            INSERT INTO waiting_file (hash, at) SELECT hash, max(at) FROM physical_domain_photo WHERE report_id IS NULL
            GROUP BY hash
            """,
            "DROP INDEX physical_domain_photo_by_hash",
        ]
    )
}
