/// What a count found, with everything that explains it (uitslag).
///
/// Projects are places in ``BallotBox/projects``, amounts are in its unit unless said otherwise.
struct CountOutcome: Hashable, Sendable {
    /// One verdict per project: first those that are paid for, in that order, then the others.
    let verdicts: [Verdict]
    /// The cost of the projects that are paid for.
    let spent: Int
    /// Only of Equal Shares.
    let shares: Shares?

    /// The projects that are paid for, in the order of the count.
    var funded: [Int] { verdicts.filter(\.isFunded).map(\.project) }

    /// What happened to one project.
    struct Verdict: Hashable, Sendable {
        let project: Int
        let votes: Int
        let reason: Reason

        var isFunded: Bool {
            switch reason {
            case .fits, .bought: true
            case .doesNotFit, .tooLittle, .noVotes: false
            }
        }
    }

    enum Reason: Hashable, Sendable {
        /// Its turn came while there was enough money: `left` before it.
        case fits(left: Int)
        case doesNotFit(left: Int)
        /// Its supporters paid for it.
        case bought(Purchase)
        /// After `round` rounds its supporters had `together` left, rounded down, which is less than its cost.
        case tooLittle(round: Int, together: Int)
        case noVotes
    }

    /// How supporters paid for a project in one round.
    struct Purchase: Hashable, Sendable {
        /// How many supporters paid the full share.
        let inFull: Int
        /// How many had less and paid all that they had left.
        let withRest: Int
        /// The full share in hundredths of a euro, rounded down.
        let shareInCents: Int
    }

    /// What each ballot had to spend.
    struct Shares: Hashable, Sendable {
        /// In hundredths of a euro, rounded down.
        let startInCents: Int
        /// How many euros were added to each ballot above the equal part of the money.
        let raises: Int
        let ending: Ending
    }

    /// Why no more was added to the ballots.
    enum Ending: String, Hashable, Sendable {
        /// The rule adds nothing.
        case plain
        /// No project with votes fits in what is left.
        case nothingFits = "nothing-fits"
        /// One euro more would have cost more than there is.
        case tooMuchNext = "too-much-next"
        /// So much was added that no more was tried.
        case tooManyRaises = "too-many-raises"
    }
}
