internal import Kernel

/// Plans the talk at the resident's home, or puts it at another time; the resident gets a message.
///
/// The talk is part of the inquiry, so it is not before the resident had time for an own plan, and within the six weeks
/// (Wmo 2015, article 2.3.2, first and second paragraph).
struct PlanVisit: ModuleAction {
    static let link = CaseLink(words: "Plan het huisbezoek", path: "/huisbezoek")
    static let submit = "Maak de afspraak"

    /// How far ahead a visit can be planned when the inquiry is late already.
    private static let weeksAhead = 8

    private enum Name {
        static let day = "dag"
        static let window = "tijd"
        static let address = "adres"
    }

    func refusal(_ scene: WmoScene) -> String? {
        if let closed = scene.closed { return closed }
        return scene.report.findings.map { "Het verslag is al gegeven, op \($0.givenOn.inDutch)." }
    }

    func isDone(_ typed: FormAnswers, _ scene: WmoScene) -> Bool {
        guard typed.isConfirmed, let visit = scene.report.openVisit(on: scene.today) else { return false }
        return visit.day == typed.day(Name.day) && visit.window.key == typed.text(Name.window)
    }

    func fields(_ scene: WmoScene) -> [FormField] {
        let visit = scene.report.openVisit(on: scene.today)
        let windows = VisitWindow.all.map { FormField.Option($0.key, $0.inDutch.withCapital) }
        let day = visit.map { FormField.Answer.day($0.day) }
        let address = FormField(
            Name.address,
            "Op welk adres?",
            .text(limit: 120),
            hint: "Laat dit leeg voor het adres uit de melding.",
            missing: nil
        )
        return [
            FormField(
                Name.day,
                "Op welke dag?",
                .date,
                hint: scene.report.inquiryEnd.map { "Uiterlijk op \($0.day.inDutch)." },
                missing: "Vul de dag in.",
                answer: day ?? FormField.Answer.none
            ),
            FormField(
                Name.window,
                "Hoe laat?",
                .selection([FormField.OptionGroup(nil, windows)]),
                missing: "Kies hoe laat.",
                answer: visit.map { FormField.Answer.text($0.window.key) } ?? FormField.Answer.none
            ),
        ] + (visit == nil ? [address] : [])
    }

    func checked(_ form: Form, _ typed: FormAnswers, _ scene: WmoScene) -> Form {
        guard let day = typed.day(Name.day) else { return form }
        return fault(day, scene).map { form.faulted(Name.day, $0) } ?? form
    }

    private func fault(_ day: Day, _ scene: WmoScene) -> String? {
        let report = scene.report
        if day < scene.today { return "Deze dag is voorbij." }
        if day > scene.today.adding(weeks: Self.weeksAhead) { return "Kies een dag in de komende 8 weken." }
        if !report.mayInquire(on: day) {
            return "De inwoner heeft tot en met \(report.planEnd.day.inDutch) tijd voor een eigen plan. "
                + "Kies een latere dag, of leg eerst vast of er een plan is."
        }
        if !scene.context.municipality.workingCalendar.isWorkingDay(day) { return "Op deze dag werken wij niet." }
        // Once it is late, every day is better than none.
        guard let end = report.inquiryEnd?.day, scene.today <= end, day > end else { return nil }
        return "Het onderzoek moet klaar zijn op \(end.inDutch) (Wmo 2015, artikel 2.3.2, lid 1)."
    }

    func preview(_ typed: FormAnswers, _ scene: WmoScene) -> [Block]? {
        guard let day = typed.day(Name.day), let window = VisitWindow(key: typed.text(Name.window)) else { return [] }
        let text = HomeVisit.news(day, window, isMoved: scene.report.openVisit(on: scene.today) != nil, scene.report)
        return text.map { [$0.preview(for: "de inwoner")] } ?? []
    }

    func apply(_ typed: FormAnswers, _ scene: WmoScene, _ session: any WriteSession) throws {
        guard let day = typed.day(Name.day), let window = VisitWindow(key: typed.text(Name.window)) else {
            throw Problem.notFound
        }
        try WmoWork(scene.report, scene.context, session).planVisit(day, window, at: typed.text(Name.address))
    }
}

extension HomeVisit {
    /// What the resident reads; it names no address, because a message can lie open.
    ///
    /// `nil` when the texts do not fit.
    static func news(_ day: Day, _ window: VisitWindow, isMoved: Bool, _ report: WmoFile) -> MessageText? {
        let start = isMoved ? "De afspraak is veranderd. Wij komen nu op" : "Wij komen bij u thuis op"
        return MessageText(
            about: report.file,
            of: report.type,
            subject: isMoved ? "Een andere tijd voor onze afspraak" : "Wij komen bij u langs",
            news: "\(start) \(day.inDutch), \(window.inDutch). Wij praten met u over wat u nodig hebt.",
            expectation: "Er mag iemand bij zijn die u helpt. Leg een bewijs klaar van wie u bent. "
                + "Kunt u niet? Zeg het ons op uw eigen pagina, of bel ons."
        )
    }
}

extension WmoWork {
    /// Plans the visit, or puts the one that is still to come at this time.
    ///
    /// An empty address stands for the one that the resident gave with the report.
    func planVisit(_ day: Day, _ window: VisitWindow, at address: String) throws {
        let visit = report.openVisit(on: today)
        let text = HomeVisit.news(day, window, isMoved: visit != nil, report)
        if let visit {
            try VisitTable.move(visit, to: day, window, in: session.tables)
        } else {
            let place = address.isEmpty ? try reportedAddress() : address
            try VisitTable.add(day, window, at: place, of: file, to: session.tables)
        }
        if report.canMove(to: WmoCase.Step.visit) {
            try move(to: WmoCase.Step.visit, telling: text)
        } else {
            try tell(text)
        }
    }

    /// The address in the answers of the report, empty when it names none; the look is logged.
    private func reportedAddress() throws -> String {
        let answers = try session.answers.answers(of: file, purpose: .caseWork)
        return ["postcode", "huisnummer"].compactMap { key in answers.first { $0.key == key }?.value }
            .joined(separator: " ")
    }
}
