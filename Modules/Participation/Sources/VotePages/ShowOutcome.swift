internal import Kernel

/// `/stemmen/{vote}/uitslag`: which plans go on, and why, round by round.
struct ShowOutcome: Sendable {
    @Sendable
    static func show(_ request: Request, _ context: Context) throws -> Response {
        let counted = try context.read { try VotePlace.counted(request, $0.tables) }
        return context.show(page("Uitslag", counted, explanation(counted) + openData(counted)))
    }

    /// `/stemmen/{vote}/insluiten`: the same without the open data, for a frame on any other site.
    ///
    /// Before the count it is the vote itself. It has nothing to press: a site around it could hide what one presses.
    @Sendable
    static func embed(_ request: Request, _ context: Context) throws -> Response {
        let shown = try context.read { session -> Page in
            let vote = try VotePlace.vote(request, session.tables)
            guard vote.state == .counted else {
                let projects = try VoteTable(session.tables).projects(of: vote)
                return ShowVote.page(vote, projects, on: context.today, said: [])
            }
            let counted = try VotePlace.counted(request, session.tables)
            return page("Uitslag van de stemming", counted, explanation(counted))
        }
        var response = context.show(shown)
        response.framing = .anySite
        return response
    }

    private static func page(_ title: String, _ counted: VotePlace.Counted, _ more: [Block]) -> Page {
        let vote = counted.vote
        let funded = counted.kept.outcome.funded.count
        let answer = vote.answer.map { [Block.section("Wat deden wij hiermee?", [.paragraph(Prose($0))])] } ?? []
        return Page(
            "\(title): \(vote.plan.title)",
            section: ShowVotes.page.words,
            trail: [ShowVotes.page, Link(vote.plan.title, VotePlace.address(vote))],
            lead: Prose(
                "\(VoteWords.counted(funded, "plan gaat", "plannen gaan")) door. "
                    + "Samen kosten zij \(Euros.whole(counted.kept.outcome.spent))."
            ),
            blocks: answer + [.facts(facts(counted)), table(counted)] + more
        )
    }

    private static func facts(_ counted: VotePlace.Counted) -> [Fact] {
        let vote = counted.vote
        let left = vote.plan.budget - counted.kept.outcome.spent
        return [
            Fact("Geld te verdelen", Prose(Euros.whole(vote.plan.budget))),
            Fact("Geld over", Prose(Euros.whole(left))),
            Fact("Stemmen", Prose(Euros.grouped(vote.ballots))),
            Fact("Daarvan op papier", Prose(Euros.grouped(vote.paper))),
            Fact("Geteld op", Prose(counted.kept.countedAt.day.inDutch)),
        ]
    }

    private static func table(_ counted: VotePlace.Counted) -> Block {
        let rows = counted.kept.outcome.verdicts.map { verdict -> [Table.Cell] in
            let project = counted.projects[verdict.project]
            return [
                .text(Prose(project.name)), .text(Prose(Euros.whole(project.cost))), .number(verdict.votes),
                .badge(
                    verdict.isFunded ? Badge(.success, "Gaat door") : Badge(.info, "Gaat niet door", icon: .info)
                ),
            ]
        }
        return .table(
            Table(
                "Alle plannen met hun stemmen",
                columns: [
                    "Plan", Table.Column("Kosten", isNumeric: true), Table.Column("Stemmen", isNumeric: true),
                    "Uitslag",
                ],
                rows: rows,
                empty: "Er waren geen plannen."
            )
        )
    }

    private static func explanation(_ counted: VotePlace.Counted) -> [Block] {
        let words = OutcomeWords(
            vote: counted.vote,
            projects: counted.projects,
            outcome: counted.kept.outcome
        )
        func told(_ entries: [(title: String, sentences: [String])]) -> [Block] {
            entries.flatMap { [.heading($0.title), .paragraph(Prose($0.sentences.joined(separator: " ")))] }
        }
        let ending = words.ending.map { [Block.paragraph(Prose($0))] } ?? []
        let others = told(words.others)
        return [
            .section(
                "Zo telden wij",
                VoteWords.rule(counted.vote.plan.rule) + words.summary.map { .paragraph(Prose($0)) }
            ),
            .section("Ronde voor ronde", told(words.rounds) + ending),
        ] + (others.isEmpty ? [] : [.section("Waarom gaan de andere plannen niet door?", others)])
            + VoteReach(counted.groups).blocks
    }

    private static func openData(_ counted: VotePlace.Counted) -> [Block] {
        let vote = counted.vote
        let ballots =
            OpenBallots.areOpen(vote)
            ? [Link("Alle stemmen als Pabulib-bestand", VotePlace.address(vote, "stemmen.pb"))] : []
        return [
            .section(
                "Reken het na",
                [
                    .paragraph("Iedereen kan de uitslag narekenen. Wie wat koos, staat er niet in."),
                    .links(
                        ballots + [
                            Link("De uitslag als JSON", VotePlace.address(vote, "uitslag.json")),
                            Link("De uitslag voor op een andere site", VotePlace.address(vote, "insluiten")),
                        ]
                    ),
                ]
            )
        ]
    }
}
