internal import Kernel

extension SocialDomain {
    /// Adds support under the Wmo 2015: its pages, its panels, its work, its tables and its figures.
    func addWmo(to registry: inout ModuleRegistry) {
        WmoSchema.migrations.forEach { registry.add($0) }
        registry.add(WmoPanel.panel, HelpPanel.panel)
        let open = { @Sendable (handled: HandledCase, context: Context, tables: any Database) in
            try WmoScene(handled, context, tables)
        }
        let routes =
            ModuleActionDesk(OfferSupport(), opening: open).routes
            + ModuleActionDesk(ReceivePlan(), opening: open).routes
            + ModuleActionDesk(DecideUrgentHelp(), opening: open).routes
            + ModuleActionDesk(PlanVisit(), opening: open).routes
            + ModuleActionDesk(CancelVisit(), opening: open).routes
            + ModuleActionDesk(StartInquiry(), opening: open).routes
            + ModuleActionDesk(GiveFindings(), opening: open).routes
            + ModuleActionDesk(TakeHelpApplication(), opening: open).routes
            + ModuleActionDesk(EndReport(), opening: open).routes
            + ModuleActionDesk(DecideHelp()) { try HelpScene($0, $1, $2) }.routes
            + ApplyForHelp.routes + CancelOwnVisit.routes
        routes.forEach { registry.add($0) }
        Self.reservedSteps.forEach { registry.add($0) }
        registry.add(WmoFigureSheet.figures)
        registry.add(WmoChores().plans)
    }

    /// Every step of a report belongs to a page: each has a rule of its own.
    private static let reservedSteps = [
        ReservedStep(WmoCase.Step.visit, of: WmoCase.report, page: PlanVisit.link.words),
        ReservedStep(WmoCase.Step.inquiry, of: WmoCase.report, page: StartInquiry.link.words),
        ReservedStep(WmoCase.Step.findings, of: WmoCase.report, page: GiveFindings.link.words),
        ReservedStep(WmoCase.Step.ended, of: WmoCase.report, page: EndReport.link.words),
        ReservedStep(WmoCase.decided, of: WmoCase.application, page: DecideHelp.link.words),
    ]
}
