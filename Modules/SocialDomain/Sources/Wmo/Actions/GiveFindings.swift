internal import Kernel

/// Gives the resident the outcome of the inquiry in writing (Wmo 2015, article 2.3.2, eighth paragraph).
struct GiveFindings: ModuleAction {
    static let link = CaseLink(words: "Geef het verslag", path: "/verslag")
    static let submit = "Geef het verslag aan de inwoner"

    private enum Name {
        static let needs = "nodig"
        static let around = "zelf"
        static let others = "voorzieningen"
        static let conclusion = "conclusie"
        static let budget = "pgb"
    }

    func refusal(_ scene: WmoScene) -> String? {
        if let closed = scene.closed { return closed }
        if let findings = scene.report.findings { return "Het verslag is al gegeven, op \(findings.givenOn.inDutch)." }
        return scene.report.canMove(to: WmoCase.Step.findings) ? nil : "Begin eerst het onderzoek."
    }

    func isDone(_ typed: FormAnswers, _ scene: WmoScene) -> Bool {
        typed.isConfirmed && scene.report.findings.map { $0.conclusion == typed.text(Name.conclusion) } ?? false
    }

    func fields(_ scene: WmoScene) -> [FormField] {
        [
            part(Name.needs, "Wat heeft de inwoner nodig?", hint: "Ook wat de inwoner graag wil (lid 4, onder a)."),
            part(
                Name.around,
                "Wat kan de inwoner zelf, en wie helpt er?",
                hint: "Ook wat wie helpt zelf nodig heeft (lid 4, onder b, c en d)."
            ),
            part(Name.others, "Wat is er al voor iedereen?", hint: "En hulp uit andere wetten (lid 4, onder e en f)."),
            part(Name.conclusion, "Welke hulp past hierbij?", hint: "En wat de inwoner zelf betaalt (lid 4, onder g)."),
            FormField(
                Name.budget,
                "Ik vertelde over het persoonsgebonden budget (lid 6).",
                .tick,
                missing: "Vertel dit eerst aan de inwoner."
            ),
        ]
    }

    private func part(_ name: String, _ label: String, hint: String) -> FormField {
        FormField(
            name,
            label,
            .paragraph(limit: 2_000),
            hint: "De inwoner leest dit. \(hint)",
            missing: "Vul dit in."
        )
    }

    func preview(_ typed: FormAnswers, _ scene: WmoScene) -> [Block]? {
        let findings = Self.findings(typed, scene)
        return [.section("Dit verslag krijgt de inwoner", findings.blocks)]
            + (findings.letter(scene.report).map { [$0.preview(for: "de inwoner")] } ?? [])
    }

    func apply(_ typed: FormAnswers, _ scene: WmoScene, _ session: any WriteSession) throws {
        try WmoWork(scene.report, scene.context, session).give(Self.findings(typed, scene))
    }

    private static func findings(_ typed: FormAnswers, _ scene: WmoScene) -> Findings {
        Findings(
            givenOn: scene.today,
            needs: typed.text(Name.needs),
            around: typed.text(Name.around),
            others: typed.text(Name.others),
            conclusion: typed.text(Name.conclusion)
        )
    }
}

extension Findings {
    /// The report as the resident reads it.
    var blocks: [Block] {
        parts.flatMap { part -> [Block] in [.heading(part.heading), .paragraph(Prose(part.text))] }
    }

    /// Tells that the report is there; what is in it stands on the own page only.
    ///
    /// `nil` when the texts do not fit.
    func letter(_ report: WmoFile) -> MessageText? {
        MessageText(
            about: report.file,
            of: report.type,
            subject: "Het verslag van ons gesprek",
            news: "Wij hebben een verslag voor u. Daarin staat wat wij met u bespraken, en welke hulp past.",
            expectation: "Lees het verslag op uw eigen pagina. Wilt u de hulp? Vraag die dan daar aan."
        )
    }
}

extension WmoWork {
    func give(_ findings: Findings) throws {
        try FindingsTable.add(findings, of: file, to: session.tables)
        let isInTime = report.inquiryEnd.map { findings.givenOn <= $0.day } ?? true
        try WmoFigures.count(.inquiry, isInTime: isInTime, from: file.openedAt.day, to: today, in: session.tables)
        try move(to: WmoCase.Step.findings, telling: findings.letter(report))
    }
}
