internal import Kernel

/// What became of the plan that a resident may hand over (persoonlijk plan), Wmo 2015, article 2.3.2, second paragraph.
struct OwnPlan: Hashable, Sendable {
    /// The day on which it came, or on which the resident said that there will be none.
    let on: Day
    let outcome: Outcome

    enum Outcome: String, Hashable, Sendable, CaseIterable {
        case received = "ontvangen"
        case notMade = "geen"

        var inDutch: String {
            switch self {
            case .received: "Het plan is binnen"
            case .notMade: "De inwoner maakt geen plan"
            }
        }
    }
}

/// Reads and keeps rows of `social_domain_wmo_plan`.
enum OwnPlanTable {
    static func plan(of caseKey: Int, in tables: any Database) throws -> OwnPlan? {
        try tables.first("SELECT on_day, outcome FROM social_domain_wmo_plan WHERE case_key = \(caseKey)") { row in
            OwnPlan(
                on: Day(number: try row.integer(0)),
                outcome: OwnPlan.Outcome(rawValue: try row.text(1)) ?? .notMade
            )
        }
    }

    /// Keeps what became of it; a plan that comes after all takes the place of none.
    static func keep(_ plan: OwnPlan, of caseKey: Int, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO social_domain_wmo_plan (case_key, on_day, outcome)
            VALUES (\(caseKey), \(plan.on), \(plan.outcome.rawValue))
            ON CONFLICT (case_key) DO UPDATE SET on_day = excluded.on_day, outcome = excluded.outcome
            """
        )
    }
}
