extension CaseType {
    /// This case type with a municipality's own norm and texts.
    func overridden(by change: CaseTypeOverride) -> CaseType {
        CaseType(
            key: key,
            module: module,
            startsOn: startsOn,
            name: change.name ?? name,
            staffName: change.staffName ?? staffName,
            productName: productName,
            steps: steps.map { step in change.steps[step.key].map(step.overridden) ?? step },
            norm: change.norm.applied(to: norm),
            statutoryTerm: statutoryTerm,
            channels: change.channels ?? channels,
            confidentiality: confidentiality,
            results: results,
            transitions: transitions,
            isShownAtMijnOverheid: isShownAtMijnOverheid,
            mainTeam: change.mainTeam ?? mainTeam
        )
    }
}

extension CaseType.Step {
    fileprivate func overridden(by texts: CaseTypeOverride.StepTexts) -> CaseType.Step {
        CaseType.Step(
            key: key,
            name: texts.name ?? name,
            now: texts.now ?? now,
            action: texts.action.applied(to: action),
            when: texts.when ?? when,
            isFinal: isFinal
        )
    }
}

extension CaseTypeOverride {
    /// The norm of a municipality's settings as an override; `file` is the settings file.
    init(norm: ServiceNorm, of key: String, file: String) {
        self.file = file
        self.key = key
        self.norm = .set(norm)
        name = nil
        staffName = nil
        channels = nil
        mainTeam = nil
        steps = [:]
    }
}
