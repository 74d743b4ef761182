internal import Kernel

/// Offers a case to another team or colleague; it stays where it is until they accept it.
///
/// Who has the case offers it, or who divides the work; nobody gives away the case of a colleague.
struct HandOverCase: CaseAction {
    static let path = "/overdragen"
    static let title = "Draag de zaak over"
    static let submit = "Bied de zaak aan"
    static let done = CaseAnswerWord.offered
    static let needsVersion = false

    func refusal(_ scene: ActionScene) -> String? {
        if scene.file.isClosed { return "Deze zaak is klaar." }
        if let handler = scene.file.work.handler, handler != scene.member, !scene.may(.divideWork) {
            return "Een collega behandelt deze zaak. Alleen die collega of een teamleider draagt hem over."
        }
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
                        teams.sorted().map { FormField.Option("team:\($0)", scene.context.municipality.team($0).name) }
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
