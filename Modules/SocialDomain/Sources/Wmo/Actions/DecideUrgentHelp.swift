internal import Kernel

/// Decides on support at once in an urgent case, pending the inquiry (Wmo 2015, article 2.3.3).
///
/// It is a decision: the resident reads the reasons and can object to it (Awb 3:46 and 6:7).
struct DecideUrgentHelp: ModuleAction {
    static let link = CaseLink(words: "Geef meteen hulp (spoed)", path: "/spoedhulp")
    static let submit = "Neem het besluit en verstuur het"

    private enum Name {
        static let provision = "hulp"
        static let start = "vanaf"
        static let reasons = "reden"
    }

    /// How many days the help may wait: without delay, and it has to be arranged.
    static let latestStart = 7

    func refusal(_ scene: WmoScene) -> String? {
        if let closed = scene.closed { return closed }
        return scene.report.urgent.map { "Er is al besloten, op \($0.decidedOn.inDutch)." }
    }

    func isDone(_ typed: FormAnswers, _ scene: WmoScene) -> Bool {
        typed.isConfirmed && scene.report.urgent.map { $0.provision == typed.text(Name.provision) } ?? false
    }

    func fields(_ scene: WmoScene) -> [FormField] {
        [
            FormField(
                Name.provision,
                "Welke hulp krijgt de inwoner meteen?",
                .text(limit: 200),
                hint: "De inwoner leest dit. Bijvoorbeeld: hulp in het huis, 3 uur per week.",
                missing: "Schrijf welke hulp het is."
            ),
            FormField(
                Name.start,
                "Vanaf welke dag?",
                .date,
                missing: "Vul de dag in.",
                answer: .day(scene.today)
            ),
            FormField(
                Name.reasons,
                "Waarom kan dit niet wachten?",
                .paragraph(limit: 2_000),
                hint: "De inwoner leest dit (Wmo 2015, artikel 2.3.3, en Awb, artikel 3:46).",
                missing: "Schrijf waarom dit niet kan wachten."
            ),
        ]
    }

    func checked(_ form: Form, _ typed: FormAnswers, _ scene: WmoScene) -> Form {
        guard let day = typed.day(Name.start) else { return form }
        let last = scene.today.adding(days: Self.latestStart)
        return (scene.today...last).contains(day)
            ? form : form.faulted(Name.start, "Spoed kan niet wachten. Kies een dag tot en met \(last.inDutch).")
    }

    func preview(_ typed: FormAnswers, _ scene: WmoScene) -> [Block]? {
        guard let urgent = Self.urgent(typed, scene) else { return [] }
        return urgent.letter(scene.report).map { [$0.preview(for: "de inwoner")] } ?? []
    }

    func apply(_ typed: FormAnswers, _ scene: WmoScene, _ session: any WriteSession) throws {
        guard let urgent = Self.urgent(typed, scene) else { throw Problem.notFound }
        try WmoWork(scene.report, scene.context, session).decide(urgent)
    }

    private static func urgent(_ typed: FormAnswers, _ scene: WmoScene) -> UrgentHelp? {
        typed.day(Name.start).map { day in
            UrgentHelp(
                decidedOn: scene.today,
                provision: typed.text(Name.provision),
                startsOn: day,
                reasons: typed.text(Name.reasons)
            )
        }
    }
}

extension UrgentHelp {
    /// How long the resident can object; the same as for every decision.
    static let objection = CaseType.Objection(weeks: 6, article: "Awb, artikel 6:7")

    /// The last day to object, with the reason.
    var objectionEnd: ExplainedDay { Self.objection.end(from: decidedOn) }

    /// What the resident reads; `nil` when the texts do not fit.
    func letter(_ report: WmoFile) -> MessageText? {
        MessageText(
            about: report.file,
            of: report.type,
            subject: "Ons besluit: u krijgt meteen hulp",
            news: "U krijgt: \(provision). Dat begint op \(startsOn.inDutch). \(reasons) "
                + "Deze hulp is voor nu. Wij kijken ook nog wat u daarna nodig hebt.",
            expectation: "Bent u het er niet mee eens? U kunt tot en met \(objectionEnd.day.inDutch) bezwaar maken "
                + "(\(Self.objection.article))."
        )
    }
}

extension WmoWork {
    func decide(_ urgent: UrgentHelp) throws {
        try UrgentTable.add(urgent, of: file, to: session.tables)
        let isInTime = urgent.decidedOn <= file.openedAt.day
        try WmoFigures.count(.urgent, isInTime: isInTime, from: file.openedAt.day, to: today, in: session.tables)
        try tell(urgent.letter(report))
    }
}
