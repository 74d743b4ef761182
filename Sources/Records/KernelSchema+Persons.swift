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

    /// The house number as it was told, beside the one by which it is looked for; street and town may be unknown.
    ///
    /// The table is made anew, because SQLite changes no CHECK of a table that is there. What was kept before had
    /// lost its spaces and dashes, and is looked for as it stands.
    static let houseNumbers = Migration(
        "kernel-020-house-numbers",
        [
            """
            CREATE TABLE person_with_key (
                resident_id INTEGER PRIMARY KEY REFERENCES resident(id),
                name TEXT NOT NULL,
                born_on INTEGER,
                street TEXT,
                house_number TEXT,
                house_number_key TEXT,
                postcode TEXT,
                town TEXT,
                changed_at INTEGER NOT NULL,
                CHECK ((postcode IS NULL) = (house_number IS NULL)),
                CHECK ((postcode IS NULL) = (house_number_key IS NULL)),
                CHECK (postcode IS NOT NULL OR (street IS NULL AND town IS NULL))
            ) STRICT
            """,
            """
            INSERT INTO person_with_key (resident_id, name, born_on, street, house_number, house_number_key, postcode,
                town, changed_at)
            SELECT resident_id, name, born_on, street, house_number, house_number, postcode, town, changed_at
            FROM person
            """,
            "DROP TABLE person",
            "ALTER TABLE person_with_key RENAME TO person",
            "CREATE INDEX person_by_birth ON person(born_on) WHERE born_on IS NOT NULL",
            "CREATE INDEX person_by_address ON person(postcode, house_number_key) WHERE postcode IS NOT NULL",
        ]
    )
}
