internal import Kernel

/// Changes the tables of plans; nothing there is taken away, so that what was agreed and allowed can be read back.
extension PlanTable {
    /// Begins a plan for the household of a case, whose resident is the first of it.
    static func start(
        for file: CaseFile,
        member name: String,
        coordinator: Int,
        on day: Day,
        in tables: any WritableDatabase
    ) throws {
        let plan = try tables.insert(
            "INSERT INTO social_domain_plan (coordinator, started_on) VALUES (\(coordinator), \(day))"
        )
        guard let plan else { throw StoreError.damaged }
        try join(file, plan: plan, in: tables)
        try tables.execute(
            """
            INSERT INTO social_domain_plan_member (plan, name, resident_key)
            VALUES (\(plan), \(name), \(file.residentKey))
            """
        )
    }

    /// Lets a case share a plan that is there.
    static func join(_ file: CaseFile, plan: Int, in tables: any WritableDatabase) throws {
        try tables.execute("INSERT INTO social_domain_plan_case (case_key, plan) VALUES (\(file.key), \(plan))")
    }

    static func coordinate(_ plan: HouseholdPlan, by member: Int, in tables: any WritableDatabase) throws {
        try tables.execute("UPDATE social_domain_plan SET coordinator = \(member) WHERE id = \(plan.key)")
    }

    /// Adds someone, who finds the plan on the own page with the code.
    static func add(_ name: String, code: String, to plan: HouseholdPlan, in tables: any WritableDatabase) throws {
        try tables.execute(
            "INSERT INTO social_domain_plan_member (plan, name, code) VALUES (\(plan.key), \(name), \(code))"
        )
    }

    /// Makes the resident who has a code the member that it was made for; the code then counts no more.
    ///
    /// - Returns: Whether there is such a code, and the resident is not in that plan already.
    static func link(_ resident: Int, code: String, in tables: any WritableDatabase) throws -> Bool {
        try tables.execute(
            """
            UPDATE social_domain_plan_member SET resident_key = \(resident), code = NULL
            WHERE code = \(code) AND resident_key IS NULL AND NOT EXISTS (
                SELECT 1 FROM social_domain_plan_member o
                WHERE o.plan = social_domain_plan_member.plan AND o.resident_key = \(resident))
            """
        ) == 1
    }

    static func add(
        _ text: String,
        about theme: PlanTheme,
        of member: Int?,
        to plan: HouseholdPlan,
        in tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            INSERT INTO social_domain_plan_goal (plan, theme, member, text)
            VALUES (\(plan.key), \(theme.rawValue), \(member), \(text))
            """
        )
    }

    static func agree(
        _ what: String,
        by side: HouseholdPlan.Side,
        due day: Day,
        for goal: Int,
        in tables: any WritableDatabase
    ) throws {
        var (member, partner): (Int?, String?)
        switch side {
        case .member(let key): member = key
        case .partner(let other): partner = other.rawValue
        case .municipality: break
        }
        try tables.execute(
            """
            INSERT INTO social_domain_plan_agreement (goal, member, partner, what, due_on)
            VALUES (\(goal), \(member), \(partner), \(what), \(day))
            """
        )
    }

    /// A second time changes nothing.
    static func finish(_ agreement: Int, on day: Day, in tables: any WritableDatabase) throws {
        try tables.execute(
            "UPDATE social_domain_plan_agreement SET done_on = \(day) WHERE id = \(agreement) AND done_on IS NULL"
        )
    }

    /// Asks for a consent; one that is `given` was a yes while it was asked, so that nobody has to log in for it.
    static func ask(
        _ member: Int,
        about theme: PlanTheme,
        for partner: CarePartner,
        until end: Day,
        given: Bool,
        on day: Day,
        of plan: HouseholdPlan,
        in tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            INSERT INTO social_domain_plan_consent (plan, member, partner, theme, asked_on, ends_on, given_on)
            VALUES (\(plan.key), \(member), \(partner.rawValue), \(theme.rawValue), \(day), \(end),
                \(given ? day : nil))
            """
        )
    }

    static func give(_ consent: PartnerConsent, on day: Day, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            UPDATE social_domain_plan_consent SET given_on = \(day)
            WHERE id = \(consent.key) AND given_on IS NULL AND ends_on > \(day)
            """
        )
    }

    static func withdraw(_ consent: PartnerConsent, on day: Day, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            UPDATE social_domain_plan_consent SET withdrawn_on = \(day)
            WHERE id = \(consent.key) AND given_on IS NOT NULL AND withdrawn_on IS NULL
            """
        )
    }
}
