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
        return view.type.steps.dropFirst(place + 1).map { ProgressStep(.future, $0.name) }
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
