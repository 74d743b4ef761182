internal import Kernel

/// Votes with their projects, as they are kept.
struct VoteTable {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// The most votes that a page shows.
    static let limit = 100

    func vote(slug: String) throws -> BudgetVote? { try find("slug = \(slug)", limit: 1).first }

    func vote(key: Int) throws -> BudgetVote? { try find("id = \(key)", limit: 1).first }

    /// The votes that residents may know of, the newest first.
    func published() throws -> [BudgetVote] { try find("state <> 'draft'", limit: Self.limit) }

    /// Every vote, the newest first.
    func all() throws -> [BudgetVote] { try find("id > 0", limit: Self.limit) }

    /// The projects of a vote in the order of their numbers.
    func projects(of vote: BudgetVote) throws -> [VoteProject] {
        var projects: [VoteProject] = []
        try tables.each(
            """
            SELECT number, name, explanation, cost FROM participation_vote_project
            WHERE vote = \(vote.key) ORDER BY number
            """
        ) { row in
            projects.append(
                VoteProject(
                    number: try row.integer(0),
                    name: try row.text(1),
                    explanation: try row.text(2),
                    cost: try row.integer(3)
                )
            )
        }
        return projects
    }

    private func find(_ condition: SQL, limit: Int) throws -> [BudgetVote] {
        var votes: [BudgetVote] = []
        try tables.each(
            """
            SELECT id, slug, title, explanation, budget, kind, rule, way, most_choices, opens_on, closes_on, state,
                ballots, paper, answer
            FROM participation_vote WHERE \(condition) ORDER BY id DESC LIMIT \(limit)
            """
        ) { votes.append(try Self.vote($0)) }
        return votes
    }

    private static func vote(_ row: any Row) throws -> BudgetVote {
        guard let kind = BudgetVote.Kind(rawValue: try row.text(5)), let rule = CountRule(rawValue: try row.text(6)),
            let way = BudgetVote.Way(rawValue: try row.text(7)),
            let state = BudgetVote.State(rawValue: try row.text(11))
        else { throw RowError(column: 5) }
        return BudgetVote(
            key: try row.integer(0),
            slug: try row.text(1),
            plan: BudgetVote.Plan(
                title: try row.text(2),
                explanation: try row.text(3),
                budget: try row.integer(4),
                kind: kind,
                rule: rule,
                way: way,
                mostChoices: try row.optionalInteger(8),
                opensOn: Day(number: try row.integer(9)),
                closesOn: Day(number: try row.integer(10))
            ),
            state: state,
            ballots: try row.integer(12),
            paper: try row.integer(13),
            answer: try row.optionalText(14)
        )
    }
}

extension VoteTable {
    /// Keeps a new vote as a draft.
    ///
    /// - Returns: Its key, `nil` when another vote has this name in addresses.
    static func add(_ plan: BudgetVote.Plan, slug: String, in tables: any WritableDatabase) throws -> Int? {
        try tables.insert(
            """
            INSERT INTO participation_vote
                (slug, title, explanation, budget, kind, rule, way, most_choices, opens_on, closes_on, state)
            VALUES (\(slug), \(plan.title), \(plan.explanation), \(plan.budget), \(plan.kind.rawValue),
                \(plan.rule.rawValue), \(plan.way.rawValue), \(plan.mostChoices), \(plan.opensOn.number),
                \(plan.closesOn.number), 'draft')
            ON CONFLICT DO NOTHING
            """
        )
    }

    /// Adds a project to a draft, behind the others.
    static func add(
        name: String,
        explanation: String,
        cost: Int,
        to vote: BudgetVote,
        in tables: any WritableDatabase
    ) throws {
        let last = try tables.first(
            "SELECT number FROM participation_vote_project WHERE vote = \(vote.key) ORDER BY number DESC LIMIT 1"
        ) { try $0.integer(0) }
        try tables.execute(
            """
            INSERT INTO participation_vote_project (vote, number, name, explanation, cost)
            VALUES (\(vote.key), \((last ?? 0) + 1), \(name), \(explanation), \(cost))
            """
        )
    }

    static func remove(project number: Int, of vote: BudgetVote, in tables: any WritableDatabase) throws {
        try tables.execute(
            "DELETE FROM participation_vote_project WHERE vote = \(vote.key) AND number = \(number)"
        )
    }

    static func answer(_ answer: String, to vote: BudgetVote, in tables: any WritableDatabase) throws {
        try tables.execute("UPDATE participation_vote SET answer = \(answer) WHERE id = \(vote.key)")
    }

    static func set(_ state: BudgetVote.State, of vote: BudgetVote, in tables: any WritableDatabase) throws {
        try tables.execute("UPDATE participation_vote SET state = \(state.rawValue) WHERE id = \(vote.key)")
    }
}
