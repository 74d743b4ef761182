internal import Kernel

/// A vote of residents on how money is spent (stemming).
struct BudgetVote: Hashable, Sendable {
    /// The key in the municipality's file.
    let key: Int
    /// As addresses name it: lower-case words and dashes.
    let slug: String
    let plan: Plan
    let state: State
    /// How many ballots are in the box, on paper and not.
    let ballots: Int
    /// How many of them came on paper.
    let paper: Int
    /// What was done with the outcome; `nil` while that is not known.
    let answer: String?

    /// What staff decide before it opens.
    struct Plan: Hashable, Sendable {
        let title: String
        let explanation: String
        /// In whole euros.
        let budget: Int
        let kind: Kind
        let rule: CountRule
        let way: Way
        /// `nil` when a ballot may choose any number.
        let mostChoices: Int?
        let opensOn: Day
        /// The last day on which people can vote.
        let closesOn: Day
    }

    /// What a ballot may choose.
    enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Every project that somebody likes.
        case approval
        /// Projects that together cost no more than the budget.
        case knapsack
    }

    /// How somebody proves to vote once.
    enum Way: String, Hashable, Sendable, CaseIterable {
        /// With a code that came in a letter.
        case codes
        /// By logging in as a resident.
        case login
    }

    enum State: String, Hashable, Sendable {
        /// Staff prepare it; residents do not see it.
        case draft
        case published
        /// Staff ended it before its last day.
        case closed
        /// The box is sealed and is being counted, or was when the program stopped.
        case counting
        case counted
    }

    /// Where a vote stands on a day, for who wants to vote.
    enum Phase: Hashable, Sendable {
        case draft
        case coming
        case open
        case closed
        case counted
    }

    func phase(on day: Day) -> Phase {
        switch state {
        case .draft: .draft
        case .published where day < plan.opensOn: .coming
        case .published where day <= plan.closesOn: .open
        case .published, .closed, .counting: .closed
        case .counted: .counted
        }
    }
}

/// Something that a vote can pay for (plan).
struct VoteProject: Hashable, Sendable {
    /// From 1, in the order in which people read them.
    let number: Int
    let name: String
    let explanation: String
    /// In whole euros.
    let cost: Int

    /// The id in counts and open data: three digits, so that the order of texts is that of numbers.
    var id: String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
}

/// The choices of one person, valid for its vote (stembiljet).
struct Ballot: Hashable, Sendable {
    /// Numbers of projects, rising.
    let choices: [Int]

    /// - Throws: ``Invalid`` when the ballot breaks a rule of the vote.
    init(_ numbers: Set<Int>, of vote: BudgetVote, projects: [VoteProject]) throws(Invalid) {
        guard !numbers.isEmpty else { throw .empty }
        guard numbers.isSubset(of: projects.map(\.number)) else { throw .unknownProject }
        if let most = vote.plan.mostChoices, numbers.count > most { throw .tooMany(most: most) }
        let cost = projects.filter { numbers.contains($0.number) }.reduce(0) { $0 + $1.cost }
        guard vote.plan.kind != .knapsack || cost <= vote.plan.budget else {
            throw .tooDear(cost: cost, budget: vote.plan.budget)
        }
        choices = numbers.sorted()
    }

    enum Invalid: Error, Hashable, Sendable {
        case empty
        case unknownProject
        case tooMany(most: Int)
        case tooDear(cost: Int, budget: Int)
    }
}
