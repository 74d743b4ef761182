internal import Kernel

/// Asks a partner for advice, with a day by which it is expected (Awb 3:6).
///
/// A partner whose address the municipality configured gets a mail and answers on a page of its own; to another one the
/// question leaves by the municipality's own mail, and a handler keeps the answer.
struct AskAdvice: ModuleAction {
    static let link = CaseLink(words: "Vraag advies", path: "/advies")
    static let submit = "Leg de vraag vast"

    private enum Name {
        static let partner = "partner"
        static let question = "vraag"
        static let weeks = "weken"
    }

    func refusal(_ scene: PermitScene) -> String? { scene.file.isClosed ? "Deze zaak is klaar." : nil }

    func fields(_ scene: PermitScene) -> [FormField] {
        let partners = scene.permit.kind.partners.map { partner in
            let way = scene.context.municipality.partners.contains { $0.key == partner.key }
            return FormField.Option(
                partner.key,
                partner.name,
                hint: "Meestal \(Self.words(partner.weeks)). "
                    + (way ? "Krijgt meteen een e-mail." : "Stuur de vraag zelf.")
            )
        }
        let weeks = AdviceTerm.weeks.map { weeks in
            FormField.Option(
                String(weeks),
                "\(Self.words(weeks)), uiterlijk \(AdviceTerm.end(weeks: weeks, from: scene.today).day.inDutch)"
            )
        }
        return [
            FormField(Name.partner, "Wie vraagt u om advies?", .choice(partners), missing: "Kies een partner."),
            FormField(
                Name.question,
                "Wat is uw vraag?",
                .paragraph(limit: 1_000),
                hint: "Zonder gegevens van de aanvrager.",
                missing: "Schrijf uw vraag."
            ),
            FormField(
                Name.weeks,
                "Hoelang krijgt de partner?",
                .selection([FormField.OptionGroup(nil, weeks)]),
                hint: deadlineHint(scene),
                missing: "Kies hoelang."
            ),
        ]
    }

    func checked(_ form: Form, _ typed: FormAnswers, _ scene: PermitScene) -> Form {
        let isAsked = scene.permit.advices.contains { $0.partner == typed.text(Name.partner) && $0.answer == nil }
        return isAsked ? form.faulted(Name.partner, "U wacht al op advies van deze partner.") : form
    }

    func apply(_ typed: FormAnswers, _ scene: PermitScene, _ session: any WriteSession) throws {
        guard let weeks = Int(typed.text(Name.weeks)) else { throw Problem.notFound }
        let due = AdviceTerm.end(weeks: weeks, from: scene.today).day
        let key = try AdviceTable.ask(
            typed.text(Name.partner),
            typed.text(Name.question),
            asked: scene.today,
            due: due,
            about: scene.file,
            in: session.tables
        )
        let partner = scene.context.municipality.partners.first { $0.key == typed.text(Name.partner) }
        guard let key, let partner else { return }
        try AdviceQuestion.send(adviceKey: key, to: partner, due: due, about: scene.permit, scene.context, session)
    }

    /// The limit does not wait for advice, so the handler sees it while choosing.
    private func deadlineHint(_ scene: PermitScene) -> String? {
        scene.file.deadlineOn.map { "De tijd staat niet stil. Beslis uiterlijk op \($0.inDutch)." }
    }

    private static func words(_ weeks: Int) -> String { weeks == 1 ? "1 week" : "\(weeks) weken" }
}

/// Keeps what a partner advised.
struct AnswerAdvice: ModuleAction {
    static let link = CaseLink(words: "Er is een advies binnen", path: "/advies-binnen")
    static let submit = "Bewaar het advies"

    private enum Name {
        static let advice = "advies"
        static let verdict = "oordeel"
        static let text = "tekst"
    }

    func refusal(_ scene: PermitScene) -> String? {
        if scene.file.isClosed { return "Deze zaak is klaar." }
        return open(scene).isEmpty ? "U wacht op geen enkel advies." : nil
    }

    /// The answer to a request that has one already changes nothing, as where nobody waits for any.
    func isDone(_ typed: FormAnswers, _ scene: PermitScene) -> Bool {
        let advice = scene.permit.advices.first { String($0.key) == typed.text(Name.advice) }
        return open(scene).isEmpty || advice?.answer != nil
    }

    func fields(_ scene: PermitScene) -> [FormField] {
        let options = open(scene).map { advice in
            FormField.Option(
                String(advice.key),
                scene.permit.kind.partner(advice.partner)?.name ?? advice.partner,
                hint: "Gevraagd op \(advice.askedOn.inDutch), uiterlijk \(advice.dueOn.inDutch)."
            )
        }
        let verdicts = Advice.Verdict.allCases.map { FormField.Option($0.rawValue, $0.inDutch) }
        return [
            FormField(Name.advice, "Van wie is het advies?", .choice(options), missing: "Kies van wie."),
            FormField(Name.verdict, "Wat is het advies?", .choice(verdicts), missing: "Kies wat het advies is."),
            FormField(
                Name.text,
                "Wat staat er in het advies?",
                .paragraph(limit: 2_000),
                hint: "Het belangrijkste, met de voorwaarden.",
                missing: "Schrijf op wat er in het advies staat."
            ),
        ]
    }

    func apply(_ typed: FormAnswers, _ scene: PermitScene, _ session: any WriteSession) throws {
        guard let advice = open(scene).first(where: { String($0.key) == typed.text(Name.advice) }),
            let verdict = Advice.Verdict(rawValue: typed.text(Name.verdict))
        else { throw Problem.notFound }
        let answer = Advice.Answer(on: scene.today, verdict: verdict, text: typed.text(Name.text))
        try AdviceTable.answer(advice, answer, in: session.tables)
        try PermitFigures.count(advice, answeredOn: scene.today, of: scene.type.key, in: session.tables)
        try AdviceQuestion.end(adviceKey: advice.key, .given, scene.context, session)
    }

    private func open(_ scene: PermitScene) -> [Advice] { scene.permit.advices.filter { $0.answer == nil } }
}
