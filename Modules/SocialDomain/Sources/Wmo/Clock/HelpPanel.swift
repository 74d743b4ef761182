internal import Kernel

/// What stands about an application for support on its page: the terms, what is asked for, and the decision.
enum HelpPanel {
    static let panel = CasePanel(of: [WmoCase.application]) { file, reader, tables, context in
        guard let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn) else { return [] }
        let help = try HelpFile(file, type, in: tables)
        let clock = HelpClock(help: help, today: context.today, reader: reader).schedule
        let drawn = clock.map { [Block.schedule($0)] } ?? []
        switch reader {
        case .staff: return drawn + wish(help, "Wat de inwoner vraagt") + decision(help) + links(help, context)
        case .resident: return decision(help) + drawn + wish(help, "Wat u vraagt")
        case .follower: return drawn
        }
    }

    private static func wish(_ help: HelpFile, _ heading: String) -> [Block] {
        help.wish.isEmpty ? [] : [.section(heading, [.paragraph(Prose(help.wish))])]
    }

    private static func decision(_ help: HelpFile) -> [Block] {
        guard let decision = help.decision, decision.outcome.isDecision else { return [] }
        let facts = [
            decision.provision.isEmpty ? nil : Fact("Welke hulp", Prose(decision.provision)),
            decision.manner.map { Fact("Hoe", Prose($0.inDutch)) },
            decision.startsOn.map { Fact("Vanaf", Prose($0.inDutch)) },
            help.type.objection.map { Fact("Bezwaar maken tot en met", Prose($0.end(from: decision.on).day.inDutch)) },
        ].compactMap(\.self)
        return [
            .section(
                "Ons besluit: \(decision.outcome.inDutch.withSmallStart)",
                [.facts(facts), .paragraph(Prose(decision.reasons))]
            )
        ]
    }

    private static func links(_ help: HelpFile, _ context: Context) -> [Block] {
        guard !help.file.isClosed, context.rights?.may(.handleCases, with: help.type) == true else { return [] }
        let link = Link(DecideHelp.link.words, .local("/werk/zaken/\(help.file.number)\(DecideHelp.link.path)"))
        return [.section("Behandel de aanvraag", [.links([link])])]
    }
}
