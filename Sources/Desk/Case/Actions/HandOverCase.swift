internal import Kernel

/// Offers a case to another team or colleague; it stays where it is until they accept it.
struct HandOverCase: CaseAction {
    static let path = "/overdragen"
    static let title = "Draag de zaak over"
    static let submit = "Bied de zaak aan"
    static let done = CaseAnswerWord.offered
    static let needsVersion = false

    func refusal(_ scene: ActionScene) -> String? {
        if scene.file.isClosed { return "Deze zaak is klaar." }
        return scene.handOver == nil ? nil : "Deze zaak is al aangeboden. Wacht op het antwoord."
    }

    func fields(_ scene: ActionScene) throws -> [FormField] {
        let handlers = try scene.colleagues.handlers(of: scene.type, in: scene.context.municipality)
        let teams = Set(handlers.flatMap { $0.rights(in: scene.context.municipality).teams })
        let people = handlers.filter { $0.id != scene.member }
        return [
            FormField(
                "ontvanger",
                "Wie neemt de zaak over?",
                .selection([
                    FormField.OptionGroup(
                        "Teams",
                        teams.sorted().map { FormField.Option("team:\($0)", Colleagues.team($0)) }
                    ),
                    FormField.OptionGroup(
                        "Collega's",
                        people.map { FormField.Option("collega:\($0.id)", $0.fullName) }
                    ),
                ]),
                hint: "De zaak blijft bij u tot iemand ja zegt.",
                missing: "Kies een team of een collega."
            ),
            FormField(
                "reden",
                "Waarom draagt u over?",
                .paragraph(limit: 500),
                hint: "Schrijf ook wat de ander moet weten.",
                missing: "Schrijf waarom u de zaak overdraagt."
            ),
        ]
    }

    func apply(_ typed: FormAnswers, _ scene: ActionScene, _ session: any WriteSession) throws {
        let parts = typed.text("ontvanger").split(separator: ":", maxSplits: 1).map(String.init)
        let receiver: HandOver.Receiver? =
            switch (parts.first, parts.last) {
            case ("team", let key?): .team(key)
            case ("collega", let id?): Int(id).map { .member($0) }
            default: nil
            }
        guard let receiver else { throw Problem.notFound }
        _ = try session.handling.offer(scene.file, to: receiver, reason: typed.text("reden"), by: scene.member)
    }
}

/// Says yes or no to a case that is offered; only yes moves it.
struct AnswerHandOver: CaseAction {
    static let path = "/overdracht"
    static let title = "Neemt u deze zaak over?"
    static let submit = "Geef antwoord"
    static let done = CaseAnswerWord.answered
    static let needsVersion = false

    func refusal(_ scene: ActionScene) -> String? {
        guard let handOver = scene.handOver else { return "Deze zaak is aan niemand aangeboden." }
        let teams = scene.context.rights?.teams ?? []
        return handOver.isOffered(to: scene.member, teams: teams) ? nil : "Deze zaak is aan een ander aangeboden."
    }

    /// Without an offer there is nothing to answer any more, such as after a second press.
    func isDone(_ typed: FormAnswers, _ scene: ActionScene) -> Bool { scene.handOver == nil }

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
