internal import Kernel

/// The page of one vote for the people who run it.
struct VoteSheet {
    let vote: BudgetVote
    let projects: [VoteProject]
    let groups: [VoteGroup]
    let batches: [CodeBatch]
    let acts: [(at: Timestamp, words: String)]
    /// How far the count is; `nil` when nobody counts.
    let standing: CountDesk.Standing?
    let context: Context

    var page: Page {
        context.staffPage(
            vote.plan.title,
            section: VoteOffice.page.words,
            here: VoteOffice.address(vote),
            lead: Prose(vote.plan.explanation),
            [.facts(facts)] + steps + [.section("Plannen", [projectTable] + projectParts)]
                + (codes.isEmpty ? [] : [.section("Codes", codes)])
                + [.details(summary: "Wat er gebeurde", [actTable])]
        )
    }

    private var facts: [Fact] {
        let plan = vote.plan
        return [
            Fact("Stand", Prose(ListVotes.badge(vote.phase(on: context.today)).words)),
            Fact("Geld", Prose(Euros.whole(plan.budget))),
            Fact("Wat iemand kiest", Prose(VoteWords.choice(plan))),
            Fact("Hoe inwoners stemmen", Prose(plan.way == .codes ? "Met een code uit een brief" : "Met inloggen")),
            Fact("Wanneer", Prose("\(plan.opensOn.inDutch) tot en met \(plan.closesOn.inDutch)")),
            Fact("Stemmen", Prose("\(Euros.grouped(vote.ballots)), waarvan \(Euros.grouped(vote.paper)) op papier")),
        ]
    }

    /// What comes next, given where the vote stands.
    private var steps: [Block] {
        switch vote.phase(on: context.today) {
        case .draft:
            return projects.isEmpty
                ? [.notice(Notice(.info, "Voeg eerst de plannen toe."))] : [button("Zet de stemming open", "openen")]
        case .coming: return [.links([resident])]
        case .open: return [.links([resident, paper]), button("Sluit de stemming nu", "sluiten")]
        case .closed: return counting
        case .counted:
            return [.action(Link("Bekijk de uitslag", VotePlace.address(vote, "uitslag"))), .links([resident])]
                + [.section("Wat deed u met de uitslag?", [.form(Self.answerForm(vote, context))])]
        }
    }

    private var counting: [Block] {
        switch standing {
        case .counting(let raises, let spent):
            let far = raises == 0 ? "" : " Elke stem kreeg al \(raises) euro meer."
            let money = spent == 0 ? "" : " De plannen kosten nu samen \(Euros.whole(spent))."
            return [
                .notice(Notice(.info, Prose("Wij tellen nu.\(far)\(money)"))),
                .links([Link("Kijk hoe ver het tellen is", VoteOffice.address(vote))]),
                button("Stop met tellen", "stoppen"),
            ]
        case .stopping:
            return [
                .notice(Notice(.info, "Wij stoppen met tellen.")),
                .links([Link("Kijk of het tellen stopte", VoteOffice.address(vote))]),
            ]
        case .failed:
            return [
                .notice(Notice(.error, "Het tellen lukte niet. Probeer het nog een keer.")),
                button("Tel de stemmen", "tellen"),
            ]
        case nil:
            let mayEnter = vote.state != .counting
            return (mayEnter ? [.links([paper])] : []) + [button("Tel de stemmen", "tellen")]
        }
    }

    private var resident: Link { Link("Bekijk de pagina voor inwoners", VotePlace.address(vote)) }
    private var paper: Link { Link("Voer stemmen op papier in", VoteOffice.address(vote, "papier")) }

    private func button(_ words: String, _ part: String) -> Block {
        .form(VoteOffice.form(context, to: VoteOffice.address(vote, part), submit: words))
    }

    private var projectTable: Block {
        let rows = projects.map { project -> [Table.Cell] in
            let name = Prose(project.name)
            let removal = VoteOffice.form(
                context,
                to: VoteOffice.address(vote, "plannen-weg"),
                hidden: [Form.HiddenValue(RunVote.numberField, String(project.number))],
                submit: "Haal weg"
            )
            return [
                .text(Prose(project.id)),
                vote.state == .draft
                    ? .button(name, removal, about: project.name) : .lines(name, project.explanation),
                .text(Prose(Euros.whole(project.cost))),
            ]
        }
        return .table(
            Table(
                "Plannen",
                columns: ["Nummer", "Plan", Table.Column("Kosten", isNumeric: true)],
                rows: rows,
                empty: "Er zijn nog geen plannen."
            )
        )
    }

    private var projectParts: [Block] {
        vote.state == .draft ? [.heading("Voeg een plan toe"), .form(Self.projectForm(vote, context))] : []
    }

    private var codes: [Block] {
        guard vote.plan.way == .codes, vote.state == .published || vote.state == .draft else { return [] }
        let rows = groups.map { [Table.Cell.text(Prose($0.name)), .number($0.codes)] }
        return [
            .table(
                Table(
                    "Codes per groep",
                    columns: ["Groep", Table.Column("Codes", isNumeric: true)],
                    rows: rows,
                    empty: "Er zijn nog geen codes."
                )
            ),
            .links([Link("Maak codes voor brieven", VoteOffice.address(vote, "codes"))]),
        ] + (batches.isEmpty ? [] : [batchTable])
    }

    /// Each file of codes, with a button for when it is lost.
    private var batchTable: Block {
        let rows = batches.map { batch -> [Table.Cell] in
            let words = Prose("Bestand \(batch.number)")
            let form = VoteOffice.form(
                context,
                to: VoteOffice.address(vote, "codes/intrekken"),
                hidden: [Form.HiddenValue(RunVote.numberField, String(batch.number))],
                submit: "Trek in"
            )
            return [
                batch.isWithdrawn
                    ? .marked(words, Badge(.warning, "Ingetrokken"))
                    : .button(words, form, about: "bestand \(batch.number)"),
                .text(Prose(batch.group)), .number(batch.codes),
            ]
        }
        return .table(
            Table(
                "Bestanden met codes",
                columns: ["Bestand", "Groep", Table.Column("Codes", isNumeric: true)],
                rows: rows,
                empty: "Er zijn nog geen codes."
            )
        )
    }

    private var actTable: Block {
        .table(
            Table(
                "Wat medewerkers deden",
                columns: ["Wat", "Wanneer"],
                rows: acts.map { [.text(Prose($0.words)), .text(Prose($0.at.inDutch))] },
                empty: "Er is nog niets gebeurd."
            )
        )
    }

    static func projectForm(_ vote: BudgetVote, _ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: VoteOffice.address(vote, "plannen"),
            fields: [
                FormField("plan", "Naam van het plan", .text(limit: 80), missing: "Geef het plan een naam."),
                FormField("uitleg", "Uitleg in één zin", .text(limit: 200), missing: nil),
                FormField("kosten", "Kosten in hele euro's", .text(limit: 10), missing: "Vul in wat het plan kost."),
            ],
            submit: "Voeg het plan toe"
        )
    }

    static func answerForm(_ vote: BudgetVote, _ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: VoteOffice.address(vote, "antwoord"),
            fields: [
                FormField(
                    "antwoord",
                    "Wat deed u met de uitslag?",
                    .paragraph(limit: 2_000),
                    hint: "Iedereen leest dit bij de uitslag.",
                    missing: "Schrijf wat u met de uitslag deed.",
                    answer: vote.answer.map { .text($0) } ?? .none
                )
            ],
            submit: "Zet het antwoord op de website"
        )
    }

    /// A form by itself, with what has to change.
    static func projectPage(_ vote: BudgetVote, _ form: Form, _ context: Context) -> Page {
        context.staffPage(
            "Verander de stemming",
            section: VoteOffice.page.words,
            here: VoteOffice.address(vote),
            [.form(form), .links([Link(vote.plan.title, VoteOffice.address(vote))])]
        )
    }
}
