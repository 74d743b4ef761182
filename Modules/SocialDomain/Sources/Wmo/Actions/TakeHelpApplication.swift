internal import Kernel

/// Takes an application that came by post, by phone or at the desk (Wmo 2015, articles 2.3.2, ninth paragraph, and 2.3.5).
struct TakeHelpApplication: ModuleAction {
    static let link = CaseLink(words: "Er is een aanvraag", path: "/hulp-aanvraag")
    static let submit = "Open de aanvraag"

    private enum Name {
        static let wish = "hulp"
        static let day = "dag"
    }

    func refusal(_ scene: WmoScene) -> String? {
        if scene.report.applicationKey != nil { return "Er is al een aanvraag." }
        guard !scene.report.mayApply(on: scene.today) else { return nil }
        return "Een aanvraag kan pas na het verslag, of na de tijd voor het onderzoek "
            + "(Wmo 2015, artikel 2.3.2, lid 9)."
    }

    func isDone(_ typed: FormAnswers, _ scene: WmoScene) -> Bool {
        typed.isConfirmed && scene.report.applicationKey != nil
    }

    func fields(_ scene: WmoScene) -> [FormField] {
        [
            FormField(
                Name.wish,
                "Welke hulp vraagt de inwoner?",
                .paragraph(limit: 1_000),
                missing: "Schrijf welke hulp het is."
            ),
            FormField(
                Name.day,
                "Wanneer kwam de aanvraag binnen?",
                .date,
                hint: "Vanaf deze dag telt de tijd om te beslissen (Wmo 2015, artikel 2.3.5, lid 2).",
                missing: "Vul de dag in.",
                answer: .day(scene.today)
            ),
        ]
    }

    func checked(_ form: Form, _ typed: FormAnswers, _ scene: WmoScene) -> Form {
        guard let day = typed.day(Name.day) else { return form }
        if day > scene.today { return form.faulted(Name.day, "Deze dag moet nog komen.") }
        let first = [scene.report.findings?.givenOn, scene.report.inquiryEnd?.day.adding(days: 1)]
            .compactMap(\.self).min()
        guard let first, day < first else { return form }
        return form.faulted(Name.day, "Een aanvraag kon pas vanaf \(first.inDutch).")
    }

    func apply(_ typed: FormAnswers, _ scene: WmoScene, _ session: any WriteSession) throws {
        guard let day = typed.day(Name.day) else { throw Problem.notFound }
        _ = try WmoWork(scene.report, scene.context, session).openApplication(
            for: typed.text(Name.wish),
            on: day,
            by: .post
        )
    }
}

extension WmoWork {
    /// Opens the case of the application; the report ends with it.
    ///
    /// - Throws: ``Problem/applicationsNotReady`` where there is no such case type today.
    func openApplication(for wish: String, on day: Day, by channel: StandardChannel) throws -> CaseFile {
        guard let type = context.caseTypes.current(WmoCase.application, on: today), let first = type.steps.first else {
            throw Problem.applicationsNotReady
        }
        let opened = try session.cases.open(
            NewCase(
                type: type,
                status: StatusChange(to: first, at: context.now),
                channel: channel,
                resident: try session.cases.resident(of: file),
                dates: type.dates(openedOn: day, in: context.municipality),
                team: file.work.team
            )
        )
        try HelpTable.add(opened, after: file, on: day, wish: wish, to: session.tables)
        for address in try session.addresses.addresses(of: file, purpose: .message) {
            try session.addresses.keep(address, for: opened)
        }
        _ = try session.handling.relate(file, to: opened)
        if !file.isClosed { try move(to: WmoCase.Step.ended, result: WmoCase.followed) }
        return opened
    }
}

extension Problem {
    static let applicationsNotReady = Problem(
        503,
        "case-type-missing",
        "Hulp aanvragen kan hier nog niet. Bel de gemeente.",
        retryAfterSeconds: 3_600
    )
}
