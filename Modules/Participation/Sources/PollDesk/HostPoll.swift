internal import Kernel

/// `/werk/peilingen/{poll}`: the host adds questions, goes to the next one, shows the answers and ends it.
struct HostPoll: Sendable {
    /// The question from which the host goes on: the button pressed twice skips none.
    static let fromField = "van"

    var routes: [Route] {
        let pattern = "/werk/peilingen/{poll}"
        let access = ProjectOffice.access
        return [
            Route(.get, pattern, access: access, .read(show)),
            Route(.post, pattern + "/vragen", access: access, .change(add)),
            Route(.post, pattern + "/volgende", access: access, .change(next)),
            Route(.post, pattern + "/antwoorden", access: access, .change(showAnswers)),
            Route(.post, pattern + "/sluiten", access: access, .change(close)),
            Route(.post, pattern + "/antwoord", access: access, .change(answer)),
        ]
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let page = try context.read { session in
            try PollSheet(Self.poll(request, session.tables), context, session.tables).page()
        }
        return context.show(page)
    }

    @Sendable
    private func add(_ request: Request, _ context: Context) throws -> Change {
        try onPoll(request, context, PollSheet.questionForm) { poll, answers, session in
            let questions = try PollTable(session.tables).questions(of: poll)
            let choices = answers.lines("keuzes")
            guard (2...PollTable.mostChoices).contains(choices.count), choices.allSatisfy({ $0.count <= 100 }) else {
                return ("keuzes", "Geef 2 tot en met \(PollTable.mostChoices) antwoorden, elk op een regel.")
            }
            let right = Int(answers.text("goed")).map { $0 - 1 }
            if poll.kind == .quiz, right.map(choices.indices.contains) != true {
                return ("goed", "Vul het nummer van het goede antwoord in, van 1 tot en met \(choices.count).")
            }
            guard questions.count < PollTable.mostQuestions, poll.state != .closed else {
                return ("vraag", "Er kunnen geen vragen meer bij.")
            }
            let number = (questions.last?.number ?? 0) + 1
            let question = PollQuestion(
                number: number,
                text: answers.text("vraag"),
                choices: choices,
                right: poll.kind == .quiz ? right : nil
            )
            // The same question twice is a second press of the button.
            if let last = questions.last, last.text == question.text, last.choices == choices { return nil }
            try PollTable.add(question, to: poll, in: session.tables)
            return nil
        }
    }

    @Sendable
    private func next(_ request: Request, _ context: Context) throws -> Change {
        let from = Int(FormAnswers(request).text(Self.fromField)) ?? -1
        return try onPoll(request, context) { poll, _, session in
            guard poll.state != .closed, from == poll.current ?? 0,
                try PollTable(session.tables).questions(of: poll).contains(where: { $0.number == from + 1 })
            else { return nil }
            try PollTable.show(from + 1, of: poll, in: session.tables)
            return nil
        }
    }

    @Sendable
    private func showAnswers(_ request: Request, _ context: Context) throws -> Change {
        try onPoll(request, context) { poll, _, session in
            if poll.state == .open, poll.current != nil { try PollTable.showAnswers(of: poll, in: session.tables) }
            return nil
        }
    }

    @Sendable
    private func close(_ request: Request, _ context: Context) throws -> Change {
        try onPoll(request, context) { poll, _, session in
            if poll.state == .open { try PollTable.close(poll, at: context.now, in: session.tables) }
            return nil
        }
    }

    @Sendable
    private func answer(_ request: Request, _ context: Context) throws -> Change {
        try onPoll(request, context, PollSheet.answerForm) { poll, answers, session in
            if poll.state == .closed { try PollTable.answer(answers.text("woorden"), to: poll, in: session.tables) }
            return nil
        }
    }

    /// - Throws: ``Problem/notFound``.
    private static func poll(_ request: Request, _ tables: any Database) throws -> Poll {
        guard let poll = try Int(request.parameters["poll"] ?? "").flatMap(PollTable(tables).poll) else {
            throw Problem.notFound
        }
        return poll
    }

    /// A change to a poll; `act` gives what is wrong in which field of the form, or `nil`.
    private func onPoll(
        _ request: Request,
        _ context: Context,
        _ form: (@Sendable (Poll, Context) -> Form)? = nil,
        _ act: @escaping @Sendable (Poll, FormAnswers, any WriteSession) throws -> (field: String, sentence: String)?
    ) throws -> Change {
        try VoteOffice.check(context)
        let answers = FormAnswers(request)
        return Change { session in
            let poll = try Self.poll(request, session.tables)
            var filled = form.map { $0(poll, context).filled(from: answers).withoutNumbers(in: answers) }
            if filled?.isWithoutFaults != false, let fault = try act(poll, answers, session) {
                filled = filled?.faulted(fault.field, fault.sentence)
            }
            guard let filled, !filled.isWithoutFaults else {
                return Rendering { context.seeOther(MakePoll.address(poll)) }
            }
            let page = try PollSheet(poll, context, session.tables).page(filled)
            return Rendering { context.show(page, status: 422) }
        }
    }
}
