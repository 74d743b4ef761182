internal import Kernel

/// `/inspraak`, `/inspraak/{consultation}` and its note: drafts that lie open, until when, and what was answered.
enum ShowConsultations {
    static let page = Link("Uw mening over plannen", .local("/inspraak"))
    static let lastField = "na"

    static func address(_ consultation: Consultation, _ part: String = "") -> Address {
        .local("/inspraak/\(consultation.slug)\(part.isEmpty ? "" : "/\(part)")")
    }

    static var routes: [Route] {
        [
            Route(.get, "/inspraak", access: .anyone, .read(list)),
            Route(.get, "/inspraak/{consultation}", access: .anyone, .read(show)),
            Route(.get, "/inspraak/{consultation}/nota", access: .anyone, .read(note)),
        ]
    }

    /// - Throws: ``Problem/notFound`` for a consultation that is not on the website.
    static func find(_ request: Request, _ tables: any Database) throws -> Consultation {
        let slug = request.parameters["consultation"] ?? ""
        guard let consultation = try ConsultationTable(tables).consultation(slug: slug), consultation.isPublished else {
            throw Problem.notFound
        }
        return consultation
    }

    @Sendable
    private static func list(_ request: Request, _ context: Context) throws -> Response {
        let last = request.query(lastField).flatMap { Int($0) } ?? .max
        let found = try context.read { try ConsultationTable($0.tables).published(before: last) }
        let cards = found.map { Entrance(Link($0.plan.title, address($0)), words($0, context.today), icon: .book) }
        let more = found.count == ConsultationTable.perPage ? found.last : nil
        let older = more.map { Address.local("/inspraak", query: [Request.QueryItem(lastField, String($0.key))]) }
        return context.show(
            Page(
                page.words,
                lead: "Lees plannen die nog niet vaststaan, en zeg wat u ervan vindt.",
                blocks: [cards.isEmpty ? .paragraph("Er ligt nu geen plan open.") : .entrances(cards)]
                    + (older.map { [.links([Link("Oudere inspraak", $0)])] } ?? [])
            )
        )
    }

    private static func words(_ consultation: Consultation, _ day: Day) -> String {
        switch consultation.phase(on: day) {
        case .coming: "U kunt uw mening sturen vanaf \(consultation.plan.laidOn.inDutchDayAndMonth)."
        case .open: "U kunt uw mening sturen tot en met \(consultation.plan.closes.day.inDutchDayAndMonth)."
        case .closed: "De tijd is voorbij. Wij schrijven de antwoorden."
        case .answered: "Lees wat wij antwoordden."
        }
    }

    @Sendable
    private static func show(_ request: Request, _ context: Context) throws -> Response {
        let consultation = try context.read { try find(request, $0.tables) }
        let plan = consultation.plan
        return context.show(
            Page(
                plan.title,
                section: page.words,
                trail: [page],
                lead: Prose(plan.summary),
                blocks: [
                    .facts([
                        Fact("Het plan ligt open vanaf", Prose(plan.laidOn.inDutch)),
                        Fact("Laatste dag", Prose(plan.closes.day.inDutch)),
                        Fact("Waar u het leest", Prose(plan.reading)),
                    ]),
                    .details(
                        summary: "Waarom is dat de laatste dag?",
                        [
                            .paragraph(Prose(plan.closes.text)),
                            .paragraph("Dit staat in de wet: Awb, artikel 3:16."),
                            .paragraph(
                                "Stuurt u een brief? Dan telt de dag van de post. Hij moet binnen een week bij ons zijn."
                            ),
                        ]
                    ),
                ] + next(consultation, on: context.today)
            )
        )
    }

    private static func next(_ consultation: Consultation, on day: Day) -> [Block] {
        let send = Link("Stuur uw mening", address(consultation, "stuur"))
        switch consultation.phase(on: day) {
        case .coming: return [.notice(Notice(.info, "U kunt uw mening nog niet sturen."))]
        case .open: return [.action(send), .paragraph("U krijgt altijd antwoord. Uw naam komt niet op de website.")]
        case .closed:
            let late = Notice(.warning, "De tijd is voorbij. Wat u nu stuurt, hoeven wij niet mee te nemen.")
            return [.notice(late), .links([send])]
        case .answered: return [.action(Link("Lees de antwoorden", address(consultation, "nota")))]
        }
    }

    /// The note of answers (nota van beantwoording): numbers in place of names.
    @Sendable
    private static func note(_ request: Request, _ context: Context) throws -> Response {
        let last = request.query(lastField).flatMap { Int($0) } ?? 0
        let (consultation, submissions) = try context.read { session in
            let consultation = try find(request, session.tables)
            guard consultation.note != nil else { throw Problem.notFound }
            return (consultation, try ConsultationTable(session.tables).submissions(of: consultation, after: last))
        }
        let parts = submissions.compactMap { submission -> Block? in
            guard let reply = submission.reply else { return nil }
            let timing = submission.timing == .late ? [Block.paragraph("Deze mening kwam na de laatste dag.")] : []
            return .section(
                "Mening \(submission.number)",
                timing + [
                    .facts([Fact("Wat iemand zei", Prose(reply.summary)), Fact("Ons antwoord", Prose(reply.answer))])
                ]
            )
        }
        let more = submissions.count == ConsultationTable.perPage ? submissions.last : nil
        let next = more.map { submission in
            let path = "/inspraak/\(consultation.slug)/nota"
            return Link(
                "Meer antwoorden",
                .local(path, query: [Request.QueryItem(lastField, String(submission.number))])
            )
        }
        return context.show(
            Page(
                "Onze antwoorden",
                section: consultation.plan.title,
                trail: [page, Link(consultation.plan.title, address(consultation))],
                lead: Prose(consultation.note ?? ""),
                blocks: (parts.isEmpty ? [.paragraph("Niemand stuurde een mening.")] : parts)
                    + (next.map { [.links([$0])] } ?? [])
            )
        )
    }
}
