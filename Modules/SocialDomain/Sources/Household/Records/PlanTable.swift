internal import Kernel

/// Reads the tables of plans.
enum PlanTable {
    /// The plan to which a case belongs; `nil` when it has none.
    static func plan(ofCase key: Int, in tables: any Database) throws -> HouseholdPlan? {
        let plan = try tables.first("SELECT plan FROM social_domain_plan_case WHERE case_key = \(key)") {
            try $0.integer(0)
        }
        return try plan.flatMap { try self.plan($0, in: tables) }
    }

    /// The plans in which a resident is, the newest first.
    static func plans(ofResident key: Int, in tables: any Database) throws -> [HouseholdPlan] {
        try tables.rows(
            "SELECT plan FROM social_domain_plan_member WHERE resident_key = \(key) ORDER BY plan DESC LIMIT 20"
        ) { try $0.integer(0) }.compactMap { try plan($0, in: tables) }
    }

    /// The plans of which a partner may read a part on a day, the newest first, at most 50.
    static func plans(for partner: CarePartner, on day: Day, in tables: any Database) throws -> [HouseholdPlan] {
        try tables.rows(
            """
            SELECT DISTINCT plan FROM social_domain_plan_consent
            WHERE partner = \(partner.rawValue) AND ends_on > \(day) AND given_on <= \(day)
                AND given_on IS NOT NULL AND withdrawn_on IS NULL
            ORDER BY plan DESC LIMIT 50
            """
        ) { try $0.integer(0) }.compactMap { try plan($0, in: tables) }
    }

    static func plan(_ key: Int, in tables: any Database) throws -> HouseholdPlan? {
        let head = try tables.first("SELECT coordinator, started_on FROM social_domain_plan WHERE id = \(key)") {
            (coordinator: try $0.integer(0), startedOn: Day(number: try $0.integer(1)))
        }
        guard let head else { return nil }
        return HouseholdPlan(
            key: key,
            coordinator: head.coordinator,
            startedOn: head.startedOn,
            members: try members(key, tables),
            goals: try goals(key, tables),
            agreements: try agreements(key, tables),
            consents: try consents(key, tables)
        )
    }

    private static func members(_ plan: Int, _ tables: any Database) throws -> [HouseholdPlan.Member] {
        try tables.rows(
            "SELECT id, name, resident_key, code FROM social_domain_plan_member WHERE plan = \(plan) ORDER BY id"
        ) { row in
            HouseholdPlan.Member(
                key: try row.integer(0),
                name: try row.text(1),
                residentKey: try row.optionalInteger(2),
                code: try row.optionalText(3)
            )
        }
    }

    private static func goals(_ plan: Int, _ tables: any Database) throws -> [HouseholdPlan.Goal] {
        try tables.rows(
            "SELECT id, theme, member, text FROM social_domain_plan_goal WHERE plan = \(plan) ORDER BY id"
        ) { row in
            HouseholdPlan.Goal(
                key: try row.integer(0),
                theme: try theme(row, 1),
                member: try row.optionalInteger(2),
                text: try row.text(3)
            )
        }
    }

    private static func agreements(_ plan: Int, _ tables: any Database) throws -> [HouseholdPlan.Agreement] {
        try tables.rows(
            """
            SELECT a.id, a.goal, a.member, a.partner, a.what, a.due_on, a.done_on
            FROM social_domain_plan_agreement a JOIN social_domain_plan_goal g ON g.id = a.goal
            WHERE g.plan = \(plan) ORDER BY a.id
            """
        ) { row in
            let member = try row.optionalInteger(2).map(HouseholdPlan.Side.member)
            let partner = try row.isNull(3) ? nil : HouseholdPlan.Side.partner(self.partner(row, 3))
            return HouseholdPlan.Agreement(
                key: try row.integer(0),
                goal: try row.integer(1),
                side: member ?? partner ?? .municipality,
                what: try row.text(4),
                dueOn: Day(number: try row.integer(5)),
                doneOn: try row.optionalInteger(6).map { Day(number: $0) }
            )
        }
    }

    private static func consents(_ plan: Int, _ tables: any Database) throws -> [PartnerConsent] {
        try tables.rows(
            """
            SELECT id, member, partner, theme, asked_on, ends_on, given_on, withdrawn_on
            FROM social_domain_plan_consent WHERE plan = \(plan) ORDER BY id
            """
        ) { row in
            PartnerConsent(
                key: try row.integer(0),
                member: try row.integer(1),
                partner: try partner(row, 2),
                theme: try theme(row, 3),
                askedOn: Day(number: try row.integer(4)),
                endsOn: Day(number: try row.integer(5)),
                givenOn: try row.optionalInteger(6).map { Day(number: $0) },
                withdrawnOn: try row.optionalInteger(7).map { Day(number: $0) }
            )
        }
    }

    private static func theme(_ row: any Row, _ column: Int) throws -> PlanTheme {
        guard let theme = PlanTheme(rawValue: try row.text(column)) else { throw RowError(column: column) }
        return theme
    }

    private static func partner(_ row: any Row, _ column: Int) throws -> CarePartner {
        guard let partner = CarePartner(rawValue: try row.text(column)) else { throw RowError(column: column) }
        return partner
    }
}
