internal import Kernel

/// `/werk/peilingen`: the list of polls and quizzes, and the form with which one starts.
struct MakePoll: Sendable {
    let ports: VotingPorts

    static let page = Link("Peilingen", .local("/werk/peilingen"))
    private static let lastField = "na"

    static func address(_ poll: Poll, _ part: String = "") -> Address {
        .local("/werk/peilingen/\(poll.key)\(part.isEmpty ? "" : "/\(part)")")
    }

    var routes: [Route] {
        [
            Route(.get, "/werk/peilingen", access: ProjectOffice.access, .read(list)),
            Route(.post, "/werk/peilingen", access: ProjectOffice.access, .change(take)),
        ]
    }

    @Sendable
    private func list(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let last = request.query(Self.lastField).flatMap { Int($0) } ?? .max
        let polls = try context.read { try PollTable($0.tables).all(before: last) }
        return context.show(Self.page(polls, Self.form(context), context))
    }

    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        try VoteOffice.check(context)
        let answers = FormAnswers(request)
        let form = Self.form(context).filled(from: answers).withoutNumbers(in: answers)
        return Change { [ports] session in
            guard form.isWithoutFaults, let kind = Poll.Kind(rawValue: answers.text("soort")) else {
                let page = Self.page(try PollTable(session.tables).all(), form, context)
                return Rendering { context.show(page, status: 422) }
            }
            // A code that another poll has is drawn again.
            for _ in 0..<20 {
                let code = Self.code(from: ports.randomness)
                let key = try PollTable.add(answers.text("naam"), kind, code: code, in: session.tables)
                if let poll = try key.flatMap(PollTable(session.tables).poll) {
                    return Rendering { context.seeOther(Self.address(poll)) }
                }
            }
            throw Problem.noPollCode
        }
    }

    /// Six digits; the chance of each differs by less than one in a million million.
    static func code(from randomness: any Randomness) -> String {
        let number = randomness.bytes(7).reduce(0) { $0 << 8 | Int($1) } % 1_000_000
        let digits = String(number)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    private static func form(_ context: Context) -> Form {
        let kinds = [
            FormField.Option(Poll.Kind.poll.rawValue, "Peiling", hint: "U wilt weten wat mensen vinden."),
            FormField.Option(Poll.Kind.quiz.rawValue, "Quiz", hint: "Elke vraag heeft een goed antwoord."),
        ]
        return VoteOffice.form(
            context,
            to: page.address,
            fields: [
                FormField("naam", "Naam", .text(limit: 80), missing: "Geef het een naam."),
                FormField("soort", "Wat wordt het?", .choice(kinds), missing: "Kies wat het wordt."),
            ],
            submit: "Maak het"
        )
    }

    private static func page(_ polls: [Poll], _ form: Form, _ context: Context) -> Page {
        let rows = polls.map { poll -> [Table.Cell] in
            [
                .text("\(link: Link(poll.title, address(poll)))"), .text(Prose(poll.kind.words)),
                .text(Prose(poll.spacedCode)), .badge(badge(poll)),
            ]
        }
        let table = Table(
            "Peilingen en quizzen",
            columns: ["Naam", "Soort", "Code", "Stand"],
            rows: rows,
            empty: "Er zijn nog geen peilingen."
        )
        let more = polls.count == PollTable.perPage ? polls.last : nil
        let older = more.map {
            Link("Oudere peilingen", .local("/werk/peilingen", query: [Request.QueryItem(lastField, String($0.key))]))
        }
        return context.staffPage(
            page.words,
            here: page.address,
            lead: "Vraag in een zaal wat mensen vinden. Zij antwoorden met hun telefoon.",
            [.table(table)] + (older.map { [.links([$0])] } ?? [])
                + [.section("Maak een peiling of quiz", [.form(form)])]
        )
    }

    static func badge(_ poll: Poll) -> Badge {
        switch poll.state {
        case .draft: Badge(.info, "In voorbereiding")
        case .open: Badge(.success, "Open")
        case .closed: Badge(.info, "Klaar", icon: .check)
        }
    }
}

extension Problem {
    static let noPollCode = Problem(
        503,
        "no-code",
        "Er is geen vrije code. Probeer het nog een keer.",
        retryAfterSeconds: 60
    )
}
