internal import Kernel

/// Decides on an application for support, with reasons, and makes it known to the resident (Wmo 2015, article 2.3.5).
///
/// The time to object starts the day after (Awb 6:7 and 6:8).
struct DecideHelp: ModuleAction {
    static let link = CaseLink(words: "Neem een besluit over de hulp", path: "/hulp-besluit")
    static let submit = "Neem het besluit en verstuur het"

    private enum Name {
        static let outcome = "uitkomst"
        static let provision = "hulp"
        static let manner = "hoe"
        static let start = "vanaf"
        static let reasons = "reden"
    }

    func refusal(_ scene: HelpScene) -> String? {
        if scene.file.isClosed { return "Deze zaak is klaar." }
        let canDecide = scene.type.transitions[scene.file.statusKey]?.contains(WmoCase.decided) == true
        return canDecide ? nil : "Zet eerst de stap waarin u de aanvraag beoordeelt."
    }

    func isDone(_ typed: FormAnswers, _ scene: HelpScene) -> Bool {
        typed.isConfirmed && scene.help.decision.map { $0.outcome.rawValue == typed.text(Name.outcome) } ?? false
    }

    func fields(_ scene: HelpScene) -> [FormField] {
        let outcomes = HelpDecision.Outcome.allCases.map { FormField.Option($0.rawValue, $0.choice) }
        let manners = HelpDecision.Manner.allCases.map { FormField.Option($0.rawValue, $0.inDutch) }
        return [
            FormField(Name.outcome, "Wat besluit u?", .choice(outcomes), missing: "Kies wat u besluit."),
            FormField(
                Name.provision,
                "Welke hulp krijgt de inwoner?",
                .text(limit: 200),
                hint: "Alleen bij een ja. Bijvoorbeeld: hulp in het huis, 2 uur per week.",
                missing: nil
            ),
            FormField(Name.manner, "Hoe krijgt de inwoner die hulp?", .choice(manners), missing: nil),
            FormField(Name.start, "Vanaf welke dag?", .date, hint: "Alleen bij een ja.", missing: nil),
            FormField(
                Name.reasons,
                "Waarom?",
                .paragraph(limit: 2_000),
                hint: "De inwoner leest dit. Noem wat u uit het onderzoek weet (Awb, artikel 3:46).",
                missing: "Schrijf waarom u dit besluit."
            ),
        ]
    }

    func checked(_ form: Form, _ typed: FormAnswers, _ scene: HelpScene) -> Form {
        guard let outcome = HelpDecision.Outcome(rawValue: typed.text(Name.outcome)) else { return form }
        guard outcome.givesHelp else {
            return typed.text(Name.provision).isEmpty
                ? form : form.faulted(Name.provision, "Hulp hoort alleen bij een ja.")
        }
        var form = form
        if typed.text(Name.provision).isEmpty { form = form.faulted(Name.provision, "Schrijf welke hulp het is.") }
        if typed.text(Name.manner).isEmpty { form = form.faulted(Name.manner, "Kies hoe de inwoner de hulp krijgt.") }
        if typed.day(Name.start) == nil { form = form.faulted(Name.start, "Vul de dag in.") }
        return form
    }

    func preview(_ typed: FormAnswers, _ scene: HelpScene) -> [Block]? {
        guard let decision = Self.decision(typed, scene) else { return [] }
        return decision.letter(scene.help).map { [$0.preview(for: "de inwoner")] } ?? []
    }

    func apply(_ typed: FormAnswers, _ scene: HelpScene, _ session: any WriteSession) throws {
        guard let decision = Self.decision(typed, scene) else { throw Problem.notFound }
        try decision.apply(to: scene.help, at: scene.context.now, session)
    }

    private static func decision(_ typed: FormAnswers, _ scene: HelpScene) -> HelpDecision? {
        guard let outcome = HelpDecision.Outcome(rawValue: typed.text(Name.outcome)) else { return nil }
        return HelpDecision(
            outcome: outcome,
            on: scene.today,
            provision: outcome.givesHelp ? typed.text(Name.provision) : "",
            manner: outcome.givesHelp ? HelpDecision.Manner(rawValue: typed.text(Name.manner)) : nil,
            startsOn: outcome.givesHelp ? typed.day(Name.start) : nil,
            reasons: typed.text(Name.reasons)
        )
    }
}

extension HelpDecision {
    /// Ends the case of the application, with its result, the letter and the figures.
    ///
    /// - Throws: ``TransitionRefused`` when the case type has no way from the current step to the last one.
    func apply(to help: HelpFile, at now: Timestamp, _ session: any WriteSession) throws {
        guard let step = help.type.step(WmoCase.decided)?.step else { throw Problem.notFound }
        let change = StatusChange(
            to: step,
            at: max(now, help.file.statusAt),
            resultKey: outcome.rawValue,
            message: letter(help)
        )
        let closed = try session.cases.move(help.file, of: help.type, with: change)
        try HelpTable.add(self, of: closed, to: session.tables)
        guard outcome.isDecision else { return }
        let isInTime = closed.deadlineOn.map { on <= $0 } ?? true
        try WmoFigures.count(.decision, isInTime: isInTime, from: help.appliedOn, to: on, in: session.tables)
    }

    /// The decision as the resident reads it; `nil` when the texts do not fit.
    func letter(_ help: HelpFile) -> MessageText? {
        let given = [
            provision.isEmpty ? nil : "U krijgt: \(provision).", manner.map { "\($0.inDutch)." },
            startsOn.map { "Dit begint op \($0.inDutch)." },
        ].compactMap(\.self)
        return MessageText(
            about: help.file,
            of: help.type,
            subject: "Ons besluit: \(outcome.inDutch.withSmallStart)",
            news: (["\(outcome.inDutch)."] + given + [reasons]).joined(separator: " "),
            expectation: objecting(help)
        )
    }

    private func objecting(_ help: HelpFile) -> String {
        guard outcome.isDecision, let objection = help.type.objection else { return "U hoeft nu niets te doen." }
        let last = objection.end(from: on).day.inDutch
        return "Bent u het er niet mee eens? U kunt tot en met \(last) bezwaar maken (\(objection.article))."
    }
}
