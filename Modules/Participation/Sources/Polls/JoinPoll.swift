internal import Kernel

/// `/peilingen` and `/peilingen/{code}`: a phone joins with the code on the screen and answers, without scripts.
///
/// A page with a question to answer stands still; a page that waits for the next one loads itself again.
struct JoinPoll: Sendable {
    let ports: VotingPorts
    /// A whole hall may share one address, so only who tries many wrong codes waits.
    private let tries = TryLimiter(limit: 300, windowSeconds: 600)

    static let page = Link("Doe mee met een peiling", .local("/peilingen"))
    static let liveField = "ververs"
    static let seconds = 5

    init(ports: VotingPorts) { self.ports = ports }

    static func address(_ poll: Poll, _ part: String = "", isLive: Bool = false) -> Address {
        let path = "/peilingen/\(poll.code)\(part.isEmpty ? "" : "/\(part)")"
        return .local(path, query: isLive ? [Request.QueryItem(liveField, "ja")] : [])
    }

    var routes: [Route] {
        [
            Route(.get, "/peilingen", access: .anyone, .read(join)),
            Route(.get, "/peilingen/{poll}", access: .anyone, .read(show)),
            Route(.post, "/peilingen/{poll}", access: .anyone, .change(take)),
            Route(.get, "/peilingen/{poll}/scherm", access: .anyone, .read(PollScreen.show)),
        ]
    }

    /// - Throws: ``Problem/notFound`` for a code without a poll, and before staff opened it.
    static func poll(_ request: Request, _ tables: any Database) throws -> Poll {
        guard let poll = try PollTable(tables).poll(code: request.parameters["poll"] ?? ""), poll.state != .draft else {
            throw Problem.notFound
        }
        return poll
    }

    @Sendable
    private func join(_ request: Request, _ context: Context) throws -> Response {
        guard tries.mayTry(request.remoteAddress, at: context.now) else { throw Problem.tooManyCodes }
        let field = FormField(
            "code",
            "Code op het scherm",
            .code,
            hint: "6 cijfers.",
            missing: "Vul de code in die op het scherm staat."
        )
        var form = Form(.get, to: Self.page.address, fields: [field], submit: "Doe mee")
        if let typed = request.query("code") {
            let code = typed.filter { $0.isASCII && $0.isNumber }
            let poll = try context.read { try PollTable($0.tables).poll(code: code) }
            if let poll, poll.state != .draft { return context.seeOther(Self.address(poll, isLive: true)) }
            form = form.filled(from: FormAnswers([Request.QueryItem("code", typed)]))
            if form.isWithoutFaults {
                tries.countFailure(of: request.remoteAddress, at: context.now)
                form = form.faulted("code", "Wij kennen deze code niet. Kijk nog een keer op het scherm.")
            }
        }
        return context.show(
            Page(
                Self.page.words,
                lead: "U geeft antwoord met uw telefoon. Niemand ziet wat u kiest.",
                blocks: [.form(form)]
            ),
            status: form.isWithoutFaults ? 200 : 422
        )
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        let phone = Phone(request, ports.randomness)
        let isLive = request.query(Self.liveField) == "ja"
        let page = try context.read { session in
            let poll = try Self.poll(request, session.tables)
            return try PhonePage(poll, phone.person(in: poll, by: ports.digest), isLive: isLive, session.tables)
        }
        var response = context.show(page.page)
        response.headers += phone.headers(request)
        if page.isLoadedAgain { response.headers.append(Response.Header("Refresh", String(Self.seconds))) }
        return response
    }

    /// The first answer of a phone counts; one to a question that is over changes nothing.
    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        let phone = Phone(request, ports.randomness)
        let answers = FormAnswers(request)
        return Change { [ports] session in
            let poll = try Self.poll(request, session.tables)
            // A browser that keeps no cookies could answer again and again.
            let number = phone.isNew ? nil : Int(answers.text("vraag"))
            let questions = try PollTable(session.tables).questions(of: poll)
            if poll.state == .open, !poll.showsAnswers, let number, number == poll.current,
                let question = questions.first(where: { $0.number == number }),
                let choice = Int(answers.text("antwoord")), question.choices.indices.contains(choice)
            {
                let person = phone.person(in: poll, by: ports.digest)
                try PollTable.take(choice, to: question, in: poll, by: person, session.tables)
            }
            return Rendering { context.seeOther(Self.address(poll, isLive: true), headers: phone.headers(request)) }
        }
    }
}
