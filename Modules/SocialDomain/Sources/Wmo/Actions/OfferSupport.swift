internal import Kernel

/// Keeps that free and independent support was offered, and tells it in writing (Wmo 2015, articles 2.2.4 and 2.3.2).
struct OfferSupport: ModuleAction {
    static let link = CaseLink(words: "Bied ondersteuning aan", path: "/ondersteuning")
    static let submit = "Leg het aanbod vast"

    private enum Name {
        static let how = "hoe"
        static let answer = "antwoord"
    }

    func refusal(_ scene: WmoScene) -> String? {
        if let closed = scene.closed { return closed }
        guard let support = scene.report.support, support.answer != .later else { return nil }
        return "De inwoner gaf al antwoord op \(support.on.inDutch)."
    }

    func isDone(_ typed: FormAnswers, _ scene: WmoScene) -> Bool {
        typed.isConfirmed && scene.report.support.map { $0.answer.rawValue == typed.text(Name.answer) } ?? false
    }

    func fields(_ scene: WmoScene) -> [FormField] {
        let how = OfferedSupport.How.allCases.map { FormField.Option($0.rawValue, $0.inDutch) }
        let answers = OfferedSupport.Answer.allCases.map { FormField.Option($0.rawValue, $0.inDutch) }
        return [
            FormField(
                Name.how,
                "Hoe vertelde u het?",
                .choice(how),
                hint: "Een onafhankelijke cliëntondersteuner is gratis (Wmo 2015, artikel 2.2.4).",
                missing: "Kies hoe u het vertelde."
            ),
            FormField(Name.answer, "Wat zei de inwoner?", .choice(answers), missing: "Kies wat de inwoner zei."),
        ]
    }

    func apply(_ typed: FormAnswers, _ scene: WmoScene, _ session: any WriteSession) throws {
        guard let how = OfferedSupport.How(rawValue: typed.text(Name.how)),
            let answer = OfferedSupport.Answer(rawValue: typed.text(Name.answer))
        else { throw Problem.notFound }
        try WmoWork(scene.report, scene.context, session).offerSupport(how, answer)
    }
}

extension WmoWork {
    func offerSupport(_ how: OfferedSupport.How, _ answer: OfferedSupport.Answer) throws {
        let support = OfferedSupport(on: today, how: how, answer: answer)
        try SupportTable.keep(support, of: file, in: session.tables)
        if report.support == nil {
            try WmoFigures.count(.support, isInTime: true, from: file.openedAt.day, to: today, in: session.tables)
            try tell(Self.offer(answer, self))
        }
    }

    private static func offer(_ answer: OfferedSupport.Answer, _ work: WmoWork) -> MessageText? {
        let next =
            switch answer {
            case .yes: "U wilt deze hulp. De ondersteuner belt u."
            case .no: "U wilt deze hulp nu niet. Wilt u het later wel? Bel ons dan."
            case .later: "U denkt erover na. Bel ons als u het weet."
            }
        return work.text(
            "Iemand kan u gratis helpen",
            "Er kan iemand met u meedenken die niet bij de gemeente werkt. Dat is een cliëntondersteuner. "
                + "Deze hulp kost niets.",
            expectation: next
        )
    }
}
