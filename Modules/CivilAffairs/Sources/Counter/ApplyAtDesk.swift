internal import Kernel

/// `/werk/balie/{location}/{desk}/aanvraag`: makes a case at the desk of what the resident came for, in person.
///
/// A passport and an identity card are asked for in person; for a child with the consent of everyone who has parental
/// authority (Paspoortwet, articles 28 and 34). What has to be seen is ticked; the answers to the questions of the
/// appointment are asked again, because they may have changed.
struct ApplyAtDesk: Sendable {
    let products: ProductList

    /// The names of the fields, as they are sent.
    enum Name {
        static let number = "bsn"
        static let identity = "gezien"
        static let extra = "extra"
        static let mail = "email"
        static let mark = "formulier"
        static let ticket = "bon"
    }

    var routes: [Route] {
        let pattern = "/werk/balie/{location}/{desk}/aanvraag"
        return [
            Route(.get, pattern, access: .staff(.serveDesk), .read(ask)),
            Route(.post, pattern, access: .staff(.serveDesk), .change(take)),
        ]
    }

    /// Who stands at the desk, and what for.
    private struct Scene {
        let desk: DeskPlace
        let ticket: Ticket
        let type: CaseType
        let chosen: ChosenProduct
        let mark: UniqueID
    }

    @Sendable
    private func ask(_ request: Request, _ context: Context) throws -> Response {
        let desk = try DeskScreen(products: products).desk(request, context)
        let scene = try context.read { try findScene(at: desk, nil, request.id, context, $0.tables) }
        guard let scene else { return context.show(nobody(at: desk, context)) }
        return context.show(page(scene, form(scene, context), context))
    }

    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        let desk = try DeskScreen(products: products).desk(request, context)
        let typed = FormAnswers(request)
        let mark = (try? UniqueID(typed.text(Name.mark))) ?? request.id
        return Change { session in
            // The desk may have called the next one since: an application is never made for who sits there by chance.
            guard let scene = try findScene(at: desk, typed, mark, context, session.tables),
                typed.text(Name.ticket) == String(scene.ticket.key)
            else {
                return Rendering { context.seeOther(desk.address) }
            }
            let filled = checked(form(scene, context).filled(from: typed), scene, typed)
            guard filled.isWithoutFaults, let number = try? CitizenServiceNumber(typed.text(Name.number)) else {
                let page = page(scene, filled, context)
                return Rendering { context.show(page, status: 422) }
            }
            let file = try open(scene, for: number, mail: try? MailAddress(typed.text(Name.mail)), context, session)
            return Rendering { context.seeOther(.local("/werk/zaken/\(file)")) }
        }
    }

    private func open(
        _ scene: Scene,
        for number: CitizenServiceNumber,
        mail: MailAddress?,
        _ context: Context,
        _ session: any WriteSession
    ) throws -> CaseNumber {
        let earlier = try session.caseSent(mark: scene.mark, of: scene.type) { _, file in
            try session.cases.resident(of: file) == .person(number)
        }
        if let earlier { return earlier.number }
        let file = try session.cases.open(
            NewCase(
                type: scene.type,
                status: StatusChange(to: scene.type.steps[0], at: context.now),
                channel: .counter,
                resident: .person(number),
                dates: scene.type.dates(openedOn: context.today, in: context.municipality)
            )
        )
        let answers = zip(scene.chosen.product.questions, scene.chosen.options).map {
            CaseAnswer($0.label, $1.label)
        }
        try session.answers.keep(answers, mark: scene.mark, for: file)
        if let mail { try session.addresses.keep(mail, for: file) }
        if let key = scene.ticket.caseKey {
            let desk = AppointmentDesk(products, context)
            if let appointment = try desk.table(session.tables).appointment(ofCase: key) {
                let other = try desk.file(of: appointment, session)
                _ = try session.handling.relate(file, to: other)
            }
        }
        return file.number
    }

    /// `nil` when nobody stands at the desk, or for something that does not become a case.
    private func findScene(
        at desk: DeskPlace,
        _ typed: FormAnswers?,
        _ mark: UniqueID,
        _ context: Context,
        _ tables: any Database
    ) throws -> Scene? {
        let line = WaitingLine(desk.location, now: context.now)
        let appointments = AppointmentDesk(products, context)
        guard
            let ticket = try TicketTable(tables).current(at: desk.location.key, on: line.day, desk: desk.key),
            let product = products[ticket.product], let type = appointments.type(of: product)
        else { return nil }
        let made = try ticket.caseKey.flatMap { try appointments.table(tables).appointment(ofCase: $0) }?.chosen
        let chosen = typed.map { typed in ChosenProduct(product) { typed.text($0.field) } }
        let empty = ChosenProduct(product) { _ in nil }
        return Scene(desk: desk, ticket: ticket, type: type, chosen: chosen ?? made ?? empty, mark: mark)
    }

    private func nobody(at desk: DeskPlace, _ context: Context) -> Page {
        context.staffPage(
            "Begin een aanvraag",
            section: DeskScreen.page.words,
            here: .local("/werk/balie/\(desk.location.key)/\(desk.key)/aanvraag"),
            lead: "Er is niemand aan de balie voor wie u een aanvraag kunt beginnen.",
            [.action(Link("Ga naar de balie", desk.address))]
        )
    }

    private func form(_ scene: Scene, _ context: Context) -> Form {
        let questions = scene.chosen.product.questions.map { question in
            let answer = question.options.first { scene.chosen.options.contains($0) }
            return FormField(
                question.field,
                question.label,
                .choice(question.options.map { FormField.Option($0.key, $0.label) }),
                missing: question.missing,
                answer: answer.map { .text($0.key) } ?? .none
            )
        }
        let fields = [
            FormField(Name.number, "Burgerservicenummer", .text(limit: 9), missing: "Vul de negen cijfers in."),
            FormField(Name.mail, "E-mailadres voor berichten", .email, missing: nil),
            FormField(
                Name.identity,
                "Ik zag wie dit is, aan een document of met vragen",
                .tick,
                missing: "Stel eerst vast wie dit is."
            ),
            FormField(Name.extra, "Wat hieronder staat is er", .tick, missing: nil),
        ]
        return context.deskForm(
            to: .local("/werk/balie/\(scene.desk.location.key)/\(scene.desk.key)/aanvraag"),
            fields: questions + fields,
            hidden: [
                Form.HiddenValue(Name.mark, scene.mark.description),
                Form.HiddenValue(Name.ticket, String(scene.ticket.key)),
            ],
            submit: "Begin de aanvraag"
        )
    }

    /// What only we can find wrong: a number that is none, and what this resident has to have with them.
    private func checked(_ form: Form, _ scene: Scene, _ typed: FormAnswers) -> Form {
        var form = form
        let number = typed.text(Name.number)
        if !number.isEmpty, (try? CitizenServiceNumber(number)) == nil {
            form = form.faulted(Name.number, "Dit nummer klopt niet. Kijk de negen cijfers na.")
        }
        let needed = scene.chosen.options.compactMap(\.check)
        if !needed.isEmpty, !typed.has(Name.extra) {
            form = form.faulted(Name.extra, "Dit moet er zijn: \(needed.joined(separator: " "))")
        }
        return form
    }

    private func page(_ scene: Scene, _ form: Form, _ context: Context) -> Page {
        let desk = AppointmentDesk(products, context)
        let prices = desk.prices(scene.chosen).map { Fact($0.purpose, Prose($0.inDutch)) }
        let checks = scene.chosen.product.questions.flatMap(\.options).compactMap { option in
            option.check.map { Prose("\(option.label): \($0)") }
        }
        return context.staffPage(
            scene.type.staffName,
            section: DeskScreen.page.words,
            here: .local("/werk/balie/\(scene.desk.location.key)/\(scene.desk.key)/aanvraag"),
            lead: Prose("Nummer \(scene.ticket.number), \(scene.desk.name)."),
            (prices.isEmpty ? [] : [.section("Te betalen", [.facts(prices)])])
                + (checks.isEmpty ? [] : [.section("Let op", [.points(checks)])]) + [.form(form)]
        )
    }
}
