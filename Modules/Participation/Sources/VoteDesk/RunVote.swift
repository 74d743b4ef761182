internal import Kernel

/// `/werk/stemmingen/{vote}` and the buttons on it: plans, opening, closing, counting.
struct RunVote: Sendable {
    let desk: CountDesk

    /// The most plans of one vote: a form takes 200 fields, and a ballot has one for each plan.
    static let mostProjects = 150
    static let numberField = "nummer"

    var routes: [Route] {
        let pattern = "/werk/stemmingen/{vote}"
        let access = Access.staff(VoteOffice.permission)
        return [
            Route(.get, pattern, access: access, .read(show)),
            Route(.post, pattern + "/plannen", access: access, .change(addProject)),
            Route(.post, pattern + "/plannen-weg", access: access, .change(removeProject)),
            Route(.post, pattern + "/openen", access: access, .change(open)),
            Route(.post, pattern + "/sluiten", access: access, .change(close)),
            Route(.post, pattern + "/tellen", access: access, .change(count)),
            Route(.post, pattern + "/stoppen", access: access, .change(stop)),
            Route(.post, pattern + "/antwoord", access: access, .change(answer)),
        ]
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let page = try context.read { session in
            let vote = try VoteOffice.vote(request, session.tables)
            return VoteSheet(
                vote: vote,
                projects: try VoteTable(session.tables).projects(of: vote),
                groups: try CodeTable.groups(of: vote, session.tables),
                batches: try CodeBatch.all(of: vote, limit: 50, session.tables),
                acts: try VoteAct.all(of: vote, limit: 20, session.tables),
                standing: desk.standing(of: vote, in: context),
                context: context
            ).page
        }
        return context.show(page)
    }

    @Sendable
    private func addProject(_ request: Request, _ context: Context) throws -> Change {
        let answers = FormAnswers(request)
        return try onVote(request, context) { vote, session in
            let projects = try VoteTable(session.tables).projects(of: vote)
            var form = VoteSheet.projectForm(vote, context).filled(from: answers)
            let cost = Int(answers.text("kosten")) ?? 0
            if !answers.text("kosten").isEmpty, !(1...1_000_000_000).contains(cost) {
                form = form.faulted("kosten", "Vul hele euro's in, zonder punten, bijvoorbeeld 12500.")
            }
            if projects.count >= Self.mostProjects {
                form = form.faulted("plan", "Een stemming heeft ten hoogste \(Self.mostProjects) plannen.")
            }
            guard vote.state == .draft else { return nil }
            guard form.isWithoutFaults else {
                let page = VoteSheet.projectPage(vote, form, context)
                return Rendering { context.show(page, status: 422) }
            }
            try VoteTable.add(
                name: answers.text("plan"),
                explanation: answers.text("uitleg"),
                cost: cost,
                to: vote,
                in: session.tables
            )
            return nil
        }
    }

    @Sendable
    private func removeProject(_ request: Request, _ context: Context) throws -> Change {
        let number = Int(FormAnswers(request).text(Self.numberField))
        return try onVote(request, context) { vote, session in
            guard vote.state == .draft, let number else { return nil }
            try VoteTable.remove(project: number, of: vote, in: session.tables)
            return nil
        }
    }

    /// From here on residents see it, and nothing of it changes any more.
    @Sendable
    private func open(_ request: Request, _ context: Context) throws -> Change {
        try onVote(request, context) { vote, session in
            let count = try VoteTable(session.tables).projects(of: vote).count
            guard vote.state == .draft, count > 0 else { return nil }
            try VoteTable.set(.published, of: vote, in: session.tables)
            try VoteOffice.note(.opened, on: vote, context, session.tables)
            return nil
        }
    }

    @Sendable
    private func close(_ request: Request, _ context: Context) throws -> Change {
        try onVote(request, context) { vote, session in
            guard vote.phase(on: context.today) == .open else { return nil }
            try VoteTable.set(.closed, of: vote, in: session.tables)
            try VoteOffice.note(.closed, on: vote, context, session.tables)
            return nil
        }
    }

    /// Seals the box, and has it counted on a thread of its own once that is on disk.
    @Sendable
    private func count(_ request: Request, _ context: Context) throws -> Change {
        try onVote(request, context) { [desk] vote, session in
            guard vote.phase(on: context.today) == .closed else { return nil }
            try VoteTable.set(.counting, of: vote, in: session.tables)
            try VoteOffice.note(.counted, on: vote, context, session.tables)
            return Rendering {
                try desk.start(vote, in: context)
                return context.seeOther(VoteOffice.address(vote))
            }
        }
    }

    @Sendable
    private func stop(_ request: Request, _ context: Context) throws -> Change {
        try onVote(request, context) { [desk] vote, session in
            guard vote.state == .counting else { return nil }
            desk.stop(vote, in: context)
            try VoteOffice.note(.stopped, on: vote, context, session.tables)
            return nil
        }
    }

    /// What was done with the outcome, for everybody: of who voted nothing is known, so nobody gets a message.
    @Sendable
    private func answer(_ request: Request, _ context: Context) throws -> Change {
        let answers = FormAnswers(request)
        return try onVote(request, context) { vote, session in
            guard vote.state == .counted else { return nil }
            let form = VoteSheet.answerForm(vote, context).filled(from: answers).withoutNumbers(in: answers)
            guard form.isWithoutFaults else {
                let page = VoteSheet.projectPage(vote, form, context)
                return Rendering { context.show(page, status: 422) }
            }
            try VoteTable.answer(answers.text("antwoord"), to: vote, in: session.tables)
            return nil
        }
    }

    /// A change to the vote that the address names; afterwards the browser is shown its page as it stands.
    ///
    /// What does not fit where the vote stands changes nothing: somebody else was first.
    private func onVote(
        _ request: Request,
        _ context: Context,
        _ act: @escaping @Sendable (BudgetVote, any WriteSession) throws -> Rendering?
    ) throws -> Change {
        try VoteOffice.check(context)
        return Change { session in
            let vote = try VoteOffice.vote(request, session.tables)
            return try act(vote, session) ?? Rendering { context.seeOther(VoteOffice.address(vote)) }
        }
    }
}
