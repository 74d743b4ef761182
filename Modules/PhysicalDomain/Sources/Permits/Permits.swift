internal import Kernel

extension PhysicalDomain {
    /// Adds applications on which the law wants a decision in time: their panel, their pages, their work and their tables.
    func addPermits(_ kinds: PermitKindList, to registry: inout ModuleRegistry) {
        PermitSchema.migrations.forEach { registry.add($0) }
        registry.add(PermitPanel(kinds: kinds).panel, AdviseAsPartner(kinds: kinds).panel)
        (PermitChores(kinds: kinds).all + PermitNoticeChores(kinds: kinds).all).forEach { registry.add($0) }
        let open = { @Sendable handled, context, tables in try PermitScene(handled, context, kinds, tables) }
        let routes =
            ModuleActionDesk(AskCompletion(), opening: open).routes
            + ModuleActionDesk(ReceiveCompletion(), opening: open).routes
            + ModuleActionDesk(AskAdvice(), opening: open).routes
            + ModuleActionDesk(AnswerAdvice(), opening: open).routes
            + ModuleActionDesk(DecidePermit(), opening: open).routes
            + ModuleActionDesk(TakeOffSite(), opening: open).routes
            + ShowPermitNotices.routes + AdviseAsPartner(kinds: kinds).routes
        routes.forEach { registry.add($0) }
        for kind in kinds.all {
            for step in kind.lastSteps {
                registry.add(ReservedStep(step, of: kind.caseType, page: DecidePermit.link.words))
            }
        }
        registry.add(Entrance(ShowPermitNotices.link, "Lees wat er is gevraagd en besloten.", icon: .file))
        registry.add(PermitFigureSheet(kinds: kinds).figures)
        registry.add(PermitDemonstration(kinds: kinds).demonstration)
    }
}
