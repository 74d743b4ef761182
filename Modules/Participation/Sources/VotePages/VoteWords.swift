internal import Kernel

/// The rules of votes in words that residents read.
enum VoteWords {
    /// What somebody may put on a ballot.
    static func choice(_ plan: BudgetVote.Plan) -> String {
        let most =
            plan.mostChoices.map { "U kiest ten hoogste \($0) plannen." } ?? "U kiest alle plannen die u goed vindt."
        guard plan.kind == .knapsack else { return most }
        return "Uw plannen kosten samen niet meer dan \(Euros.whole(plan.budget))."
            + (plan.mostChoices == nil ? "" : " \(most)")
    }

    /// How a rule counts, one thought a paragraph.
    static func rule(_ rule: CountRule) -> [Block] {
        sentences(rule).map { .paragraph(Prose($0)) }
    }

    static func sentences(_ rule: CountRule) -> [String] {
        order(rule) + ["Is het precies gelijk? Dan gaat het plan met het laagste nummer voor."]
    }

    private static func order(_ rule: CountRule) -> [String] {
        switch rule {
        case .mostVotes:
            [
                "Het plan met de meeste stemmen is als eerste aan de beurt. Daarna komt het volgende plan.",
                "Past een plan niet meer bij het geld dat over is? Dan slaan wij het over.",
            ]
        case .votesPerEuro:
            [
                "Wij kijken hoeveel stemmen een plan heeft voor elke euro. Wie het meeste heeft, is eerst.",
                "Past een plan niet meer bij het geld dat over is? Dan slaan wij het over.",
            ]
        case .equalShares, .equalSharesRaised: shares + (rule == .equalShares ? [] : raises)
        }
    }

    private static let shares = [
        "Wij verdelen het geld eerlijk over alle stemmers. Elke stem krijgt een even groot deel.",
        "Wie voor een plan koos, betaalt samen met de anderen die het kozen. Iedereen betaalt evenveel.",
        "Wie minder over heeft, betaalt alles wat over is. De anderen betalen dan iets meer.",
        "In elke ronde gaat één plan door: het plan waarvoor de stemmers het minst betalen.",
        "Wij kijken daarbij naar wat iemand betaalt voor elke euro die het plan kost.",
        "Kunnen de stemmers van geen enkel plan meer betalen? Dan zijn de rondes klaar.",
    ]

    private static let raises = [
        "Is er dan nog geld over? Dan rekenen wij opnieuw, met een euro meer voor elke stem.",
        "Dat doen wij tot er niets meer past. Samen kosten de plannen nooit meer dan er geld is.",
    ]

    /// A number of people or things: `1 stem`, `20 stemmen`.
    static func counted(_ number: Int, _ one: String, _ more: String) -> String {
        number == 1 ? "1 \(one)" : "\(Euros.grouped(number)) \(more)"
    }
}
