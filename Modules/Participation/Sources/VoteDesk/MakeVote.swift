internal import Kernel

/// `/werk/stemmingen/nieuw`: makes a vote, still without plans.
struct MakeVote: Sendable {
    static let address = Address.local("/werk/stemmingen/nieuw")

    /// The names of the fields, as they are sent.
    enum Name {
        static let title = "naam"
        static let explanation = "uitleg"
        static let budget = "geld"
        static let kind = "biljet"
        static let most = "hoogste"
        static let rule = "telregel"
        static let way = "hoe"
        static let opens = "opent"
        static let closes = "sluit"
    }

    @Sendable
    static func ask(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        return context.show(page(form(context), context))
    }

    static func take(_ request: Request, _ context: Context, _ ports: VotingPorts) throws -> Change {
        try VoteOffice.check(context)
        let answers = FormAnswers(request)
        let filled = checked(form(context).filled(from: answers), answers)
        guard filled.isWithoutFaults, let plan = plan(answers, context), let slug = Slug.make(plan.title) else {
            return Change { _ in Rendering { context.show(page(filled, context), status: 422) } }
        }
        return Change { session in
            guard try VoteTable.add(plan, slug: slug, in: session.tables) != nil,
                let vote = try VoteTable(session.tables).vote(slug: slug)
            else {
                let known = filled.faulted(Name.title, "Er is al een stemming met deze naam. Kies een andere naam.")
                return Rendering { context.show(page(known, context), status: 422) }
            }
            try VoteKey.draw(for: vote, ports.randomness, in: session.tables)
            try VoteOffice.note(.made, on: vote, context, session.tables)
            return Rendering { context.seeOther(VoteOffice.address(vote)) }
        }
    }

    private static func plan(_ answers: FormAnswers, _ context: Context) -> BudgetVote.Plan? {
        guard let budget = Int(answers.text(Name.budget)),
            let kind = BudgetVote.Kind(rawValue: answers.text(Name.kind)),
            let rule = CountRule(rawValue: answers.text(Name.rule)),
            let way = BudgetVote.Way(rawValue: answers.text(Name.way)) ?? (context.isLoginHere ? nil : .codes),
            let opens = answers.day(Name.opens), let closes = answers.day(Name.closes)
        else { return nil }
        return BudgetVote.Plan(
            title: answers.text(Name.title),
            explanation: answers.text(Name.explanation),
            budget: budget,
            kind: kind,
            rule: rule,
            way: way,
            mostChoices: Int(answers.text(Name.most)),
            opensOn: opens,
            closesOn: closes
        )
    }

    /// What the fields by themselves cannot find wrong.
    private static func checked(_ form: Form, _ answers: FormAnswers) -> Form {
        var form = form
        if Slug.make(answers.text(Name.title)) == nil, !answers.text(Name.title).isEmpty {
            form = form.faulted(Name.title, "Gebruik letters of cijfers in de naam.")
        }
        let budget = answers.text(Name.budget)
        if !budget.isEmpty, !(1...1_000_000_000).contains(Int(budget) ?? 0) {
            form = form.faulted(Name.budget, "Vul hele euro's in, zonder punten, bijvoorbeeld 100000.")
        }
        let most = answers.text(Name.most)
        if !most.isEmpty, !(1...999).contains(Int(most) ?? 0) {
            form = form.faulted(Name.most, "Vul een getal in, of laat dit leeg.")
        }
        if let opens = answers.day(Name.opens), let closes = answers.day(Name.closes), closes < opens {
            form = form.faulted(Name.closes, "De laatste dag komt na de eerste dag.")
        }
        return form
    }

    private static func page(_ form: Form, _ context: Context) -> Page {
        context.staffPage(
            "Maak een stemming",
            section: VoteOffice.page.words,
            here: address,
            lead: "Hierna voegt u de plannen toe. Inwoners zien nog niets.",
            [.form(form)]
        )
    }
}
