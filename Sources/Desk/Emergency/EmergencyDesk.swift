internal import Kernel

/// `/{g}/werk/noodinzage`: opening a case of another team for an hour, with a reason (noodinzage).
///
/// The case itself stays out of sight: it is there on this one page and at no other address.
struct EmergencyDesk: Sendable {
    let staff: any StaffDirectory
    let cases: CaseDesk

    var routes: [Route] {
        [
            Route(.get, Self.path, access: .staff(.openInEmergency), .read(ask)),
            Route(.post, Self.path, access: .staff(.openInEmergency), .change(open)),
            Route(.get, Self.path + "/{look}", access: .staff(.openInEmergency), .change(show)),
        ] + EmergencyReport(staff: staff).routes
    }

    static let path = "/werk/noodinzage"
    static let title = "Open een zaak in nood"
    /// What carries the ticket of the case, and why it cannot wait.
    static let (ticket, reason) = ("zaak", "reden")

    @Sendable
    private func ask(_ request: Request, _ context: Context) throws -> Response {
        let form = try Self.form(request.query(Self.ticket) ?? "", context)
        return context.show(try Self.page(form, context))
    }

    @Sendable
    private func open(_ request: Request, _ context: Context) throws -> Change {
        let typed = FormAnswers(request)
        let form = try Self.form(typed.text(Self.ticket), context).filled(from: typed).withoutNumbers(in: typed)
        guard form.isWithoutFaults else {
            let page = try Self.page(form, context)
            return Change { _ in .response(context.show(page, status: 422)) }
        }
        let types = context.rights?.emergencyTypes(of: context.caseTypes) ?? []
        let municipality = context.municipality
        let refusal = try Self.page(form, context, tooLate)
        return Change { session in
            let look = try session.emergencies.open(
                ticket: typed.text(Self.ticket),
                reason: typed.text(Self.reason),
                types: types,
                lead: { municipality.team($0).leadMail }
            )
            guard let look else { return .response(context.show(refusal, status: 422)) }
            return .response(context.seeOther(.local("\(Self.path)/\(look.id)")))
        }
    }

    /// One sentence for a link of a colleague, an old one and one that was made up: they must not differ.
    private var tooLate: [Block] {
        let search = Link("Zoek de inwoner opnieuw", .local("/werk/zoek"))
        return [.notice(Notice(.warning, "Deze zaak kunt u hier niet openen. \(link: search)."))]
    }

    /// Logs that the case is seen, and shows it after the commit.
    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Change {
        guard let id = try? UniqueID(request.parameters["look"] ?? "") else { throw Problem.notFound }
        return Change { session in
            guard let opened = try session.emergencies.opened(id) else { throw Problem.notFound }
            let handled = try HandledCase(opened, context)
            try session.readLog.log([.caseFile], of: opened.file, purpose: .emergency)
            return Rendering {
                let view = try context.read { try CaseView(handled, cases.files, $0) }
                return context.show(try cases.page(view, context).emergencyPage(opened.look))
            }
        }
    }

    private static func form(_ ticket: String, _ context: Context) throws -> Form {
        Form(
            to: .local(path),
            fields: [
                FormField(
                    reason,
                    "Waarom kan het niet wachten?",
                    .paragraph(limit: 500),
                    hint: "De inwoner en de teamleider van het andere team lezen dit.",
                    missing: "Schrijf op waarom het niet kan wachten."
                )
            ],
            hidden: [Form.HiddenValue(Self.ticket, ticket)],
            submit: "Open de zaak voor 1 uur"
        ).guarded(by: context.session?.formToken ?? "")
    }

    private static func page(_ form: Form, _ context: Context, _ before: [Block] = []) throws -> Page {
        try DeskVisitor(context).page(
            title,
            // The ticket is of one search, so a longer session begins with a new search.
            here: .local("/werk/zoek"),
            before + [.form(form)],
            section: "Zoeken",
            trail: [Link("Zoeken", .local("/werk/zoek"))],
            lead: "Deze zaak is van een ander team. Kunt u het team bellen? Doe dat dan eerst."
        )
    }
}

extension CasePage {
    /// The case as someone of another team sees it for an hour: nothing can be done with it, and no number, answer or
    /// document of the resident can be opened.
    func emergencyPage(_ look: EmergencyLook) throws -> Page {
        let text: Prose = """
            U ziet deze zaak tot \(look.endsAt.inDutch). De inwoner en de teamleider van het team lezen dat u keek en waarom.
            """
        return scene.visitor.page(
            view.handled.title,
            here: .local("\(EmergencyDesk.path)/\(look.id)"),
            try [.notice(Notice(.warning, text)), .section("Stappen", steps), days] + tasks + [contacts, messages]
                + forColleagues + [history],
            section: "Zoeken",
            trail: [Link("Zoeken", .local("/werk/zoek"))],
            lead: Prose("Noodinzage. " + view.file.number.description + ", " + view.type.staffName + ".")
        )
    }
}
