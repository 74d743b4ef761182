internal import Kernel

/// The part of a plan that one reader may read; what is not in it cannot be shown.
struct PlanPart: Hashable, Sendable {
    let goals: [HouseholdPlan.Goal]
    let agreements: [HouseholdPlan.Agreement]
    /// Of whom something is in the part; of others not even a name.
    let members: [HouseholdPlan.Member]

    /// Everything, for the teams whose cases the plan belongs to.
    init(forStaffOf plan: HouseholdPlan) {
        goals = plan.goals
        agreements = plan.agreements
        members = plan.members
    }

    /// What a member of the household reads: what is about the household or about this member, and what this member does.
    init(of plan: HouseholdPlan, for member: Int) {
        let does = Set(plan.agreements.filter { $0.side == .member(member) }.map(\.goal))
        let open = Set(plan.goals.filter { $0.member == nil || $0.member == member }.map(\.key))
        goals = plan.goals.filter { open.contains($0.key) || does.contains($0.key) }
        agreements = plan.agreements.filter { open.contains($0.goal) || $0.side == .member(member) }
        members = plan.members
    }

    /// What a partner reads on a day: the themes for which whom they are about said yes, and nothing of anybody else.
    ///
    /// A goal of the whole household needs the yes of everyone in it. What other partners do stays out: they have a consent
    /// of their own.
    init(of plan: HouseholdPlan, for partner: CarePartner, on day: Day) {
        let valid = plan.consents.filter { $0.partner == partner && $0.isValid(on: day) }
        let saidYes = { (member: Int, theme: PlanTheme) in valid.contains { $0.member == member && $0.theme == theme } }
        let goals = plan.goals.filter { goal in
            guard let member = goal.member else { return plan.members.allSatisfy { saidYes($0.key, goal.theme) } }
            return saidYes(member, goal.theme)
        }
        let themes = Dictionary(goals.map { ($0.key, $0.theme) }) { first, _ in first }
        agreements = plan.agreements.filter { agreement in
            guard let theme = themes[agreement.goal] else { return false }
            switch agreement.side {
            case .municipality: return true
            case .member(let key): return saidYes(key, theme)
            case .partner(let other): return other == partner
            }
        }
        self.goals = goals
        members = plan.members.filter { member in valid.contains { $0.member == member.key } }
    }

    /// Who does what was agreed, in the words of this reader.
    func name(of side: HouseholdPlan.Side) -> String {
        switch side {
        case .member(let key): name(of: key)
        case .municipality: "De gemeente"
        case .partner(let partner): partner.inDutch
        }
    }

    /// Whom a goal is about.
    func about(_ goal: HouseholdPlan.Goal) -> String { goal.member.map(name(of:)) ?? "Het hele huishouden" }

    private func name(of member: Int) -> String {
        members.first { $0.key == member }?.name ?? "Iemand van het huishouden"
    }
}
