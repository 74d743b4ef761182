internal import Kernel

extension PhysicalDomain {
    /// Adds applications on which the law wants a decision in time: their panel, their pages, their work and their tables.
    func addPermits(_ kinds: PermitKindList, to registry: inout ModuleRegistry) {
        PermitSchema.migrations.forEach { registry.add($0) }
        registry.add(PermitPanel(kinds: kinds).panel)
        PermitChores(kinds: kinds).all.forEach { registry.add($0) }
        let routes =
            PermitActionDesk(action: AskCompletion(), kinds: kinds).routes
            + PermitActionDesk(action: ReceiveCompletion(), kinds: kinds).routes
            + PermitActionDesk(action: AskAdvice(), kinds: kinds).routes
            + PermitActionDesk(action: AnswerAdvice(), kinds: kinds).routes
            + PermitActionDesk(action: DecidePermit(), kinds: kinds).routes
        routes.forEach { registry.add($0) }
        for kind in kinds.all {
            for step in kind.lastSteps {
                registry.add(ReservedStep(step, of: kind.caseType, page: DecidePermit.link.words))
            }
        }
        registry.add(PermitFigureSheet(kinds: kinds).figures)
        registry.add(PermitDemonstration(kinds: kinds).demonstration)
    }
}
