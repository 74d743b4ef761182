internal import Kernel

/// `/projecten/{project}/aanmelden/{meeting}`: somebody takes a place at a meeting, with or without login.
///
/// A place is a case: it has a code with which to cancel, messages, and a name and an address that lie sealed.
struct SignUp: Sendable {
    private let limit = SendLimit(refusal: .tooManySignUps)

    static let markField = "formulier"
    static let nameField = "naam"
    static let mailField = "email"

    static func address(_ meeting: Meeting, of project: PublicProject) -> Address {
        ShowProjects.address(project, "aanmelden/\(meeting.key)")
    }

    var routes: [Route] {
        let pattern = "/projecten/{project}/aanmelden/{meeting}"
        return [
            Route(.get, pattern, access: .anyoneOrResident, .read(ask)),
            Route(.post, pattern, access: .anyoneOrResident, .change(take)),
        ]
    }

    /// A meeting with its project, as somebody asks for them.
    struct Place {
        let project: PublicProject
        let meeting: Meeting

        /// - Throws: ``Problem/notFound`` unless the meeting is one of this project on the website.
        init(_ request: Request, _ tables: any Database) throws {
            let project = try ShowProjects.project(request, tables)
            guard let meeting = try Int(request.parameters["meeting"] ?? "").flatMap(MeetingTable(tables).meeting),
                meeting.project == project.key
            else { throw Problem.notFound }
            self.project = project
            self.meeting = meeting
        }
    }

    @Sendable
    private func ask(_ request: Request, _ context: Context) throws -> Response {
        let place = try context.read { try Place(request, $0.tables) }
        guard place.meeting.isOpen(at: context.now) else {
            return context.seeOther(ShowProjects.address(place.project))
        }
        return context.showForm(page(place, form(place, request.id, context)))
    }

    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        try limit.check(request, context)
        limit.count(request, context)
        let answers = FormAnswers(request)
        let mark = (try? UniqueID(answers.text(Self.markField))) ?? request.id
        return Change { session in
            let place = try Place(request, session.tables)
            guard place.meeting.isOpen(at: context.now) else {
                return Rendering { context.seeOther(ShowProjects.address(place.project)) }
            }
            let form = form(place, mark, context).filled(from: answers)
            guard form.isWithoutFaults else {
                return Rendering { context.showForm(page(place, form), status: 422) }
            }
            let file = try TakeSeat(meeting: place.meeting, mark: mark, context: context).apply(answers, session)
            return Rendering { context.seeOther(SeatPages.address(file.followCode, said: "aangemeld")) }
        }
    }

    /// Who is logged in is not asked for a name: the case is theirs.
    private func form(_ place: Place, _ mark: UniqueID, _ context: Context) -> Form {
        let session = context.caller.residentSession
        let name = FormField(
            Self.nameField,
            "Uw naam",
            .text(limit: 100),
            autocomplete: "name",
            missing: "Vul uw naam in."
        )
        let mail = FormField(
            Self.mailField,
            "E-mailadres",
            .email,
            hint: "Dit hoeft niet. Met een adres krijgt u bericht als er iets verandert.",
            missing: nil
        )
        let form = Form(
            to: Self.address(place.meeting, of: place.project),
            fields: session == nil ? [name, mail] : [mail],
            hidden: [Form.HiddenValue(Self.markField, mark.description)],
            submit: "Meld mij aan"
        )
        return session.map { form.guarded(by: $0.formToken) } ?? form
    }

    private func page(_ place: Place, _ form: Form) -> Page {
        let isFull = place.meeting.taken >= place.meeting.plan.seats
        let full = Notice(.info, "Alle plaatsen zijn bezet. U komt op de wachtlijst.")
        return Page(
            "Meld u aan",
            section: place.meeting.plan.title,
            trail: [ShowProjects.page, Link(place.project.plan.title, ShowProjects.address(place.project))],
            blocks: [.facts(MeetingWords.facts(place.meeting))] + (isFull ? [.notice(full)] : [])
                + [
                    .paragraph(
                        "Wij gebruiken uw gegevens alleen voor deze bijeenkomst. Wij zetten ze niet op de website."
                    ),
                    .form(form),
                ]
        )
    }
}

/// Takes a place at a meeting and opens its case; the writer decides who has the last one.
struct TakeSeat {
    let meeting: Meeting
    /// Recognises the same form sent twice.
    let mark: UniqueID
    let context: Context

    /// - Throws: ``Problem/formReused`` when this form said something else before.
    func apply(_ typed: FormAnswers, _ session: any WriteSession) throws -> CaseFile {
        let type = try SeatCase.type(context)
        let name = context.caller.residentSession == nil ? typed.text(SignUp.nameField) : ""
        let answers =
            [CaseAnswer("bijeenkomst", String(meeting.key))]
            + (name.isEmpty ? [] : [CaseAnswer(SignUp.nameField, name)])
        let earlier = try session.caseSent(mark: mark, of: type) { sent, _ in sent.isRepeated(by: answers) }
        if let earlier { return earlier }
        let state = try MeetingTable.take(meeting, in: session.tables)
        let file = try session.cases.open(
            NewCase(
                type: type,
                status: StatusChange(to: try SeatCase.step(state, of: type), at: context.now),
                channel: .web,
                title: String("Bijeenkomst: \(meeting.plan.title)".prefix(200)),
                resident: try session.own.identity(),
                dates: CaseDates(targetOn: nil, deadlineOn: nil)
            )
        )
        try MeetingTable.add(state, at: meeting, of: file.number, in: session.tables)
        try session.answers.keep(answers, mark: mark, for: file)
        let news = MeetingNews.signedUp(isWaiting: state == .waiting)
        try news.tell(about: file, meeting, newAddress: try? MailAddress(typed.text(SignUp.mailField)), session)
        return file
    }
}

extension Problem {
    static let tooManySignUps = Problem(
        429,
        "too-many-tries",
        "U deed dit te vaak. Wacht tien minuten en probeer het dan nog een keer.",
        retryAfterSeconds: 600
    )
}
