extension CaseType {
    /// This case type with a municipality's own norm and texts.
    func overridden(by change: CaseTypeOverride) -> CaseType {
        var type = self
        type.name = change.name ?? name
        type.staffName = change.staffName ?? staffName
        type.steps = steps.map { step in change.steps[step.key].map(step.overridden) ?? step }
        type.norm = change.norm.applied(to: norm)
        type.silence = change.silence.applied(to: silence)
        type.channels = change.channels ?? channels
        type.mainTeam = change.mainTeam ?? mainTeam
        type.offer.prices = change.prices ?? offer.prices
        type.offer.bring = change.bring ?? offer.bring
        type.offer.conditions = change.conditions ?? offer.conditions
        return type
    }
}

extension CaseType.Step {
    fileprivate func overridden(by texts: CaseTypeOverride.StepTexts) -> CaseType.Step {
        var step = self
        step.name = texts.name ?? name
        step.now = texts.now ?? now
        step.action = texts.action.applied(to: action)
        step.when = texts.when ?? when
        step.message = texts.message.applied(to: message)
        return step
    }
}

extension CaseTypeOverride {
    /// The norm of a municipality's settings as an override; `file` is the settings file.
    init(norm: ServiceNorm, of key: String, file: String) {
        self.file = file
        self.key = key
        self.norm = .set(norm)
        silence = .keep
        name = nil
        staffName = nil
        channels = nil
        mainTeam = nil
        prices = nil
        bring = nil
        conditions = nil
        steps = [:]
    }
}
