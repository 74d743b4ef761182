internal import Kernel

/// An outcome in sentences, round by round, for who wants to know why.
struct OutcomeWords {
    let vote: BudgetVote
    let projects: [VoteProject]
    let outcome: CountOutcome

    /// What happened before and after the rounds.
    var summary: [String] {
        guard let shares = outcome.shares else { return [] }
        let part = Euros.cents(shares.startInCents)
        guard shares.raises > 0 else { return ["Elke stem kreeg \(part)."] }
        let raises = VoteWords.counted(shares.raises, "keer", "keer")
        return [
            "Wij rekenden \(raises) opnieuw, met steeds een euro meer voor elke stem.",
            "In de laatste telling had elke stem \(part). Dat is om mee te rekenen. Er komt geen geld bij.",
        ]
    }

    /// Why the count stopped there.
    var ending: String? {
        switch outcome.shares?.ending {
        case .nothingFits: "Toen paste er geen plan meer bij het geld dat over is."
        case .tooMuchNext: "Met nog een euro erbij kostten de plannen meer dan er geld is. Daarom stopten wij."
        case .tooManyRaises: "Wij rekenden heel vaak opnieuw. Toen stopten wij."
        case .plain, nil: nil
        }
    }

    /// The rounds in which a plan got its money: a heading with its sentences.
    var rounds: [(title: String, sentences: [String])] {
        outcome.verdicts.filter(\.isFunded).enumerated().map { place, verdict in
            ("Ronde \(place + 1): \(projects[verdict.project].name)", sentences(verdict))
        }
    }

    /// The plans that got no money.
    var others: [(title: String, sentences: [String])] {
        outcome.verdicts.filter { !$0.isFunded }.map { (projects[$0.project].name, sentences($0)) }
    }

    private func sentences(_ verdict: CountOutcome.Verdict) -> [String] {
        let cost = Euros.whole(projects[verdict.project].cost)
        let votes = VoteWords.counted(verdict.votes, "mens koos", "mensen kozen")
        switch verdict.reason {
        case .fits(let left):
            return ["\(votes) dit plan. Het kost \(cost). Er was nog \(Euros.whole(left)). Dat was genoeg."]
                + tie(verdict)
        case .doesNotFit(let left):
            return ["\(votes) dit plan. Het kost \(cost). Er was nog \(Euros.whole(left)). Dat was te weinig."]
                + tie(verdict)
        case .noVotes: return ["Niemand koos dit plan."]
        case .tooLittle(let round, let together):
            let moment = round == 0 ? "Samen hadden zij" : "Na ronde \(round) hadden zij samen nog"
            return ["\(votes) dit plan. Het kost \(cost). \(moment) \(Euros.whole(together)). Dat was te weinig."]
        case .bought(let purchase): return bought(purchase, of: verdict.votes, votes: votes, cost: cost)
        }
    }

    /// That the number of the plan decided, where the most votes come first and another plan has as many.
    private func tie(_ verdict: CountOutcome.Verdict) -> [String] {
        let isEqual = outcome.verdicts.contains { $0.project != verdict.project && $0.votes == verdict.votes }
        guard vote.plan.rule == .mostVotes, isEqual else { return [] }
        return ["Een ander plan kreeg evenveel stemmen. Het laagste nummer was eerst."]
    }

    private func bought(
        _ purchase: CountOutcome.Purchase,
        of all: Int,
        votes: String,
        cost: String
    ) -> [String] {
        let share = Euros.cents(purchase.shareInCents)
        let payers = VoteWords.counted(purchase.inFull, "mens betaalde", "mensen betaalden ieder")
        var sentences = ["\(votes) dit plan. Het kost \(cost).", "\(payers) \(share)."]
        if purchase.withRest > 0 {
            let rest = VoteWords.counted(purchase.withRest, "mens had", "mensen hadden")
            sentences.append("\(rest) minder over en betaalde alles wat er nog was.")
        }
        let spent = all - purchase.inFull - purchase.withRest
        if spent > 0 {
            sentences.append("\(VoteWords.counted(spent, "mens had", "mensen hadden")) niets meer over.")
        }
        return sentences
    }
}
