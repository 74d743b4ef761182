internal import Kernel

/// Finds the vote that an address names.
enum VotePlace {
    static func address(_ vote: BudgetVote, _ part: String = "", query: [Request.QueryItem] = []) -> Address {
        .local("/stemmen/\(vote.slug)\(part.isEmpty ? "" : "/\(part)")", query: query)
    }

    /// - Throws: ``Problem/notFound`` for a vote that is not there, or that residents may not know of yet.
    static func vote(_ request: Request, _ tables: any Database) throws -> BudgetVote {
        guard let vote = try VoteTable(tables).vote(slug: request.parameters["vote"] ?? ""), vote.state != .draft else {
            throw Problem.notFound
        }
        return vote
    }

    /// The vote with its outcome.
    struct Counted {
        let vote: BudgetVote
        let projects: [VoteProject]
        let kept: OutcomeTable.Kept
        let groups: [VoteGroup]
    }

    /// - Throws: ``Problem/notFound`` before the count too.
    static func counted(_ request: Request, _ tables: any Database) throws -> Counted {
        let vote = try vote(request, tables)
        let projects = try VoteTable(tables).projects(of: vote)
        guard vote.state == .counted, let kept = try OutcomeTable.outcome(of: vote, projects, tables) else {
            throw Problem.notFound
        }
        let groups = try CodeTable.groups(of: vote, tables)
        return Counted(vote: vote, projects: projects, kept: kept, groups: groups)
    }
}
