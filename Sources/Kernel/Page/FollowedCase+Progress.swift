extension FollowedCase {
    /// What may be told of a case as the register keeps it.
    ///
    /// - Parameters:
    ///   - file: The case.
    ///   - history: Its statuses, oldest first.
    ///   - type: The version of the type that it was opened with.
    ///   - showsNorms: Whether this municipality tells residents what its norm promises.
    public init(_ file: CaseFile, history: [StatusEntry], type: CaseType, showsNorms: Bool) {
        self.init(
            type: type,
            statusKey: file.statusKey,
            history: history.map { Moment($0.stepKey, at: $0.at) },
            // While time stands still the day moves on, so none is promised.
            plannedReady: file.work.suspendedOn == nil
                ? file.plannedReadyOn ?? (showsNorms ? file.targetOn : nil) : nil,
            result: type.results.first { $0.key == file.resultKey }?.name,
            standsStillSince: file.work.suspendedOn
        )
    }

    /// The step it is in; `nil` when an older type misses that step.
    public var standing: Standing? {
        let path = path
        guard let place = path.firstIndex(where: { $0.key == statusKey }) else { return nil }
        let step = path[place]
        return Standing(
            step: place + 1,
            of: path.count,
            title: step.name,
            now: Prose(step.now),
            you: Prose(step.action ?? "U hoeft nu niets te doen."),
            when: Prose(step.when),
            isReady: step.isFinal
        )
    }

    /// Every step on its way; empty when an older type misses the current one.
    public var progress: [ProgressStep] {
        let path = path
        guard let place = path.firstIndex(where: { $0.key == statusKey }) else { return [] }
        return path.enumerated().map { index, step in
            let day = moment(of: step.key)?.day
            if index < place {
                guard let day else { return ProgressStep(.skipped, step.name, text: "Deze stap was niet nodig.") }
                return ProgressStep(.done, step.name, when: day.inDutch)
            }
            if index == place {
                let when = day.map { step.isFinal ? $0.inDutch : "sinds \($0.inDutch)" }
                return ProgressStep(step.isFinal ? .done : .current, step.name, when: when, text: Prose(step.now))
            }
            let planned = step.isFinal ? plannedReady.map { "uiterlijk \($0.inDutch)" } : nil
            return ProgressStep(.future, step.name, when: planned)
        }
    }

    /// One sentence about the whole.
    public func lead(on today: Day) -> Prose {
        if standing?.isReady == true { return "Uw zaak is klaar." }
        if let standsStillSince {
            return "De tijd staat stil sinds \(standsStillSince.inDutch). Wij wachten op u."
        }
        guard let plannedReady else { return "Wij zijn bezig met uw zaak." }
        if plannedReady < today { return "Het duurt langer dan wij dachten. Wij zijn nog bezig met uw zaak." }
        return "Wij zijn uiterlijk klaar op \(plannedReady.inDutch)."
    }
}
