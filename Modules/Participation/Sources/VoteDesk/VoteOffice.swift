internal import Kernel

/// Who may prepare, run and count votes: staff who handle cases of participation.
enum VoteOffice {
    static let page = Link("Stemmingen", .local("/werk/stemmingen"))
    static let permission = Permission.handleCases
    /// The case type that says for whom the work of this module is.
    static let ideaType = "idee"

    static func address(_ vote: BudgetVote, _ part: String = "", query: [Request.QueryItem] = []) -> Address {
        .local("/werk/stemmingen/\(vote.slug)\(part.isEmpty ? "" : "/\(part)")", query: query)
    }

    /// - Throws: ``Problem/notFound`` for who handles cases of other modules only.
    static func check(_ context: Context) throws {
        guard let type = context.caseTypes.current(ideaType, on: context.today),
            context.rights?.may(permission, with: type) == true
        else { throw Problem.notFound }
    }

    /// The vote that an address names, also a draft.
    ///
    /// - Throws: ``Problem/notFound``.
    static func vote(_ request: Request, _ tables: any Database) throws -> BudgetVote {
        guard let vote = try VoteTable(tables).vote(slug: request.parameters["vote"] ?? "") else {
            throw Problem.notFound
        }
        return vote
    }

    /// A form of the desk, with the token of the session in it.
    static func form(
        _ context: Context,
        to address: Address,
        fields: [FormField] = [],
        hidden: [Form.HiddenValue] = [],
        submit: String
    ) -> Form {
        Form(to: address, fields: fields, hidden: hidden, submit: submit)
            .guarded(by: context.caller.staffSession?.formToken ?? "")
    }

    /// Remembers what a member of staff did with a vote.
    static func note(
        _ act: VoteAct,
        _ amount: Int? = nil,
        on vote: BudgetVote,
        _ context: Context,
        _ tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            INSERT INTO participation_vote_act (vote, at, staff, act, amount)
            VALUES (\(vote.key), \(context.now), \(context.caller.staffSession?.member.id ?? 0), \(act.rawValue),
                \(amount))
            """
        )
    }
}

/// What staff do with a vote (handeling).
///
/// Entering a paper ballot is not among them: its moment could tell whose it is.
enum VoteAct: String, Hashable, Sendable, CaseIterable {
    case made
    case opened
    case codesGiven = "codes-given"
    case codesWithdrawn = "codes-withdrawn"
    case stopped
    case closed
    case counted

    /// As colleagues read it.
    func words(_ amount: Int?) -> String {
        switch self {
        case .made: "Gemaakt"
        case .opened: "Opengezet"
        case .codesGiven: "\(Euros.grouped(amount ?? 0)) codes gemaakt"
        case .codesWithdrawn: "Bestand \(amount ?? 0) met codes ingetrokken"
        case .stopped: "Gestopt met tellen"
        case .closed: "Gesloten"
        case .counted: "Laten tellen"
        }
    }

    /// What was done with a vote, the newest first.
    static func all(of vote: BudgetVote, limit: Int, _ tables: any Database) throws -> [(at: Timestamp, words: String)]
    {
        var acts: [(at: Timestamp, words: String)] = []
        try tables.each(
            """
            SELECT at, act, amount FROM participation_vote_act WHERE vote = \(vote.key) ORDER BY id DESC LIMIT \(limit)
            """
        ) { row in
            guard let act = VoteAct(rawValue: try row.text(1)) else { return }
            acts.append(
                (Timestamp(milliseconds: Int64(try row.integer(0))), act.words(try row.optionalInteger(2)))
            )
        }
        return acts
    }
}
