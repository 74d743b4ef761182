internal import Kernel

/// `/buurt`: asks for messages about the neighbourhood, confirms them from the mail, and stops them.
struct WatchPages: Sendable {
    private let limit = SendLimit(refusal: .tooManyWatches)
    private let tries = TryLimiter(limit: 10, windowSeconds: 15 * 60)

    static let link = Link("Bericht over uw buurt", .local("/buurt"))

    static func address(_ code: FollowCode, _ part: String = "") -> Address { .local("/buurt/\(code)\(part)") }

    var routes: [Route] {
        [
            Route(.get, "/buurt", access: .anyone, .read(ask)),
            Route(.post, "/buurt", access: .anyone, .change(take)),
            Route(.get, "/buurt/bedankt", access: .anyone, .read(thank)),
            Route(.get, "/buurt/{code}", access: .anyone, .read(show)),
            Route(.post, "/buurt/{code}/bevestigen", access: .anyone, .change(confirm)),
            Route(.post, "/buurt/{code}/stoppen", access: .anyone, .change(stop)),
        ]
    }

    /// On the page of the case, to which the mail leads.
    var panel: CasePanel {
        CasePanel(of: [Watch.caseTypeKey]) { file, reader, tables, _ in
            guard reader != .staff, let watch = try WatchTable(tables).watch(file), watch.state != .ended else {
                return []
            }
            let words = watch.state == .waiting ? "Zet de berichten aan" : "Bekijk of stop de berichten"
            return [.action(Link(words, Self.address(file.followCode)))]
        }
    }

    @Sendable
    private func ask(_ request: Request, _ context: Context) -> Response {
        page(WatchForm.empty(mark: request.id), context)
    }

    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        try limit.check(request, context)
        let typed = FormAnswers(request)
        let mark = (try? UniqueID(typed.text(WatchForm.Name.mark))) ?? request.id
        let form = WatchForm.filled(typed, mark: mark)
        guard form.isWithoutFaults, let place = WatchForm.place(typed),
            let mail = try? MailAddress(typed.text(WatchForm.Name.mail))
        else { return Change { _ in Rendering { page(form, context, status: 422) } } }
        limit.count(request, context)
        return Change { session in
            let earlier = try WatchTable(session.tables).code(mark: mark).flatMap(session.cases.find(code:))
            // Who went back and typed another address or place is waiting for that mail.
            let isSame = try earlier.map { try Self.asks($0, place, mail, session) } ?? false
            if !isSame {
                let own = earlier == nil ? mark : session.newID()
                try StartWatch(place: place, mail: mail, mark: own).apply(context, session)
            }
            return Rendering { context.seeOther(.local("/buurt/bedankt")) }
        }
    }

    private static func asks(
        _ file: CaseFile,
        _ place: Neighbourhood,
        _ mail: MailAddress,
        _ session: any WriteSession
    ) throws -> Bool {
        try WatchTable(session.tables).watch(file)?.place == place
            && session.addresses.addresses(of: file, purpose: .message).contains(mail)
    }

    @Sendable
    private func thank(_ request: Request, _ context: Context) -> Response {
        context.show(
            Page(
                "Kijk in uw e-mail",
                section: Self.link.words,
                blocks: [
                    .notice(Notice(.success, "Wij stuurden u een e-mail.", isAnswer: true)),
                    .paragraph("Open de link in die e-mail. Pas dan krijgt u berichten over uw buurt."),
                ]
            )
        )
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        let found = try context.read { try open(request, context, $0.cases, $0.tables) }
        return context.show(WatchPage(file: found.file, watch: found.watch).page)
    }

    @Sendable
    private func confirm(_ request: Request, _ context: Context) throws -> Change {
        Change { session in
            let found = try open(request, context, session.cases, session.tables)
            if found.watch.state == .waiting { try StartWatch.confirm(found.watch, found.file, context, session) }
            return Rendering { context.seeOther(Self.address(found.file.followCode)) }
        }
    }

    @Sendable
    private func stop(_ request: Request, _ context: Context) throws -> Change {
        Change { session in
            let found = try open(request, context, session.cases, session.tables)
            try StartWatch.end(found.watch, found.file, context, session)
            return Rendering { context.seeOther(Self.address(found.file.followCode)) }
        }
    }

    /// - Throws: ``Problem``: 404 for a code that is no watch, 429 after ten of those.
    private func open(
        _ request: Request,
        _ context: Context,
        _ cases: any CaseReader,
        _ tables: any Database
    ) throws -> (file: CaseFile, watch: Watch) {
        guard tries.mayTry(request.remoteAddress, at: context.now) else { throw Problem.tooManyTries }
        let code = try? FollowCode(request.parameters["code"] ?? "")
        guard let code, let file = try cases.find(code: code), let watch = try WatchTable(tables).watch(file) else {
            tries.countFailure(of: request.remoteAddress, at: context.now)
            throw Problem.notFound
        }
        return (file, watch)
    }

    private func page(_ form: Form, _ context: Context, status: Int = 200) -> Response {
        context.show(
            Page(
                Self.link.words,
                lead:
                    "Hoor van meldingen, werk en vergunningen bij u in de buurt. U krijgt hoogstens één e-mail per dag.",
                blocks: [
                    .form(form),
                    .links([Link("Bekijk al het werk aan de weg", .local("/werkzaamheden")), ShowPermitNotices.link]),
                ]
            ),
            status: status
        )
    }
}

/// What one watch looks like to who has its code.
struct WatchPage {
    let file: CaseFile
    let watch: Watch

    var page: Page {
        Page("Uw berichten", section: WatchPages.link.words, blocks: blocks)
    }

    private var blocks: [Block] {
        switch watch.state {
        case .waiting:
            [
                .facts([Fact("Uw keuze", Prose(watch.place.words))]),
                .paragraph("Klopt dit? Zet de berichten dan aan."),
                .form(form("/bevestigen", "Zet de berichten aan")),
                .paragraph("Vroeg u dit niet? Dan wissen wij uw e-mailadres."),
                .form(form("/stoppen", "Wis mijn e-mailadres")),
            ]
        case .on:
            [
                .notice(Notice(.success, "U krijgt berichten over uw buurt.")),
                .facts([Fact("Uw keuze", Prose(watch.place.words))]),
                .form(form("/stoppen", "Stop de berichten")),
            ]
        case .ended:
            [
                .notice(Notice(.info, "U krijgt geen berichten meer. Wij hebben uw e-mailadres gewist.")),
                .links([Link("Vraag opnieuw berichten aan", .local("/buurt"))]),
            ]
        }
    }

    private func form(_ part: String, _ submit: String) -> Form {
        Form(to: WatchPages.address(file.followCode, part), fields: [], submit: submit)
    }
}

extension Problem {
    static let tooManyWatches = Problem(
        429,
        "too-many-watches",
        "U vroeg erg vaak om berichten. Wacht tien minuten en probeer het dan nog een keer.",
        retryAfterSeconds: SendLimit.windowSeconds
    )
}
