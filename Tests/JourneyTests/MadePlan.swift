import Kernel
import TestSupport

@testable import App

/// A case whose household has a plan, with a goal and an agreement.
struct MadePlan: Sendable {
    let number: String

    init(in tenant: OpenTenant, at now: Timestamp) throws {
        let context = tenant.entry.context(caller: .platform, now: now, module: "social-domain")
        guard let type = context.caseTypes.current("wmo-melding", on: now.day) else {
            throw Missing(what: "a case type with plans")
        }
        number = try context.writeAndWait { session in
            let file = try session.cases.open(
                NewCase(
                    type: type,
                    status: StatusChange(to: type.steps[0], at: now),
                    channel: .phone,
                    resident: .person(try CitizenServiceNumber("999990639")),
                    dates: CaseDates(targetOn: nil, deadlineOn: nil),
                    team: "sociaal-team"
                )
            )
            try Self.fill(file, now.day, session.tables)
            return file.number.description
        }
    }

    private static func fill(_ file: CaseFile, _ today: Day, _ tables: any WritableDatabase) throws {
        let plan = try tables.insert("INSERT INTO social_domain_plan (coordinator, started_on) VALUES (1, \(today))")
        guard let plan else { throw Missing(what: "a plan") }
        try tables.execute("INSERT INTO social_domain_plan_case (case_key, plan) VALUES (\(file.key), \(plan))")
        try tables.execute("INSERT INTO social_domain_plan_member (plan, name) VALUES (\(plan), 'Anna')")
        let goal = try tables.insert(
            "INSERT INTO social_domain_plan_goal (plan, theme, text) VALUES (\(plan), 'wonen', 'Veilig wonen')"
        )
        try tables.execute(
            "INSERT INTO social_domain_plan_agreement (goal, what, due_on) VALUES (\(goal), 'Bellen', \(today))"
        )
    }
}
