public import Kernel

extension CaseType {
    /// A small case type with three steps, of which the first may ask for tasks, shown at MijnOverheid.
    public static func test(
        key: String = "melding",
        module: String = "physical-domain",
        confidentiality: Confidentiality = .open,
        isShownAtMijnOverheid: Bool = true,
        tasks: [Task] = []
    ) -> CaseType {
        var first = Step(
            key: "ontvangen",
            name: "Ontvangen",
            now: "Wij lezen uw melding.",
            action: nil,
            when: "U hoort binnen 5 werkdagen van ons.",
            isFinal: false
        )
        first.tasks = tasks
        return CaseType(
            key: key,
            module: module,
            startsOn: Day(number: 0),
            name: "Melding",
            staffName: "Melding openbare ruimte",
            productName: nil,
            steps: [
                first,
                Step(
                    key: "in-behandeling",
                    name: "Wij zijn bezig",
                    now: "Wij lossen het op.",
                    action: nil,
                    when: "U hoort van ons als het klaar is.",
                    isFinal: false
                ),
                Step(
                    key: "afgehandeld",
                    name: "Klaar",
                    now: "Uw melding is klaar.",
                    action: nil,
                    when: "U hoort niets meer van ons.",
                    isFinal: true
                ),
            ],
            norm: ServiceNorm(5, .workingDays),
            statutoryTerm: StatutoryTermRule(8, .weeks, article: "Awb 4:13"),
            channels: ["web", "push"],
            confidentiality: confidentiality,
            results: [CaseResult(key: "opgelost", name: "Opgelost")],
            transitions: ["ontvangen": ["in-behandeling", "afgehandeld"], "in-behandeling": ["afgehandeld"]],
            isShownAtMijnOverheid: isShownAtMijnOverheid
        )
    }
}
