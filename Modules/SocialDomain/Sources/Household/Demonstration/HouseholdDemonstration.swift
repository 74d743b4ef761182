internal import Kernel

/// One invented household with a plan, so that a demonstration shows every side of it.
enum HouseholdDemonstration {
    /// Somebody who works for a partner, and reads what was allowed.
    static let account = Demonstration.Account(
        loginName: "huisarts",
        fullName: "Praktijk van de huisarts",
        role: .partner,
        team: CarePartner.doctor.rawValue
    )

    /// Opens a case three weeks ago, whose household has had a plan for two.
    ///
    /// - Returns: How many cases it opened.
    static func fill(_ stage: DemonstrationStage) throws -> Int {
        guard let number = stage.residents.first else { return 0 }
        let file = try stage.change(at: stage.now.adding(seconds: -21 * 86_400), by: .staff("sociaal")) {
            try open(.person(number), $0, $1)
        }
        guard let file else { return 0 }
        try stage.change(at: stage.now.adding(seconds: -14 * 86_400), by: .staff("sociaal")) { session, context in
            let coordinator = context.caller.staffSession?.member.id ?? 0
            try PlanTable.start(
                for: file,
                member: "Inwoner 1",
                coordinator: coordinator,
                on: context.today,
                in: session.tables
            )
            try fill(file, context.today, session)
        }
        return 1
    }

    private static func open(
        _ resident: ResidentIdentity,
        _ session: any WriteSession,
        _ context: Context
    ) throws -> CaseFile? {
        guard let type = context.caseTypes.current("wmo-melding", on: context.today) else { return nil }
        return try session.cases.open(
            NewCase(
                type: type,
                status: StatusChange(to: type.steps[0], at: context.now),
                channel: .phone,
                title: "Hulp voor een huishouden",
                resident: resident,
                dates: type.dates(openedOn: context.today, in: context.municipality)
            )
        )
    }

    private static func fill(_ file: CaseFile, _ today: Day, _ session: any WriteSession) throws {
        let tables = session.tables
        guard let begun = try PlanTable.plan(ofCase: file.key, in: tables), let first = begun.members.first else {
            return
        }
        try PlanTable.add("Huisgenoot", code: MemberCode(session.newID()).text, to: begun, in: tables)
        try PlanTable.add("Veilig thuis de trap op.", about: .living, of: nil, to: begun, in: tables)
        try PlanTable.add("Weer zelf naar buiten.", about: .care, of: first.key, to: begun, in: tables)
        guard let plan = try PlanTable.plan(ofCase: file.key, in: tables), plan.goals.count == 2 else { return }
        let (home, outside) = (plan.goals[0].key, plan.goals[1].key)
        try PlanTable.agree(
            "Een leuning bij de trap",
            by: .municipality,
            due: today.adding(days: 30),
            for: home,
            in: tables
        )
        try PlanTable.agree(
            "Elke dag oefenen",
            by: .member(first.key),
            due: today.adding(days: 28),
            for: outside,
            in: tables
        )
        try PlanTable.agree(
            "Een oefenplan maken",
            by: .partner(.doctor),
            due: today.adding(days: 10),
            for: outside,
            in: tables
        )
        try ask(first.key, .doctor, .care, given: true, today, plan, tables)
        try ask(first.key, .nurse, .care, given: false, today, plan, tables)
    }

    private static func ask(
        _ member: Int,
        _ partner: CarePartner,
        _ theme: PlanTheme,
        given: Bool,
        _ today: Day,
        _ plan: HouseholdPlan,
        _ tables: any WritableDatabase
    ) throws {
        try PlanTable.ask(
            member,
            about: theme,
            for: partner,
            until: today.adding(months: 6),
            given: given,
            on: today,
            of: plan,
            in: tables
        )
    }
}
