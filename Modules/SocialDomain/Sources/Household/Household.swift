internal import Kernel

extension SocialDomain {
    /// Adds the plan of a household: its tables, its panel, the pages below a case, and those of the household and of partners.
    ///
    /// Every case of the module can have one, so the case types come first.
    func addHousehold(to registry: inout ModuleRegistry) {
        let files = registry.caseTypeFiles.compactMap {
            $0.name.split(separator: "/").last?.split(separator: ".").first
        }
        let caseTypes = Set(files.map(String.init))
        HouseholdSchema.migrations.forEach { registry.add($0) }
        registry.add(PlanPanel(caseTypes: caseTypes).panel)
        let open = { @Sendable handled, context, tables in try PlanScene(handled, context, caseTypes, tables) }
        let routes =
            ModuleActionDesk(StartPlan(), opening: open).routes
            + ModuleActionDesk(JoinPlan(), opening: open).routes
            + ModuleActionDesk(AddMember(), opening: open).routes
            + ModuleActionDesk(AddGoal(), opening: open).routes
            + ModuleActionDesk(AddAgreement(), opening: open).routes
            + ModuleActionDesk(FinishAgreement(), opening: open).routes
            + ModuleActionDesk(AskConsent(), opening: open).routes
            + ModuleActionDesk(TakeCoordination(), opening: open).routes
            + OwnPlanPages().routes + PartnerPlanPages().routes
        routes.forEach { registry.add($0) }
        registry.add(StaffPage(PartnerPlanPages.link, icon: .folder, for: .seeSharedPlans))
    }
}
