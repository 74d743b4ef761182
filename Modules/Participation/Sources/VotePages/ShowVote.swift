internal import Kernel

/// `/stemmen/{vote}`: one vote: how much money, until when, and the plans.
struct ShowVote: Sendable {
    /// The word in the address after somebody voted.
    static let votedField = "gestemd"

    @Sendable
    static func show(_ request: Request, _ context: Context) throws -> Response {
        let (vote, projects) = try context.read { session in
            let vote = try VotePlace.vote(request, session.tables)
            return (vote, try VoteTable(session.tables).projects(of: vote))
        }
        let thanks = Notice(
            .success,
            "Bedankt. Uw stem zit in de stembus. Niemand kan zien wat u koos.",
            isAnswer: true
        )
        let said: [Block] = request.query(votedField) == nil ? [] : [.notice(thanks)]
        return context.show(page(vote, projects, on: context.today, said: said))
    }

    /// The page, without a form on it.
    static func page(_ vote: BudgetVote, _ projects: [VoteProject], on day: Day, said: [Block]) -> Page {
        Page(
            vote.plan.title,
            section: ShowVotes.page.words,
            trail: [ShowVotes.page],
            lead: Prose(vote.plan.explanation),
            blocks: said + [.facts(facts(vote))] + next(vote, on: day) + [.section("De plannen", [table(projects)])]
                + [.details(summary: "Hoe tellen wij?", VoteWords.rule(vote.plan.rule))]
        )
    }

    static func address(ofBallot vote: BudgetVote) -> Address {
        vote.plan.way == .login ? .local("/mijn/stemmen/\(vote.slug)") : VotePlace.address(vote, "stem")
    }

    private static func facts(_ vote: BudgetVote) -> [Fact] {
        let plan = vote.plan
        let how =
            plan.way == .login ? "U logt in om te stemmen." : "U stemt met de code uit de brief die u kreeg."
        return [
            Fact("Geld te verdelen", Prose(Euros.whole(plan.budget))),
            Fact("Stemmen kan", Prose("van \(plan.opensOn.inDutch) tot en met \(plan.closesOn.inDutch)")),
            Fact("Hoe", Prose(how)), Fact("Wat u kiest", Prose(VoteWords.choice(plan))),
        ]
    }

    private static func next(_ vote: BudgetVote, on day: Day) -> [Block] {
        switch vote.phase(on: day) {
        case .open: [.action(Link("Stem nu", address(ofBallot: vote)))]
        case .coming: [.notice(Notice(.info, "U kunt nog niet stemmen."))]
        case .closed, .draft: [.notice(Notice(.info, "U kunt niet meer stemmen. Wij tellen de stemmen."))]
        case .counted: [.action(Link("Bekijk de uitslag", VotePlace.address(vote, "uitslag")))]
        }
    }

    private static func table(_ projects: [VoteProject]) -> Block {
        .table(
            Table(
                "De plannen met hun kosten",
                columns: ["Plan", Table.Column("Kosten", isNumeric: true)],
                rows: projects.map { project in
                    [.lines(Prose(project.name), project.explanation), .text(Prose(Euros.whole(project.cost)))]
                },
                empty: "Er zijn nog geen plannen."
            )
        )
    }
}
