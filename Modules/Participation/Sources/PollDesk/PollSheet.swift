internal import Kernel

/// The page of one poll for its host.
struct PollSheet {
    let poll: Poll
    let context: Context
    private let questions: [PollQuestion]
    private let results: [PollResult]

    init(_ poll: Poll, _ context: Context, _ tables: any Database) throws {
        self.poll = poll
        self.context = context
        let table = PollTable(tables)
        let questions = try table.questions(of: poll)
        self.questions = questions
        let shown = poll.state == .closed ? questions : questions.filter { $0.number == poll.current }
        results = try shown.map { PollResult(question: $0, tally: try table.tally(of: $0, in: poll)) }
    }

    func page(_ faulted: Form? = nil) -> Page {
        context.staffPage(
            poll.title,
            section: MakePoll.page.words,
            here: MakePoll.address(poll),
            [.facts(facts)] + running + [.table(table)] + forms(faulted)
        )
    }

    private var facts: [Fact] {
        let answered = results.last.map { [Fact("Antwoorden op deze vraag", Prose(String($0.answers)))] } ?? []
        return [
            Fact("Soort", Prose(poll.kind.words)), Fact("Stand", Prose(MakePoll.badge(poll).words)),
            Fact("Code", Prose(poll.spacedCode)),
        ] + (poll.state == .open ? answered : []) + (poll.answer.map { [Fact("Wat deden wij ermee", Prose($0))] } ?? [])
    }

    private var running: [Block] {
        let here = poll.current ?? 0
        let screen = Link("Open het scherm voor de zaal", JoinPoll.address(poll, "scherm", isLive: true))
        let phone = Link("Bekijk wat een telefoon ziet", JoinPoll.address(poll))
        switch poll.state {
        case .closed: return [.links([phone])] + results.flatMap { [.heading($0.question.text)] + $0.blocks }
        case .draft, .open:
            let hasNext = questions.contains { $0.number == here + 1 }
            let words = here == 0 ? "Begin met vraag 1" : "Ga naar vraag \(here + 1)"
            let from = Form.HiddenValue(HostPoll.fromField, String(here))
            return (poll.state == .open ? [.links([screen, phone])] : [])
                + (poll.state == .open && !poll.showsAnswers && here > 0
                    ? [button("Laat de antwoorden zien", "antwoorden")] : [])
                + (hasNext ? [button(words, "volgende", [from])] : [])
                + (poll.state == .open ? [button("Sluit af", "sluiten")] : [])
        }
    }

    private func button(_ words: String, _ part: String, _ hidden: [Form.HiddenValue] = []) -> Block {
        .form(VoteOffice.form(context, to: MakePoll.address(poll, part), hidden: hidden, submit: words))
    }

    private var table: Table {
        Table(
            "Vragen",
            columns: ["Nummer", "Vraag", "Antwoorden"],
            rows: questions.map { question in
                let right = question.right.map { " (goed: \($0 + 1))" } ?? ""
                return [
                    .text(Prose(String(question.number))), .text(Prose(question.text)),
                    .text(Prose(question.choices.joined(separator: " / ") + right)),
                ]
            },
            empty: "Er zijn nog geen vragen."
        )
    }

    private func forms(_ faulted: Form?) -> [Block] {
        let (title, empty) =
            poll.state == .closed
            ? ("Wat deed u ermee?", Self.answerForm(poll, context))
            : ("Voeg een vraag toe", Self.questionForm(poll, context))
        return [.section(title, [.form(faulted?.action == empty.action ? faulted ?? empty : empty)])]
    }

    @Sendable
    static func questionForm(_ poll: Poll, _ context: Context) -> Form {
        let right = FormField(
            "goed",
            "Nummer van het goede antwoord",
            .text(limit: 1),
            missing: "Vul het nummer van het goede antwoord in."
        )
        return VoteOffice.form(
            context,
            to: MakePoll.address(poll, "vragen"),
            fields: [
                FormField("vraag", "Vraag", .text(limit: 150), missing: "Schrijf de vraag op."),
                FormField(
                    "keuzes",
                    "Antwoorden om uit te kiezen",
                    .paragraph(limit: 1_000),
                    hint: "Elk antwoord op een regel.",
                    missing: "Schrijf de antwoorden op."
                ),
            ] + (poll.kind == .quiz ? [right] : []),
            submit: "Voeg de vraag toe"
        )
    }

    @Sendable
    static func answerForm(_ poll: Poll, _ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: MakePoll.address(poll, "antwoord"),
            fields: [
                FormField(
                    "woorden",
                    "Wat deed u met de antwoorden?",
                    .paragraph(limit: 2_000),
                    hint: "Iedereen leest dit.",
                    missing: "Schrijf wat u met de antwoorden deed."
                )
            ],
            submit: "Zet het antwoord op de website"
        )
    }
}
