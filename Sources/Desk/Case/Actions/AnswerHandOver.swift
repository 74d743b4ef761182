internal import Kernel

/// Says yes or no to a case that is offered; only yes moves it.
struct AnswerHandOver: CaseAction {
    static let path = "/overdracht"
    static let title = "Neemt u deze zaak over?"
    static let submit = "Geef antwoord"
    static let done = CaseAnswerWord.answered
    static let needsVersion = false

    /// The field that names the offer, so that nobody answers one that was not read.
    private static let offer = "aanbod"

    func refusal(_ scene: ActionScene) -> String? {
        guard let handOver = scene.handOver else { return "Deze zaak is aan niemand aangeboden." }
        let teams = scene.context.rights?.teams ?? []
        return handOver.isOffered(to: scene.member, teams: teams) ? nil : "Deze zaak is aan een ander aangeboden."
    }

    /// Without an offer there is nothing to answer any more, such as after a second press.
    func isDone(_ typed: FormAnswers, _ scene: ActionScene, _ reading: CaseReading) -> Bool { scene.handOver == nil }

    func hidden(_ scene: ActionScene) -> [Form.HiddenValue] {
        scene.handOver.map { [Form.HiddenValue(Self.offer, $0.id.description)] } ?? []
    }

    func fields(_ scene: ActionScene) throws -> [FormField] {
        let who = try scene.handOver.map { try scene.colleagues.name($0.giver) } ?? ""
        return [
            FormField(
                "antwoord",
                "Neemt u de zaak over?",
                .choice([FormField.Option("ja", "Ja, ik neem de zaak over"), FormField.Option("nee", "Nee")]),
                hint: "\(who) schreef: \(scene.handOver?.reason ?? "")",
                missing: "Kies ja of nee."
            ),
            FormField(
                "reden",
                "Waarom niet?",
                .paragraph(limit: 500),
                hint: "Alleen nodig bij nee. Uw collega leest dit.",
                missing: nil
            ),
        ]
    }

    func checked(_ form: Form, _ typed: FormAnswers, _ scene: ActionScene) -> Form {
        let form = form.withoutNumbers(in: typed)
        guard scene.handOver?.id.description == typed.text(Self.offer) else {
            return form.faulted("antwoord", "Dit is een ander aanbod dan u las. Lees het en kies nog een keer.")
        }
        guard typed.text("antwoord") == "nee", typed.text("reden").isEmpty else { return form }
        return form.faulted("reden", "Schrijf waarom u de zaak niet overneemt.")
    }

    func apply(_ typed: FormAnswers, _ scene: ActionScene, _ session: any WriteSession) throws {
        guard let handOver = scene.handOver else { return }
        guard typed.text("antwoord") == "ja" else {
            return try session.handling.decline(handOver, of: scene.file, reason: typed.text("reden"))
        }
        let teams = scene.context.rights?.teams ?? []
        let team = teams.count == 1 ? teams.first : nil
        _ = try session.handling.accept(handOver, of: scene.file, by: scene.member, team: team)
    }
}

/// Takes back an offer that nobody answered yet; only who made it does.
struct WithdrawHandOver: CaseAction {
    static let path = "/overdracht-intrekken"
    static let title = "Trek het aanbod in"
    static let submit = "Trek het aanbod in"
    static let done = CaseAnswerWord.withdrawn
    static let needsVersion = false

    func refusal(_ scene: ActionScene) -> String? {
        guard let handOver = scene.handOver else { return "Deze zaak is aan niemand aangeboden." }
        return handOver.giver == scene.member ? nil : "Een collega bood deze zaak aan. Alleen die collega trekt dat in."
    }

    /// Without an offer there is nothing to take back any more, such as after a second press.
    func isDone(_ typed: FormAnswers, _ scene: ActionScene, _ reading: CaseReading) -> Bool { scene.handOver == nil }

    func fields(_ scene: ActionScene) -> [FormField] { [] }

    func preview(_ typed: FormAnswers, _ scene: ActionScene) throws -> [Block]? {
        let receiver =
            try scene.handOver.map { try scene.colleagues.name($0.receiver, in: scene.context.municipality) } ?? ""
        return [.paragraph("\(receiver) kan de zaak dan niet meer overnemen. De zaak blijft waar hij is.")]
    }

    func apply(_ typed: FormAnswers, _ scene: ActionScene, _ session: any WriteSession) throws {
        guard let handOver = scene.handOver else { return }
        try session.handling.withdraw(handOver, of: scene.file)
    }
}
