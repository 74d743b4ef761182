internal import Kernel

extension CasePage {
    /// Every step that was taken, with what was said, and those that may still come.
    var steps: [Block] {
        [.steps(taken + coming)] + (result.map { [.facts([Fact("Resultaat", Prose($0))])] } ?? [])
    }

    private var taken: [ProgressStep] {
        let entries = view.history.filter { !$0.isSuperseded }
        return entries.enumerated().map { index, entry in
            let isCurrent = index == entries.count - 1 && !view.file.isClosed
            return ProgressStep(
                isCurrent ? .current : .done,
                view.handled.stepName(entry.stepKey),
                when: entry.at.inDutch,
                text: entry.explanation.map { Prose($0) }
            )
        }
    }

    private var coming: [ProgressStep] {
        guard !view.file.isClosed, let place = view.type.step(view.file.statusKey)?.place else { return [] }
        let later = view.type.steps.dropFirst(place + 1)
        return later.filter { !$0.isFinal }.map { ProgressStep(.future, $0.name) } + end(later.filter(\.isFinal))
    }

    /// A case ends in one of its last steps, so together they are one step that may still come.
    private func end(_ steps: [CaseType.Step]) -> [ProgressStep] {
        guard let first = steps.first else { return [] }
        if steps.count == 1 { return [ProgressStep(.future, first.name)] }
        let names = steps.map(\.name).joined(separator: ", of: ")
        return [ProgressStep(.future, "Klaar", text: Prose("Een van deze: \(names)."))]
    }

    private var result: String? {
        guard let result = view.type.results.first(where: { $0.key == view.file.resultKey }) else { return nil }
        let day = view.file.closedAt?.day
        let kept: String? =
            switch result.retention?.fate {
            case .keep: "het dossier blijft bewaard"
            case .destroy:
                day.flatMap { result.retention?.destroyedOn(closedOn: $0) }
                    .map { "het dossier blijft tot \($0.inDutchWithoutWeekday)" }
            case nil: nil
            }
        return [result.name, kept].compactMap(\.self).joined(separator: "; ")
    }
}
