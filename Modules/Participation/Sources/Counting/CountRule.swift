/// How ballots become a choice of projects (telregel).
enum CountRule: String, Hashable, Sendable, CaseIterable {
    /// The project with the most votes first, then whatever still fits (`greedy`).
    case mostVotes = "greedy"
    /// As ``mostVotes``, by votes per euro.
    case votesPerEuro = "greedy/cost"
    /// The Method of Equal Shares: each ballot has an equal part of the money, and supporters pay together.
    case equalShares = "equalshares"
    /// As ``equalShares``, with one euro more for every ballot until the money is used.
    case equalSharesRaised = "equalshares/add1"

    /// By what Equal Shares compares projects (maatstaf).
    enum Measure: String, Hashable, Sendable, CaseIterable {
        /// A ballot gets out of a project what the project costs: payment per euro of cost.
        case cost
        /// A ballot gets as much out of each project: payment per project.
        case count
    }
}
