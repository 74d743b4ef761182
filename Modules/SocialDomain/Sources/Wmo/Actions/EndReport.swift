internal import Kernel

/// Ends a report without an application: the resident needs none, finds other help, or stops.
struct EndReport: ModuleAction {
    static let link = CaseLink(words: "Rond de melding af", path: "/afronden")
    static let submit = "Rond de melding af"

    private static let outcome = "uitkomst"
    private static let withdrawn = "ingetrokken"

    func refusal(_ scene: WmoScene) -> String? { scene.closed }

    func isDone(_ typed: FormAnswers, _ scene: WmoScene) -> Bool {
        typed.isConfirmed && scene.file.isClosed && scene.file.resultKey == typed.text(Self.outcome)
    }

    func fields(_ scene: WmoScene) -> [FormField] {
        let results = scene.type.results.filter { $0.key != WmoCase.followed }
        return [
            FormField(
                Self.outcome,
                "Hoe loopt het af?",
                .choice(results.map { FormField.Option($0.key, $0.name) }),
                hint: "De inwoner leest dit.",
                missing: "Kies hoe het afloopt."
            )
        ]
    }

    func checked(_ form: Form, _ typed: FormAnswers, _ scene: WmoScene) -> Form {
        let result = typed.text(Self.outcome)
        guard !result.isEmpty, result != Self.withdrawn, scene.report.findings == nil else { return form }
        return form.faulted(Self.outcome, "Geef eerst het verslag (Wmo 2015, artikel 2.3.2, lid 8).")
    }

    func apply(_ typed: FormAnswers, _ scene: WmoScene, _ session: any WriteSession) throws {
        try WmoWork(scene.report, scene.context, session).end(typed.text(Self.outcome))
    }
}

extension WmoWork {
    /// Ends the report with a result that no application follows; a visit that was planned does not take place.
    func end(_ result: String) throws {
        if let visit = report.openVisit(on: today) {
            try VisitTable.set(.cancelledByTeam, of: visit, in: session.tables)
        }
        try move(to: WmoCase.Step.ended, result: result)
    }
}
