internal import Kernel

/// `/peilingen/{code}/scherm`: the screen in the hall: how to join, the question, and what people answered.
///
/// It loads itself again with the word in its address, without scripts; otherwise it stands still (WCAG 2.2.2).
enum PollScreen {
    static let seconds = 3

    @Sendable
    static func show(_ request: Request, _ context: Context) throws -> Response {
        let isLive = request.query(JoinPoll.liveField) == "ja"
        let (poll, page) = try context.read { session -> (Poll, Page) in
            let poll = try JoinPoll.poll(request, session.tables)
            let questions = try PollTable(session.tables).questions(of: poll)
            let question = questions.first { $0.number == poll.current }
            let result = try question.map {
                PollResult(question: $0, tally: try PollTable(session.tables).tally(of: $0, in: poll))
            }
            return (poll, draw(poll, result, of: questions.count, isLive: isLive, context))
        }
        var response = context.show(page)
        if isLive, poll.state == .open { response.headers.append(Response.Header("Refresh", String(seconds))) }
        return response
    }

    private static func draw(_ poll: Poll, _ result: PollResult?, of count: Int, isLive: Bool, _ context: Context)
        -> Page
    {
        let words = isLive ? "Zet het scherm stil" : "Laat het scherm meelopen"
        let here = context.pages.path(to: JoinPoll.page.address, in: context.municipality)
        let path = context.municipality.hosts.first.map { "\($0)/peilingen" } ?? here
        let join: [Block] =
            poll.state == .closed
            ? [.notice(Notice(.info, "Deze \(poll.kind.words.lowercased()) is klaar."))]
            : [
                .paragraph("Open op uw telefoon \(strong: path) en typ de code."),
                .code(label: "Code", poll.spacedCode),
            ]
        return Page(
            poll.title,
            section: "Scherm voor de zaal",
            blocks: question(result, poll, of: count) + join
                + [.links([Link(words, JoinPoll.address(poll, "scherm", isLive: !isLive))])]
        )
    }

    private static func question(_ result: PollResult?, _ poll: Poll, of count: Int) -> [Block] {
        guard let result else { return [] }
        let question = result.question
        let number = "Vraag \(question.number) van \(count)"
        guard poll.showsAnswers || poll.state == .closed else {
            let answered = VoteWords.counted(result.answers, "telefoon gaf antwoord", "telefoons gaven antwoord")
            return [
                .section(
                    number,
                    [
                        .heading(question.text), .points(question.choices.map { Prose($0) }),
                        .paragraph(Prose("\(answered).")),
                    ]
                )
            ]
        }
        return [.section(number, [.heading(question.text)] + result.blocks)]
    }
}
