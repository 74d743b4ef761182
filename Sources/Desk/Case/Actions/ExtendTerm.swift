internal import Kernel

/// Puts the legal date off once, by what the case type allows (Awb 4:14), and tells the resident.
struct ExtendTerm: CaseAction {
    static let path = "/verlengen"
    static let title = "Verleng de termijn"
    static let submit = "Verleng de termijn en verstuur het bericht"
    static let done = CaseAnswerWord.extended

    func refusal(_ scene: ActionScene) -> String? {
        guard scene.type.termExtension != nil else { return "Bij dit zaaktype kunt u de termijn niet verlengen." }
        if scene.file.isClosed { return "Deze zaak is klaar." }
        if scene.file.deadlineOn == nil { return "Deze zaak heeft geen wettelijke datum." }
        guard scene.file.isWithinLimit(on: scene.context.today) || scene.isExtended else {
            return "De wettelijke datum is voorbij. Verlengen kan dan niet meer."
        }
        return scene.isExtended ? "De termijn is al een keer verlengd. Vaker mag niet." : nil
    }

    func fields(_ scene: ActionScene) -> [FormField] {
        [
            FormField(
                "reden",
                "Waarom hebt u meer tijd nodig?",
                .paragraph(limit: 1_000),
                hint: "De inwoner leest dit. Schrijf korte zinnen.",
                missing: "Schrijf waarom u meer tijd nodig hebt."
            )
        ]
    }

    func preview(_ typed: FormAnswers, _ scene: ActionScene) -> [Block]? {
        let old = scene.file.deadlineOn?.inDutch ?? "onbekend"
        let new = Self.newDay(scene)?.inDutch ?? "onbekend"
        return [
            .facts([
                Fact("Wettelijke datum nu", Prose(old)), Fact("Wordt", Prose(new)),
                Fact("Dit mag volgens", Prose(scene.type.termExtension?.term.article ?? "")),
            ])
        ] + scene.remarks(on: [typed.text("reden")])
            + scene.messagePreview(Self.message(typed.text("reden"), Self.newDay(scene), scene))
    }

    func apply(_ typed: FormAnswers, _ scene: ActionScene, _ session: any WriteSession) throws {
        let reason = typed.text("reden")
        let file = try session.handling.extend(scene.file, of: scene.type, reason: reason)
        guard let text = Self.message(reason, file.deadlineOn, scene) else { return }
        _ = try session.messages.send(text, about: file)
    }

    /// The day that the law gives with the extension, counted as the register does.
    private static func newDay(_ scene: ActionScene) -> Day? {
        let file = scene.file
        let extended = CaseTerm(
            .extension,
            startedOn: scene.context.today,
            endedOn: nil,
            reason: "",
            actor: .platform
        )
        let isByLaw = scene.type.deadline(openedOn: file.openedAt.day, after: scene.terms)?.day == file.deadlineOn
        guard isByLaw else { return file.deadlineOn.flatMap { scene.type.termExtension?.term.end(from: $0).day } }
        return scene.type.deadline(openedOn: file.openedAt.day, after: scene.terms + [extended])?.day
    }

    private static func message(_ reason: String, _ day: Day?, _ scene: ActionScene) -> MessageText? {
        let until = day.map { " Wij zijn uiterlijk klaar op \($0.inDutch)." } ?? ""
        return scene.message(
            subject: "Wij hebben meer tijd nodig",
            news: "Wij hebben meer tijd nodig voor uw zaak.\(until) \(reason)",
            expectation: "U hoeft nu niets te doen."
        )
    }
}

extension ActionScene {
    fileprivate var isExtended: Bool { terms.contains { $0.kind == .extension } }
}
