internal import Kernel

extension KernelSchema {
    /// What is known of persons, and the ways to find them.
    ///
    /// A name is only looked for among those who were born on one day, so it needs no index of its own.
    static let persons = Migration(
        "kernel-011-persons",
        [
            """
            CREATE TABLE person (
                resident_id INTEGER PRIMARY KEY REFERENCES resident(id),
                name TEXT NOT NULL,
                born_on INTEGER,
                street TEXT,
                house_number TEXT,
                postcode TEXT,
                town TEXT,
                changed_at INTEGER NOT NULL,
                CHECK ((postcode IS NULL) = (house_number IS NULL) AND (postcode IS NULL) = (street IS NULL)
                    AND (postcode IS NULL) = (town IS NULL))
            ) STRICT
            """,
            "CREATE INDEX person_by_birth ON person(born_on) WHERE born_on IS NOT NULL",
            "CREATE INDEX person_by_address ON person(postcode, house_number) WHERE postcode IS NOT NULL",
        ]
    )
}
