internal import Kernel

/// `/werk/stemmingen/{vote}/papier`: staff enter a ballot that came on paper, with the code that came with it.
///
/// It weighs the same and lies in the same box; only how many there are is kept.
struct EnterPaper: Sendable {
    let ports: VotingPorts

    private static let enteredField = "ingevoerd"

    var routes: [Route] {
        let pattern = "/werk/stemmingen/{vote}/papier"
        return [
            Route(.get, pattern, access: .staff(VoteOffice.permission), .read(ask)),
            Route(.post, pattern, access: .staff(VoteOffice.permission), .change(take)),
        ]
    }

    @Sendable
    private func ask(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let ballot = try context.read { try filled(request, FormAnswers([]), context, $0.tables) }
        let done: [Block] =
            request.query(Self.enteredField) == nil
            ? [] : [.notice(Notice(.success, "De stem zit in de stembus.", isAnswer: true))]
        return context.show(page(ballot, form(of: ballot, context), context).beginning(with: done))
    }

    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        try VoteOffice.check(context)
        let answers = FormAnswers(request)
        return Change { session in
            let ballot = try filled(request, answers, context, session.tables)
            let form = form(of: ballot, context).filled(from: answers)
            if let fault = try fault(of: ballot, form, context, session.tables) {
                let page = page(ballot, form.faulted(fault.field, fault.sentence), context)
                return Rendering { context.show(page, status: 422) }
            }
            let done = [Request.QueryItem(Self.enteredField, "ja")]
            return Rendering { context.seeOther(VoteOffice.address(ballot.vote, "papier", query: done)) }
        }
    }

    /// Puts the ballot in the box, or says what is wrong with it.
    private func fault(
        of ballot: BallotForm,
        _ form: Form,
        _ context: Context,
        _ tables: any WritableDatabase
    ) throws -> BallotForm.Fault? {
        switch ballot.ballot() {
        case .failure(let fault): return fault
        case .success(let valid):
            guard let code = ballot.code else {
                let isEmpty = ballot.answers.text(BallotForm.codeField).isEmpty
                return .code(isEmpty ? "Vul de code van het papier in." : BallotForm.sentence(.unknownCode))
            }
            return try CastBallot(ports: ports, voter: .code(code), isPaper: true)
                .cast(valid, in: ballot.vote, on: context.today, tables).map { .code(BallotForm.sentence($0)) }
        }
    }

    private func filled(
        _ request: Request,
        _ answers: FormAnswers,
        _ context: Context,
        _ tables: any Database
    ) throws -> BallotForm {
        let vote = try VoteOffice.vote(request, tables)
        return BallotForm(
            vote: vote,
            projects: try VoteTable(tables).projects(of: vote),
            answers: answers,
            action: VoteOffice.address(vote, "papier"),
            token: nil,
            hasCode: true
        )
    }

    private func form(of ballot: BallotForm, _ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: ballot.action,
            fields: ballot.journey.questions.flatMap(\.fields),
            submit: "Doe de stem in de stembus"
        )
    }

    private func page(_ ballot: BallotForm, _ form: Form, _ context: Context) -> Page {
        context.staffPage(
            "Voer een stem op papier in",
            section: VoteOffice.page.words,
            here: VoteOffice.address(ballot.vote, "papier"),
            lead: "Neem de code en de plannen over van het papier. De stem telt even zwaar.",
            [.form(form), .links([Link(ballot.vote.plan.title, VoteOffice.address(ballot.vote))])]
        )
    }
}
