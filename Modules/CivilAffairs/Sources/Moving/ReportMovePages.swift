internal import Kernel

/// `/verhuizen`, and `/mijn/verhuizen` for who logged in: the form to report a move, page by page, without scripts.
struct ReportMovePages: Sendable {
    static let link = Link("Geef uw verhuizing door", .local("/verhuizen"))

    /// How long after sending the page shows the code for the main occupant to who has no login: half an hour.
    static let codeShownSeconds = 30 * 60

    private let limit = SendLimit(refusal: .tooManyMoves)
    private let tries = TryLimiter(limit: 10, windowSeconds: 15 * 60)

    var routes: [Route] {
        [
            Route(.get, "/verhuizen", access: .anyoneOrResident, .read(ask)),
            Route(.post, "/verhuizen", access: .anyone, .change(take)),
            Route(.get, "/mijn/verhuizen", access: .resident, .read(ask)),
            Route(.post, "/mijn/verhuizen", access: .resident, .change(take)),
            Route(.get, "/verhuizen/klaar/{code}", access: .anyone, .read(thank)),
        ]
    }

    /// The form; of who is logged in it leads to the own pages, where a move can be handled at once.
    @Sendable
    private func ask(_ request: Request, _ context: Context) -> Response {
        let start = FormAnswers([Request.QueryItem(MoveForm.Name.mark, request.id.description)])
        return context.showForm(form(start, context).journey.firstPage(with: start))
    }

    /// Takes one page: shows the next, hands over to somebody else, or opens the case after the last.
    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        try limit.check(request, context)
        let typed = FormAnswers(request)
        let mark = (try? UniqueID(typed.text(MoveForm.Name.mark))) ?? request.id
        let answers = typed.setting(MoveForm.Name.mark, to: mark.description)
        let form = form(answers, context)
        if let other = form.other, typed.text("stap") == "1" {
            return Change { _ in Rendering { context.show(MoveElsewherePage.page(other, context)) } }
        }
        switch form.journey.turn(answers, faults: form.faults) {
        case .show(let page, let status): return Change { _ in Rendering { context.showForm(page, status: status) } }
        case .complete:
            guard form.other == nil, let move = form.move(mark: mark) else { throw Problem.formBroken }
            limit.count(request, context)
            let report = try ReportMove(move, context)
            return Change { session in
                let identity = try session.own.identity()
                let code = try report.apply(session, for: identity)
                return Rendering { context.seeOther(.local("/verhuizen/klaar/\(code)")) }
            }
        }
    }

    /// What the resident reads after sending; a wrong code answers 404, and after ten of them an address waits.
    @Sendable
    private func thank(_ request: Request, _ context: Context) throws -> Response {
        guard tries.mayTry(request.remoteAddress, at: context.now) else { throw Problem.tooManyTries }
        let code = try? FollowCode(request.parameters["code"] ?? "")
        let found = try context.read { session in
            try code.flatMap(session.cases.find(code:)).flatMap { file in
                try MoveTable.move(of: file, in: session.tables).map { (file: file, move: $0) }
            }
        }
        guard let found else {
            tries.countFailure(of: request.remoteAddress, at: context.now)
            throw Problem.notFound
        }
        let consent = try context.read {
            // Whoever gets the follow code later must not find the code that leads to the new address.
            let isJustSent = context.now < found.file.openedAt.adding(seconds: Self.codeShownSeconds)
            return try ConsentPanel.blocks(
                ofMove: found.file,
                showsCode: isJustSent,
                in: $0.tables,
                on: context.today
            )
        }
        return context.show(page(found.file, found.move, consent))
    }

    private func page(_ file: CaseFile, _ move: MoveTable.Kept, _ consent: [Block]) -> Page {
        let isHandled = move.checks.isEmpty
        let next: [Block] =
            isHandled
            ? [.paragraph("U hoeft niets meer te doen.")]
            : [.heading("Wij kijken dit nog na"), .points(move.checks.map { Prose($0.reason) })]
        return Page(
            "Bedankt voor uw bericht",
            section: Self.link.words,
            blocks: [
                .notice(
                    Notice(
                        .success,
                        isHandled ? "Uw verhuizing is verwerkt." : "Wij hebben uw verhuizing.",
                        isAnswer: true
                    )
                ),
                .code(label: "Uw code", file.followCode.description),
                .paragraph("Bewaar deze code. Daarmee ziet u hoe ver wij zijn."),
                .heading("Vanaf wanneer telt uw nieuwe adres?"), .paragraph(Prose(move.notice.explanation)),
            ] + next + consent + [.action(Link("Volg uw zaak", .local("/volg/\(file.followCode)")))]
        )
    }

    private func form(_ answers: FormAnswers, _ context: Context) -> MoveForm {
        MoveForm(
            answers: answers,
            municipality: context.municipality,
            today: context.today,
            session: context.caller.residentSession
        )
    }
}

/// The page that says who takes a report that is not for this municipality.
enum MoveElsewherePage {
    static func page(_ other: MoveElsewhere, _ context: Context) -> Page {
        let phone = Link(context.municipality.phone, .phone(context.municipality.phone))
        return Page(
            title(other),
            section: ReportMovePages.link.words,
            blocks: blocks(other, context) + [
                .paragraph("Hebt u een vraag? Bel \(link: phone)."), .links([ReportMovePages.link]),
            ]
        )
    }

    private static func title(_ other: MoveElsewhere) -> String {
        switch other {
        case .otherMunicipality: "Geef dit door aan uw nieuwe gemeente"
        case .leavesCountry: "U gaat in het buitenland wonen"
        case .comesFromAbroad: "U komt uit het buitenland"
        }
    }

    private static func blocks(_ other: MoveElsewhere, _ context: Context) -> [Block] {
        switch other {
        case .otherMunicipality:
            let places = context.neighbours.map {
                Link("Verhuizen naar \($0.name)", .platform("/\($0.slug)/verhuizen"))
            }
            let search = Address.external("https://organisaties.overheid.nl/Gemeenten").map {
                [Link("Zoek de website van uw nieuwe gemeente", $0)]
            }
            return [
                .paragraph(
                    "Uw nieuwe gemeente schrijft u in. Wij horen het van die gemeente. U hoeft ons niets te sturen."
                ),
                .links(places + (search ?? [])),
            ]
        case .leavesCountry:
            return [
                .paragraph(
                    "Gaat u langer dan acht maanden weg? Meld u dan af, op zijn vroegst vijf dagen voor u gaat."
                ),
                .action(
                    Link(
                        "Maak een afspraak om u af te melden",
                        .local("/afspraak", query: [Request.QueryItem("product", "vraag")])
                    )
                ),
            ]
        case .comesFromAbroad:
            return [
                .paragraph("U schrijft zich in aan de balie. Iedereen die mee verhuist, komt ook naar de balie."),
                .action(
                    Link(
                        "Maak een afspraak om u in te schrijven",
                        .local("/afspraak", query: [Request.QueryItem("product", "vraag")])
                    )
                ),
            ]
        }
    }
}

extension Problem {
    static let tooManyMoves = Problem(
        429,
        "too-many-moves",
        "U gaf erg veel verhuizingen door. Wacht tien minuten en probeer het dan nog een keer.",
        retryAfterSeconds: SendLimit.windowSeconds
    )
}
