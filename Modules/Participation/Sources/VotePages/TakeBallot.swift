internal import Kernel

/// `/stemmen/{vote}/stem` with a code, `/mijn/stemmen/{vote}` for who logged in: votes, page by page, without scripts.
struct TakeBallot: Sendable {
    private let ports: VotingPorts
    /// Ten wrong codes in a quarter of an hour, then an address waits.
    private let tries = TryLimiter(limit: 10, windowSeconds: 15 * 60)

    init(ports: VotingPorts) { self.ports = ports }

    var routes: [Route] {
        [
            Route(.get, "/stemmen/{vote}/stem", access: .anyone, .read(ask)),
            Route(.post, "/stemmen/{vote}/stem", access: .anyone, .change(take)),
            Route(.get, "/mijn/stemmen/{vote}", access: .resident, .read(ask)),
            Route(.post, "/mijn/stemmen/{vote}", access: .resident, .change(take)),
        ]
    }

    @Sendable
    private func ask(_ request: Request, _ context: Context) throws -> Response {
        let form = try context.read { try filled(request, FormAnswers([]), context, $0.tables) }
        guard form.vote.phase(on: context.today) == .open, isRightWay(form.vote, context) else {
            return context.seeOther(VotePlace.address(form.vote))
        }
        return context.showForm(form.journey.firstPage)
    }

    @Sendable
    private func take(_ request: Request, _ context: Context) throws -> Change {
        guard tries.mayTry(request.remoteAddress, at: context.now) else { throw Problem.tooManyCodes }
        let answers = FormAnswers(request)
        let (form, faults) = try context.read { session -> (BallotForm, [String: String]) in
            let form = try filled(request, answers, context, session.tables)
            return (form, try findFaults(form, context, session.tables))
        }
        guard form.vote.phase(on: context.today) == .open, isRightWay(form.vote, context) else {
            return Change { _ in Rendering { context.seeOther(VotePlace.address(form.vote)) } }
        }
        if faults[BallotForm.codeField] != nil, !answers.text(BallotForm.codeField).isEmpty {
            tries.countFailure(of: request.remoteAddress, at: context.now)
        }
        switch form.journey.turn(answers, faults: faults) {
        case .show(let page, let status): return Change { _ in Rendering { context.showForm(page, status: status) } }
        case .complete: return Change { session in try cast(request, answers, context, session) }
        }
    }

    /// Decides on the writer, which alone knows whether the code was used at this moment.
    private func cast(
        _ request: Request,
        _ answers: FormAnswers,
        _ context: Context,
        _ session: any WriteSession
    ) throws -> Rendering {
        let form = try filled(request, answers, context, session.tables)
        guard case .success(let ballot) = form.ballot(), let person = voter(form, context) else {
            throw Problem.voteFormBroken
        }
        let casting = CastBallot(ports: ports, voter: person, isPaper: false)
        guard try casting.cast(ballot, in: form.vote, on: context.today, session.tables) != nil else {
            let thanks = [Request.QueryItem(ShowVote.votedField, "ja")]
            return Rendering { context.seeOther(VotePlace.address(form.vote, query: thanks)) }
        }
        let faults = try findFaults(form, context, session.tables)
        guard case .show(let page, let status) = form.journey.turn(answers, faults: faults) else {
            return Rendering { context.seeOther(VotePlace.address(form.vote)) }
        }
        return Rendering { context.showForm(page, status: status) }
    }

    private func filled(
        _ request: Request,
        _ answers: FormAnswers,
        _ context: Context,
        _ tables: any Database
    ) throws -> BallotForm {
        let vote = try VotePlace.vote(request, tables)
        return BallotForm(
            vote: vote,
            projects: try VoteTable(tables).projects(of: vote),
            answers: answers,
            action: ShowVote.address(ofBallot: vote),
            token: context.caller.residentSession?.formToken,
            hasCode: vote.plan.way == .codes
        )
    }

    /// What is wrong with the answers, by the name of a field.
    private func findFaults(_ form: BallotForm, _ context: Context, _ tables: any Database) throws -> [String: String] {
        var faults: [String: String] = [:]
        if case .failure(let fault) = form.ballot() { faults[fault.field] = fault.sentence }
        let refusal = try voter(form, context).map {
            try CastBallot(ports: ports, voter: $0, isPaper: false).refusal(in: form.vote, on: context.today, tables)
        }
        if form.hasCode {
            faults[BallotForm.codeField] = (refusal ?? .unknownCode).map(BallotForm.sentence)
        } else if refusal == .used, let first = form.projects.first {
            faults[BallotForm.field(first)] = "U hebt al gestemd."
        }
        return faults
    }

    private func voter(_ form: BallotForm, _ context: Context) -> CastBallot.Voter? {
        if form.hasCode { return form.code.map(CastBallot.Voter.code) }
        return (context.caller.residentSession?.residentKey).map(CastBallot.Voter.resident)
    }

    /// Whether this address is the one where people vote in this vote.
    private func isRightWay(_ vote: BudgetVote, _ context: Context) -> Bool {
        (context.caller.residentSession != nil) == (vote.plan.way == .login)
    }
}

extension Problem {
    static let tooManyCodes = Problem(
        429,
        "too-many-tries",
        "U probeerde het te vaak. Wacht een kwartier en probeer het dan nog een keer.",
        retryAfterSeconds: 900
    )

    static let voteFormBroken = Problem(
        400,
        "form-broken",
        "Dit formulier klopt niet. Open de stemming opnieuw."
    )
}
