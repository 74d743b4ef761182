internal import Kernel

/// A case as one action on its plan meets it.
struct PlanScene: ModuleScene {
    let handled: HandledCase
    let context: Context
    /// `nil` while the household has none.
    let plan: HouseholdPlan?

    /// - Throws: ``Problem/notFound`` for a case of a type that has no plans.
    init(_ handled: HandledCase, _ context: Context, _ caseTypes: Set<String>, _ tables: any Database) throws {
        guard caseTypes.contains(handled.file.typeKey) else { throw Problem.notFound }
        self.handled = handled
        self.context = context
        plan = try PlanTable.plan(ofCase: handled.file.key, in: tables)
    }

    /// Why nothing can be done with the plan now.
    var refusal: String? {
        if file.isClosed { return "Deze zaak is klaar." }
        return plan == nil ? "Dit huishouden heeft nog geen plan." : nil
    }

    /// The key of the member of staff who acts; no member has the one of other callers.
    var staff: Int { context.caller.staffSession?.member.id ?? -1 }

    /// The members of the household to choose from.
    var memberOptions: [FormField.Option] {
        (plan?.members ?? []).map { FormField.Option(String($0.key), $0.name) }
    }

    /// The themes to choose from.
    static var themeOptions: [FormField.Option] { PlanTheme.allCases.map { FormField.Option($0.rawValue, $0.inDutch) } }

    /// The partners to choose from.
    static var partnerOptions: [FormField.Option] {
        CarePartner.allCases.map { FormField.Option($0.rawValue, $0.inDutch) }
    }

    /// The plan, for what can only be done with one.
    ///
    /// - Throws: ``Problem/notFound`` without one; the desk refuses before.
    func requirePlan() throws -> HouseholdPlan {
        guard let plan else { throw Problem.notFound }
        return plan
    }
}
