internal import Kernel

/// What a phone shows: the question to answer, what was chosen, or that the next question comes.
struct PhonePage {
    let poll: Poll
    private let questions: [PollQuestion]
    private let isLive: Bool
    /// What this phone chose for the question that is shown.
    private let chosen: Int?
    private let score: Int?
    private let results: [PollResult]

    init(_ poll: Poll, _ person: [UInt8], isLive: Bool, _ tables: any Database) throws {
        self.poll = poll
        self.isLive = isLive
        let table = PollTable(tables)
        questions = try table.questions(of: poll)
        chosen = try poll.current.flatMap { try table.choice(of: person, question: $0, in: poll) }
        score = poll.kind == .quiz ? try table.score(of: person, in: poll) : nil
        let seen =
            poll.state == .closed
            ? questions : poll.showsAnswers ? questions.filter { $0.number == poll.current } : []
        results = try seen.map { PollResult(question: $0, tally: try table.tally(of: $0, in: poll)) }
    }

    /// The question that this phone can answer now.
    private var open: PollQuestion? {
        guard poll.state == .open, !poll.showsAnswers, chosen == nil else { return nil }
        return questions.first { $0.number == poll.current }
    }

    /// A page with a form on it stands still: what was chosen would be lost.
    var isLoadedAgain: Bool { isLive && open == nil && poll.state == .open }

    var page: Page {
        Page(
            poll.title,
            section: JoinPoll.page.words,
            trail: [JoinPoll.page],
            lead: poll.state == .closed ? "Dit is klaar. Hier leest u wat iedereen koos." : nil,
            blocks: next + answer + results.flatMap { [.heading($0.question.text)] + $0.blocks } + scoreBlocks + moving
        )
    }

    private var next: [Block] {
        if let open { return [.form(form(open))] }
        guard poll.state == .open else { return [] }
        let question = questions.first { $0.number == poll.current }
        guard let chosen, let question, question.choices.indices.contains(chosen) else {
            return [.notice(Notice(.info, poll.showsAnswers ? "Deze vraag is klaar." : "Wacht op de volgende vraag."))]
        }
        return [.notice(Notice(.success, Prose("U koos: \(question.choices[chosen])"), isAnswer: true))]
    }

    private func form(_ question: PollQuestion) -> Form {
        let options = question.choices.enumerated().map { FormField.Option(String($0), $1) }
        return Form(
            to: JoinPoll.address(poll),
            fields: [FormField("antwoord", question.text, .choice(options), missing: nil)],
            hidden: [Form.HiddenValue("vraag", String(question.number))],
            submit: "Geef dit antwoord"
        )
    }

    private var answer: [Block] {
        poll.answer.map { [.section("Wat deden wij hiermee?", [.paragraph(Prose($0))])] } ?? []
    }

    private var scoreBlocks: [Block] {
        guard let score else { return [] }
        let asked = min(questions.count, max(poll.lastShown, 0))
        return asked == 0 ? [] : [.paragraph("U had \(strong: "\(score) van de \(asked)") vragen goed.")]
    }

    private var moving: [Block] {
        guard poll.state == .open, open == nil else { return [] }
        let words = isLive ? "Zet deze pagina stil" : "Laat deze pagina meelopen"
        return [.links([Link(words, JoinPoll.address(poll, isLive: !isLive))])]
    }
}
