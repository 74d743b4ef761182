internal import Kernel

/// Calls off the talk at the resident's home; the resident reads why.
struct CancelVisit: ModuleAction {
    static let link = CaseLink(words: "Zeg het huisbezoek af", path: "/huisbezoek-afzeggen")
    static let submit = "Zeg het bezoek af"

    private static let reason = "reden"

    func refusal(_ scene: WmoScene) -> String? {
        scene.report.openVisit(on: scene.today) == nil ? "Er is geen bezoek gepland." : nil
    }

    /// Pressing twice calls off once, also where the resident did so meanwhile.
    func isDone(_ typed: FormAnswers, _ scene: WmoScene) -> Bool {
        scene.report.openVisit(on: scene.today) == nil && scene.report.visits.last.map { $0.state != .planned } ?? false
    }

    func fields(_ scene: WmoScene) -> [FormField] {
        [
            FormField(
                Self.reason,
                "Waarom gaat het niet door?",
                .paragraph(limit: 400),
                hint: "De inwoner leest dit.",
                missing: "Schrijf waarom het niet doorgaat."
            )
        ]
    }

    func preview(_ typed: FormAnswers, _ scene: WmoScene) -> [Block]? {
        guard let visit = scene.report.openVisit(on: scene.today) else { return [] }
        let text = visit.cancelled(because: typed.text(Self.reason), scene.report)
        return text.map { [$0.preview(for: "de inwoner")] } ?? []
    }

    func apply(_ typed: FormAnswers, _ scene: WmoScene, _ session: any WriteSession) throws {
        let work = WmoWork(scene.report, scene.context, session)
        try work.cancelVisit(.cancelledByTeam, because: typed.text(Self.reason))
    }
}

extension HomeVisit {
    /// What the resident reads; `nil` when the texts do not fit.
    func cancelled(because reason: String, _ report: WmoFile) -> MessageText? {
        MessageText(
            about: report.file,
            of: report.type,
            subject: "Onze afspraak gaat niet door",
            news: "Wij komen niet op \(inDutch). \(reason)",
            expectation: "Wij bellen u voor een nieuwe afspraak. U hoeft nu niets te doen."
        )
    }
}

extension WmoWork {
    /// Calls off the visit that is still to come; a colleague is asked to plan another.
    func cancelVisit(_ state: HomeVisit.State, because reason: String) throws {
        guard let visit = report.openVisit(on: today) else { return }
        try VisitTable.set(state, of: visit, in: session.tables)
        let again = CaseType.Task(
            key: "nieuwe-afspraak",
            side: .staff,
            kind: .check,
            name: "Maak een nieuwe afspraak",
            text: "Het bezoek van \(visit.day.inDutchWithoutWeekday) gaat niet door. Bel de inwoner."
        )
        try session.tasks.ask([again], of: file, by: nil)
        try tell(visit.cancelled(because: reason, report))
    }
}
