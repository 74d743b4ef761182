internal import Kernel

/// A project that is not yet paid for.
struct Candidate<Number: WholeNumber> {
    let project: Int
    /// Its place among projects that are equal in everything.
    let rank: Int
    /// In units.
    let cost: UInt64
    /// What a ballot gets out of it.
    let worth: UInt64
    /// What it asked when it was last looked at, which is no more than it asks now; `nil` before the first look.
    var bound: Price<Number>?

    /// Whether this one is looked at first.
    func precedes(_ other: Candidate) -> Bool {
        switch (bound, other.bound) {
        case (nil, nil): rank < other.rank
        case (nil, _): true
        case (_, nil): false
        case (let own?, let others?): own.isBelow(others) || (!others.isBelow(own) && rank < other.rank)
        }
    }
}

/// What supporters would pay for a project.
struct Offer<Number: WholeNumber> {
    let candidate: Candidate<Number>
    let price: Price<Number>
    let share: Share
    /// How many pay all they have, which is less than the share.
    let poor: Int

    /// What is paid by those who pay the full share, as a fraction.
    struct Share {
        /// In parts, together.
        let open: Number
        let payers: UInt64

        init(_ open: Number, _ payers: UInt64) {
            self.open = open
            self.payers = payers
        }
    }

    func precedes(_ other: Offer) -> Bool {
        price.isBelow(other.price) || (!other.price.isBelow(price) && candidate.rank < other.candidate.rank)
    }
}

/// The payment per thing of worth, as a fraction that is never divided.
struct Price<Number: WholeNumber> {
    let amount: Number
    let over: UInt64

    func isBelow(_ other: Price) -> Bool { amount.times(other.over) < other.amount.times(over) }

    func times(_ factor: UInt64) -> Price { Price(amount: amount.times(factor), over: over) }
}
