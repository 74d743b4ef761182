internal import Kernel

/// The questions of a ballot: the code where one is needed, and the plans.
struct BallotForm {
    let vote: BudgetVote
    let projects: [VoteProject]
    let answers: FormAnswers
    let action: Address
    /// What the form carries to show that it came from a page of the session; `nil` without a session.
    let token: String?
    let hasCode: Bool

    static let codeField = "code"

    static func field(_ project: VoteProject) -> String { "plan-\(project.number)" }

    /// The numbers of the projects that are ticked.
    var chosen: Set<Int> { Set(projects.filter { answers.has(Self.field($0)) }.map(\.number)) }

    var code: VotingCode? { VotingCode(answers.text(Self.codeField)) }

    var journey: FormJourney {
        FormJourney(
            section: vote.plan.title,
            action: action,
            questions: (hasCode ? [codeQuestion] : []) + [choiceQuestion],
            checkTitle: "Kijk uw stem na",
            submit: "Stem",
            token: token
        )
    }

    /// The ballot, or what is wrong with it by the name of a field.
    func ballot() -> Result<Ballot, Fault> {
        do throws(Ballot.Invalid) {
            return .success(try Ballot(chosen, of: vote, projects: projects))
        } catch {
            let place = projects.first { chosen.contains($0.number) } ?? projects.first
            return .failure(Fault(field: place.map(Self.field) ?? "", sentence: Self.sentence(error)))
        }
    }

    struct Fault: Error, Hashable {
        let field: String
        let sentence: String

        static func code(_ sentence: String) -> Fault { Fault(field: codeField, sentence: sentence) }
    }

    static func sentence(_ invalid: Ballot.Invalid) -> String {
        switch invalid {
        case .empty, .unknownProject: "Kies ten minste één plan."
        case .tooMany(let most): "U kunt ten hoogste \(most) plannen kiezen. Haal er een weg."
        case .tooDear(let cost, let budget):
            "Uw plannen kosten samen \(Euros.whole(cost)). Dat is \(Euros.whole(cost - budget)) te veel."
        }
    }

    static func sentence(_ refusal: CastBallot.Refusal) -> String {
        switch refusal {
        case .closed: "U kunt nu niet stemmen."
        case .unknownCode: "Wij kennen deze code niet. Kijk of u de code goed typte."
        case .used: "Met deze code is al gestemd."
        case .otherWay: "Voor deze stemming logt u in."
        }
    }

    private var codeQuestion: FormJourney.Question {
        FormJourney.Question(
            "Wat is uw stemcode?",
            fields: [
                FormField(
                    Self.codeField,
                    "Stemcode",
                    .code,
                    hint: "12 letters en cijfers uit uw brief, bijvoorbeeld K7MX-4WQ3-9ABC.",
                    missing: "Vul uw stemcode in. De code staat in uw brief."
                )
            ]
        )
    }

    private var choiceQuestion: FormJourney.Question {
        FormJourney.Question(
            "Welke plannen kiest u?",
            intro: [
                .paragraph(Prose(VoteWords.choice(vote.plan))),
                .paragraph(Prose("Er is \(Euros.whole(vote.plan.budget)) te verdelen.")),
            ],
            fields: projects.map { project in
                FormField(
                    Self.field(project),
                    "\(project.name) (\(Euros.whole(project.cost)))",
                    .tick,
                    hint: project.explanation.isEmpty ? nil : project.explanation,
                    missing: nil
                )
            }
        )
    }
}
