internal import Kernel

/// The tables of plans of households; `case_key` and `resident_key` are the kernel's keys, days are day numbers.
enum HouseholdSchema {
    static let migrations = [plans, consents]

    private static let plans = Migration(
        "social-domain-030-household-plans",
        [
            """
            CREATE TABLE social_domain_plan (
                id INTEGER PRIMARY KEY,
                coordinator INTEGER NOT NULL,
                started_on INTEGER NOT NULL
            ) STRICT
            """,
            // A case has one plan; a plan has one case of each part of the social domain that helps the household.
            """
            CREATE TABLE social_domain_plan_case (
                case_key INTEGER PRIMARY KEY,
                plan INTEGER NOT NULL REFERENCES social_domain_plan(id)
            ) STRICT
            """,
            """
            CREATE TABLE social_domain_plan_member (
                id INTEGER PRIMARY KEY,
                plan INTEGER NOT NULL REFERENCES social_domain_plan(id),
                name TEXT NOT NULL,
                resident_key INTEGER,
                code TEXT UNIQUE,
                UNIQUE (plan, resident_key)
            ) STRICT
            """,
            "CREATE INDEX social_domain_plan_member_by_plan ON social_domain_plan_member(plan, id)",
            """
            CREATE INDEX social_domain_plan_member_by_resident ON social_domain_plan_member(resident_key, plan)
            WHERE resident_key IS NOT NULL
            """,
            """
            CREATE TABLE social_domain_plan_goal (
                id INTEGER PRIMARY KEY,
                plan INTEGER NOT NULL REFERENCES social_domain_plan(id),
                theme TEXT NOT NULL,
                member INTEGER REFERENCES social_domain_plan_member(id),
                text TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX social_domain_plan_goal_by_plan ON social_domain_plan_goal(plan, id)",
            """
            CREATE TABLE social_domain_plan_agreement (
                id INTEGER PRIMARY KEY,
                goal INTEGER NOT NULL REFERENCES social_domain_plan_goal(id),
                member INTEGER REFERENCES social_domain_plan_member(id),
                partner TEXT,
                what TEXT NOT NULL,
                due_on INTEGER NOT NULL,
                done_on INTEGER,
                CHECK (member IS NULL OR partner IS NULL)
            ) STRICT
            """,
            "CREATE INDEX social_domain_plan_agreement_by_goal ON social_domain_plan_agreement(goal, id)",
        ]
    )

    private static let consents = Migration(
        "social-domain-031-household-consents",
        [
            """
            CREATE TABLE social_domain_plan_consent (
                id INTEGER PRIMARY KEY,
                plan INTEGER NOT NULL REFERENCES social_domain_plan(id),
                member INTEGER NOT NULL REFERENCES social_domain_plan_member(id),
                partner TEXT NOT NULL,
                theme TEXT NOT NULL,
                asked_on INTEGER NOT NULL,
                ends_on INTEGER NOT NULL,
                given_on INTEGER,
                withdrawn_on INTEGER,
                CHECK (withdrawn_on IS NULL OR given_on IS NOT NULL)
            ) STRICT
            """,
            "CREATE INDEX social_domain_plan_consent_by_plan ON social_domain_plan_consent(plan, id)",
            """
            CREATE INDEX social_domain_plan_consent_of_partner ON social_domain_plan_consent(partner, ends_on, plan)
            WHERE given_on IS NOT NULL AND withdrawn_on IS NULL
            """,
        ]
    )
}
