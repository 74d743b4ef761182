internal import Kernel

/// Decides on an application, with reasons, and makes the decision known to the applicant (Awb 3:41, 3:46).
///
/// The time to object starts the day after (Awb 6:7, 6:8). An application that stayed incomplete can be dropped up to four
/// weeks after the time to complete it passed (Awb 4:5, fourth paragraph).
struct DecidePermit: ModuleAction {
    static let link = CaseLink(words: "Neem een besluit", path: "/besluit")
    static let submit = "Neem het besluit en verstuur het"

    private enum Name {
        static let outcome = "uitkomst"
        static let reasons = "reden"
        static let conditions = "voorwaarden"
        static let subject = "onderwerp"
        static let place = "postcode"
    }

    func refusal(_ scene: PermitScene) -> String? {
        if scene.file.isClosed { return "Deze zaak is klaar." }
        if isGivenByLaw(scene) { return "De wet zei al ja, omdat er geen besluit op tijd was." }
        return outcomes(scene).isEmpty ? "Zet eerst de stap waarin u de aanvraag beoordeelt." : nil
    }

    func isDone(_ typed: FormAnswers, _ scene: PermitScene) -> Bool {
        scene.permit.decision.map { $0.outcome.rawValue == typed.text(Name.outcome) } ?? false
    }

    /// After the limit, where silence is a yes, there is nothing left to decide (Awb 4:20b).
    private func isGivenByLaw(_ scene: PermitScene) -> Bool {
        guard scene.type.silence != nil, scene.file.source == nil, scene.file.work.suspendedOn == nil,
            let deadline = scene.file.deadlineOn
        else {
            return false
        }
        return SilentYes(deadline: deadline).isThere(on: scene.today)
    }

    /// What a handler can choose now.
    private func outcomes(_ scene: PermitScene) -> [PermitOutcome] {
        let steps = scene.type.transitions[scene.file.statusKey] ?? []
        let results = scene.type.results.map(\.key)
        return PermitOutcome.allCases.filter { outcome in
            guard outcome != .byLaw, results.contains(outcome.resultKey) else { return false }
            return steps.contains(outcome.step(of: scene.permit.kind))
        }
    }

    func fields(_ scene: PermitScene) -> [FormField] {
        let choices = outcomes(scene).map { FormField.Option($0.rawValue, $0.choice) }
        return [
            FormField(Name.outcome, "Wat besluit u?", .choice(choices), missing: "Kies wat u besluit."),
            FormField(
                Name.reasons,
                "Waarom?",
                .paragraph(limit: 2_000),
                hint: "De aanvrager leest dit. Noem de regels en wat u afwoog (Awb, artikel 3:46).",
                missing: "Schrijf waarom u dit besluit."
            ),
            FormField(
                Name.conditions,
                "Waar moet de aanvrager zich aan houden?",
                .paragraph(limit: 1_000),
                hint: "Elke voorwaarde op een regel. Alleen als u ja zegt.",
                missing: nil
            ),
        ] + (scene.permit.isPublic ? published(scene) : [])
    }

    /// What everybody reads of it.
    private func published(_ scene: PermitScene) -> [FormField] {
        [
            FormField(
                Name.subject,
                "Waarvoor is het, en waar?",
                .text(limit: 200),
                hint: "Dit komt op de site en in de publicatie. Geen namen en geen adres van een inwoner.",
                missing: "Schrijf waarvoor het is, en waar.",
                answer: scene.file.title.isEmpty ? .none : .text(scene.file.title)
            ),
            FormField(
                Name.place,
                "Postcode van de plek",
                .postcode,
                hint: "Dan horen buren ervan die dat vroegen.",
                missing: nil,
                answer: scene.permit.place.map { .text($0.text) } ?? .none
            ),
        ]
    }

    func checked(_ form: Form, _ typed: FormAnswers, _ scene: PermitScene) -> Form {
        guard let outcome = PermitOutcome(rawValue: typed.text(Name.outcome)) else { return form }
        if outcome != .granted, !typed.lines(Name.conditions).isEmpty {
            return form.faulted(Name.conditions, "Voorwaarden horen alleen bij een ja.")
        }
        guard outcome == .notProcessed else { return form }
        return dropRefusal(scene).map { form.faulted(Name.outcome, $0) } ?? form
    }

    /// Why an application cannot be dropped; `nil` when it can (Awb 4:5, first and fourth paragraph).
    private func dropRefusal(_ scene: PermitScene) -> String? {
        guard let end = scene.permit.lastCompletion?.end, end.kind == .passed, scene.permit.openCompletion == nil else {
            return "Geef de aanvrager eerst tijd om aan te vullen. Dit kan pas na die tijd."
        }
        let last = CompletionTerm.lastDayToDrop(from: end.on).day
        return scene.today > last ? "Dit kon tot en met \(last.inDutch) (Awb, artikel 4:5, lid 4)." : nil
    }

    func preview(_ typed: FormAnswers, _ scene: PermitScene) -> [Block]? {
        guard let decision = decision(typed, scene) else { return [] }
        let message = PermitEnding(permit: scene.permit, decision: decision).message
        let publication = decision.publication.map { [Block.source(label: "Tekst voor de publicatie", $0)] } ?? []
        return (message.map { [$0.preview(for: "de aanvrager")] } ?? []) + publication
    }

    func apply(_ typed: FormAnswers, _ scene: PermitScene, _ session: any WriteSession) throws {
        guard let decision = decision(typed, scene) else { throw Problem.notFound }
        try PermitEnding(
            permit: scene.permit,
            decision: decision,
            publication: publication(decision.outcome, typed, scene),
            place: try? Postcode(typed.text(Name.place))
        ).apply(scene.context, session)
    }

    private func decision(_ typed: FormAnswers, _ scene: PermitScene) -> PermitDecision? {
        guard let outcome = PermitOutcome(rawValue: typed.text(Name.outcome)), outcomes(scene).contains(outcome) else {
            return nil
        }
        return PermitDecision(
            outcome: outcome,
            on: scene.today,
            reasons: typed.text(Name.reasons),
            conditions: typed.lines(Name.conditions),
            countsFrom: nil,
            publication: publication(outcome, typed, scene)?.text
        )
    }

    private func publication(_ outcome: PermitOutcome, _ typed: FormAnswers, _ scene: PermitScene) -> PublicationText? {
        PublicationText(
            scene.permit,
            scene.context.municipality,
            subject: typed.text(Name.subject),
            outcome: outcome,
            decidedOn: scene.today
        )
    }
}
