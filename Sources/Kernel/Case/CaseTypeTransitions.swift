/// What the table of changes needs to know of a step, also of one whose texts are wrong.
private struct StepOutline {
    let key: String
    let isFinal: Bool
}

extension FieldReader {
    /// The one table of allowed changes: `transitions` while a case runs, `reopenings` out of a final step.
    ///
    /// The table must be total: no step that cannot be reached, none from which a case cannot be closed.
    func transitions() -> [String: [String]]? {
        let running = textsByKey("transitions", CaseTypeTexts.key)
        let reopening = textsByKey("reopenings", CaseTypeTexts.key)
        let steps = outlines()
        guard !steps.isEmpty else { return nil }
        checkTable("transitions", running, steps)
        checkTable("reopenings", reopening, steps)
        let table = running.merging(reopening) { $0 + $1 }
        checkEnds(steps)
        checkReach(steps, running, table)
        return table
    }

    /// The steps as far as they can be recognised; faults in them are noted where the steps are read.
    private func outlines() -> [StepOutline] {
        guard let steps = optional("steps")?.list else { return [] }
        return steps.compactMap { step in
            step["key"]?.text.map { StepOutline(key: $0, isFinal: step["final"] == .flag(true)) }
        }
    }

    private func checkTable(_ name: String, _ table: [String: [String]], _ steps: [StepOutline]) {
        let keys = steps.map(\.key)
        let isReopening = name == "reopenings"
        for (from, targets) in table.sorted(by: { $0.key < $1.key }) {
            let here = "\(name).\(from)"
            guard let step = steps.first(where: { $0.key == from }) else {
                refuseUnknownStep(here, from, keys)
                continue
            }
            if step.isFinal, !isReopening {
                let remedy = "Haal de regel weg, of zet hem onder \"reopenings\"."
                fault(here, rule: "Uit een eindstap gaat een zaak niet verder.", remedy: remedy)
            }
            if !step.isFinal, isReopening {
                let remedy = "Zet de regel onder \"transitions\"."
                fault(here, rule: "Alleen een eindstap kan heropend worden.", remedy: remedy)
            }
            for (place, target) in targets.enumerated() {
                checkTarget("\(here)[\(place)]", target, of: step, among: steps)
            }
        }
    }

    private func checkTarget(
        _ place: String,
        _ target: String,
        of step: StepOutline,
        among steps: [StepOutline]
    ) {
        guard let next = steps.first(where: { $0.key == target }) else {
            return refuseUnknownStep(place, target, steps.map(\.key))
        }
        if target == step.key {
            faults.add(
                path(of: place),
                value: .text(target),
                rule: "Een stap gaat niet naar zichzelf.",
                remedy: "Haal hem hier weg."
            )
        }
        if step.isFinal, next.isFinal {
            faults.add(
                path(of: place),
                value: .text(target),
                rule: "Heropenen gaat naar een stap die nog loopt.",
                remedy: "Kies een stap zonder \"final\"."
            )
        }
    }

    private func refuseUnknownStep(_ place: String, _ key: String, _ known: [String]) {
        let question = NearestWord.question(key, among: known)
        faults.add(
            path(of: place),
            value: .text(key),
            rule: "Deze stap bestaat niet.",
            remedy: question.isEmpty ? "Kies uit: \(known.joined(separator: ", "))." : question
        )
    }

    private func checkEnds(_ steps: [StepOutline]) {
        if !steps.contains(where: \.isFinal) {
            fault("steps", rule: "Er is geen eindstap.", remedy: "Zet \"final\": true bij de laatste stap.")
        }
        if steps[0].isFinal {
            fault("steps[0].final", rule: "De eerste stap is al het eind.", remedy: "Begin met een stap die loopt.")
        }
    }

    private func checkReach(
        _ steps: [StepOutline],
        _ running: [String: [String]],
        _ table: [String: [String]]
    ) {
        let reached = Self.closure(from: [steps[0].key], table)
        let ends = steps.filter(\.isFinal).map(\.key)
        let canEnd = Self.closure(from: ends, Self.reversed(running))
        for (place, step) in steps.enumerated() {
            let here = "steps[\(place)].key"
            if !reached.contains(step.key) {
                let remedy = "Noem hem in \"transitions\" bij een eerdere stap."
                faults.add(path(of: here), value: .text(step.key), rule: "Geen zaak komt in deze stap.", remedy: remedy)
            }
            if !step.isFinal, !ends.isEmpty, !canEnd.contains(step.key) {
                let remedy = "Geef hem in \"transitions\" een weg naar een eindstap."
                faults.add(path(of: here), value: .text(step.key), rule: "Een zaak blijft hier steken.", remedy: remedy)
            }
        }
    }

    private static func closure(from start: [String], _ table: [String: [String]]) -> Set<String> {
        var reached = Set(start)
        var waiting = start
        while let key = waiting.popLast() {
            for next in table[key] ?? [] where reached.insert(next).inserted { waiting.append(next) }
        }
        return reached
    }

    private static func reversed(_ table: [String: [String]]) -> [String: [String]] {
        var backwards: [String: [String]] = [:]
        for (from, targets) in table {
            for target in targets { backwards[target, default: []].append(from) }
        }
        return backwards
    }
}
