internal import Kernel

/// `/toestemming`: the main occupant says yes or no, with the code from a mail or from who moves in, without login.
///
/// The page shows the new address and the name that the mover gave for this; the look is in the log of the mover's case.
struct ConsentPages: Sendable {
    static let link = Link("Zeg ja of nee als hoofdbewoner", .local("/toestemming"))
    private let tries = TryLimiter(limit: 10, windowSeconds: 15 * 60)

    /// The names of the fields, as they are sent.
    enum Name {
        static let code = "code"
        static let answer = "antwoord"
        static let name = "naam"
        static let birthDate = "geboren"
        static let mark = "formulier"
    }

    var routes: [Route] {
        [
            Route(.get, "/toestemming", access: .anyone, .read(ask)),
            Route(.get, "/toestemming/{code}", access: .anyone, .change(show)),
            Route(.post, "/toestemming/{code}", access: .anyone, .change(answer)),
        ]
    }

    @Sendable
    private func ask(_ request: Request, _ context: Context) -> Response {
        let typed = request.query(Name.code) ?? ""
        if let code = try? FollowCode(typed) { return context.seeOther(Self.address(code)) }
        let field = FormField(
            Name.code,
            "Uw code",
            .code,
            hint: "De code staat in de e-mail, of u kreeg hem van wie er komt wonen.",
            missing: "Vul de code in."
        )
        let form = Form(.get, to: Self.link.address, fields: [field], submit: "Ga verder")
        let isAsked = request.query(Name.code) == nil
        let filled =
            typed.isEmpty ? form.filled(from: FormAnswers([])) : form.faulted(Name.code, "Deze code klopt niet.")
        return context.show(
            Page(
                "Vul uw code in als hoofdbewoner",
                lead: "Hier zegt u ja of nee.",
                blocks: [.form(isAsked ? form : filled)]
            ),
            status: isAsked ? 200 : 422
        )
    }

    static func address(_ code: FollowCode) -> Address { .local("/toestemming/\(code)") }

    /// What lies behind a code.
    private struct Found: Sendable {
        let file: CaseFile
        let consent: Consent
        let moveCode: FollowCode
        let notice: MoveNotice

        /// Whether the main occupant can still answer; a colleague may have written the answer down.
        func isOpen(on day: Day) -> Bool { consent.isOpen(on: day) && !file.isClosed }
    }

    /// - Throws: ``Problem``: 404 for a code that is not there or of another kind of case, 429 after ten.
    private func open(_ request: Request, _ context: Context) throws -> Found {
        guard tries.mayTry(request.remoteAddress, at: context.now) else { throw Problem.tooManyTries }
        let code = try? FollowCode(request.parameters["code"] ?? "")
        let found = try context.read { session -> Found? in
            guard let code, let file = try session.cases.find(code: code),
                let consent = try ConsentTable.consent(ofCase: file.key, in: session.tables)
            else { return nil }
            let moveCode = try ConsentTable.followCode(ofCase: consent.moveKey, in: session.tables)
            guard let move = try session.cases.find(code: moveCode),
                let kept = try MoveTable.move(of: move, in: session.tables)
            else { return nil }
            return Found(file: file, consent: consent, moveCode: moveCode, notice: kept.notice)
        }
        guard let found else {
            tries.countFailure(of: request.remoteAddress, at: context.now)
            throw Problem.notFound
        }
        return found
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Change {
        let found = try open(request, context)
        guard found.isOpen(on: context.today) else {
            return Change { _ in Rendering { context.show(Self.closed(found.consent)) } }
        }
        return Change { session in
            let page = try page(form(request.id), found, session)
            return Rendering { context.show(page) }
        }
    }

    @Sendable
    private func answer(_ request: Request, _ context: Context) throws -> Change {
        let found = try open(request, context)
        let typed = FormAnswers(request)
        let mark = (try? UniqueID(typed.text(Name.mark))) ?? request.id
        let filled = form(mark).filled(from: typed)
        let said = typed.text(Name.answer) == Consent.Answer.yes.rawValue ? Consent.Answer.yes : .no
        let birth = ["-dag", "-maand", "-jaar"].map { typed.text(Name.birthDate + $0) }.joined(separator: "-")
        let who = [
            CaseAnswer("Naam van de hoofdbewoner", typed.text(Name.name)), CaseAnswer("Geboren op", birth),
        ]
        return Change { session in
            guard found.isOpen(on: context.today), !filled.isWithoutFaults else {
                _ = try AnswerConsent(said, context).apply(to: found.consent, by: who, mark: mark, session)
                return Rendering { context.seeOther(Self.address(found.file.followCode)) }
            }
            let page = try page(filled, found, session)
            return Rendering { context.show(page, status: 422) }
        }
    }

    private func form(_ mark: UniqueID) -> Form {
        Form(
            to: .local(""),
            fields: [
                FormField(
                    Name.answer,
                    "Mag deze persoon op uw adres komen wonen?",
                    .choice([FormField.Option("ja", "Ja"), FormField.Option("nee", "Nee")]),
                    missing: "Kies ja of nee."
                ),
                FormField(Name.name, "Uw naam", .text(limit: 120), autocomplete: "name", missing: "Vul uw naam in."),
                FormField(
                    Name.birthDate,
                    "Wanneer bent u geboren?",
                    .date,
                    autocomplete: "bday",
                    missing: "Vul in wanneer u geboren bent."
                ),
            ],
            hidden: [Form.HiddenValue(Name.mark, mark.description)],
            submit: "Stuur uw antwoord"
        )
    }

    /// Who comes to live where, and the question; whoever reads it is in the log of the mover.
    private func page(_ form: Form, _ found: Found, _ session: any WriteSession) throws -> Page {
        guard let move = try session.cases.find(code: found.moveCode) else { throw Problem.notFound }
        let answers = try session.answers.answers(of: move, purpose: .occupantConsent)
        func text(_ key: String) -> Prose { Prose(answers.first { $0.key == key }?.value ?? "Niet ingevuld") }
        return Page(
            "Komt er iemand bij u wonen?",
            blocks: [
                .facts([
                    Fact("Wie", text(MoveForm.Kept.nameForOccupant)), Fact("Waar", text(MoveForm.Kept.address)),
                    Fact("Vanaf", Prose(found.notice.movesOn.inDutch)),
                ]),
                .paragraph(Prose("U kunt antwoorden tot en met \(found.consent.lastOn.inDutch).")),
                .paragraph("Wij vragen uw naam om te zien of u daar woont. Wij laten die niet aan anderen zien."),
                .form(
                    Form(
                        to: Self.address(found.file.followCode),
                        fields: form.fields,
                        hidden: form.hidden,
                        submit: form.submit
                    )
                ),
            ]
        )
    }

    private static func closed(_ consent: Consent) -> Page {
        let notice =
            switch consent.answer {
            case .yes: Notice(.success, "Bedankt. U zei ja.", isAnswer: true)
            case .no: Notice(.success, "Bedankt. U zei nee.", isAnswer: true)
            case .some(.none), nil: Notice(.warning, "U kunt niet meer antwoorden.", isAnswer: true)
            }
        return Page(
            "Komt er iemand bij u wonen?",
            blocks: [
                .notice(notice),
                .paragraph(
                    consent.answer == nil || consent.answer == Consent.Answer.none
                        ? "De tijd is voorbij. Wij kijken zelf na wie er woont. Wilt u iets zeggen? Bel ons dan."
                        : "U hoeft niets meer te doen. Wij kijken na of alles klopt."
                ),
            ]
        )
    }
}
