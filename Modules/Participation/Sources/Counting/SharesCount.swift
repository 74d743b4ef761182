internal import Kernel

/// One run of Equal Shares in exact numbers of one kind.
///
/// Money is counted in parts: ``parts`` of them make one unit. Where a share does not divide, all amounts are
/// multiplied, so that nothing is ever rounded.
struct SharesCount<Number: WholeNumber> {
    private let box: BallotBox
    private let measure: CountRule.Measure
    /// The money of all ballots together, in units.
    private let money: Int
    private var purses: Purses<Number>
    /// How many parts make one unit of money.
    private var parts: Number
    private var candidates: [Candidate<Number>] = []
    private var result = SharesRound.Result()

    /// - Parameters:
    ///   - box: The ballots.
    ///   - measure: By what projects are compared.
    ///   - money: What all ballots have together, in units; each has an equal part.
    init(_ box: BallotBox, measure: CountRule.Measure, money: Int) {
        self.box = box
        self.measure = measure
        self.money = money
        // A unit has as many parts as there are ballots, so an equal part is `money` parts.
        parts = Number(UInt64(box.ballotCount))
        purses = Purses(ballots: box.ballotCount, each: Number(UInt64(money)))
        enter()
    }

    /// Pays for one project after the other until no supporters can pay for any.
    ///
    /// - Returns: `nil` when the numbers have too few bits.
    mutating func run() -> SharesRound.Result? {
        guard hasRoom(for: 1) else { return nil }
        while let next = cheapest() {
            guard buy(next) else { return nil }
        }
        return result
    }

    /// Every project that somebody chose and that all ballots together can pay.
    private mutating func enter() {
        for (rank, project) in box.tieOrder.enumerated() {
            let votes = box.supporters[project].count
            let cost = box.projects[project].cost
            guard votes > 0 else {
                result.left.append(.init(project: project, votes: 0, reason: .noVotes))
                continue
            }
            let worth = measure == .cost ? UInt64(cost) : 1
            candidates.append(Candidate(project: project, rank: rank, cost: UInt64(cost), worth: worth))
        }
    }

    /// The project whose supporters pay least for what they get.
    ///
    /// What a project asks never falls while purses empty. So the price of an earlier round is a lower bound, and
    /// who starts with the lowest can stop at the first bound above the best price found.
    private mutating func cheapest() -> Offer<Number>? {
        candidates.sort { $0.precedes($1) }
        var best: Offer<Number>?
        var kept: [Candidate<Number>] = []
        var place = 0
        while place < candidates.count {
            var candidate = candidates[place]
            if let best, let bound = candidate.bound, best.price.isBelow(bound) { break }
            place += 1
            guard let offer = offer(for: candidate) else {
                drop(candidate)
                continue
            }
            candidate.bound = offer.price
            kept.append(candidate)
            if best.map({ offer.precedes($0) }) ?? true { best = offer }
        }
        candidates = kept + candidates[place...]
        return best
    }

    /// What the supporters would pay now; `nil` when they have too little together.
    private mutating func offer(for candidate: Candidate<Number>) -> Offer<Number>? {
        var rich = purses.supporters(box.supporters[candidate.project])
        var open = parts.times(candidate.cost)
        var payers = rich.reduce(UInt64(0)) { $0 + UInt64($1.ballots) }
        var poor = 0
        // Who has less than an equal share pays all; that raises the share of the others, which makes more poor.
        while payers > 0 {
            let (share, rest) = open.quotientAndRemainder(dividingBy: Number(payers))
            let isWhole = rest == Number(0)
            let before = rich.count
            rich.removeAll { purse in
                let amount = purses.amount(of: purse)
                guard isWhole ? amount < share : !(share < amount) else { return false }
                open = open - amount.times(UInt64(purse.ballots))
                payers -= UInt64(purse.ballots)
                poor += purse.ballots
                return true
            }
            guard rich.count < before else {
                let price = Price(amount: open, over: payers * candidate.worth)
                return Offer(candidate: candidate, price: price, share: .init(open, payers), poor: poor)
            }
        }
        return nil
    }

    /// Leaves a project out for good: purses only get emptier.
    private mutating func drop(_ candidate: Candidate<Number>) {
        let together = purses.supporters(box.supporters[candidate.project])
            .reduce(Number(0)) { $0 + purses.amount(of: $1).times(UInt64($1.ballots)) }
            .quotientAndRemainder(dividingBy: parts).quotient.word
        result.left.append(
            .init(
                project: candidate.project,
                votes: box.supporters[candidate.project].count,
                reason: .tooLittle(round: result.purchases.count, together: together.map(Int.init) ?? box.budget)
            )
        )
    }

    /// Lets the supporters pay.
    ///
    /// - Returns: Whether the numbers had enough bits for it.
    private mutating func buy(_ offer: Offer<Number>) -> Bool {
        let project = offer.candidate.project
        let inCents = offer.share.open.times(UInt64(100 / box.unitsPerEuro))
            .quotientAndRemainder(dividingBy: parts.times(offer.share.payers)).quotient.word
        candidates.removeAll { $0.project == project }
        guard let share = makeWhole(offer.share) else { return false }
        purses.pay(share, by: box.supporters[project])
        result.spent += box.projects[project].cost
        let purchase = CountOutcome.Purchase(
            inFull: Int(offer.share.payers),
            withRest: offer.poor,
            shareInCents: inCents.map(Int.init) ?? 0
        )
        result.purchases.append(
            .init(project: project, votes: box.supporters[project].count, reason: .bought(purchase))
        )
        return true
    }

    /// The share in whole parts, after all amounts were multiplied where it did not divide.
    private mutating func makeWhole(_ share: Offer<Number>.Share) -> Number? {
        let (whole, rest) = share.open.quotientAndRemainder(dividingBy: Number(share.payers))
        guard let rest = rest.word, rest > 0 else { return whole }
        let factor = share.payers / Self.greatestDivisor(rest, share.payers)
        guard hasRoom(for: factor) else { return nil }
        parts = parts.times(factor)
        purses.multiply(by: factor)
        for place in candidates.indices { candidates[place].bound = candidates[place].bound?.times(factor) }
        return share.open.times(factor).quotientAndRemainder(dividingBy: Number(share.payers)).quotient
    }

    /// Whether every product of the coming round fits: all money in parts, times ballots, worth and cents.
    private func hasRoom(for factor: UInt64) -> Bool {
        guard let limit = Number.bitLimit else { return true }
        let dearest = box.projects.map(\.cost).max() ?? 1
        let bits = [max(money, dearest), Int(factor), box.ballotCount, dearest, 100]
            .map { Int.bitWidth - $0.leadingZeroBitCount }
        return bits.reduce(parts.bitLength, +) <= limit
    }

    private static func greatestDivisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var (left, right) = (left, right)
        while right > 0 { (left, right) = (right, left % right) }
        return left
    }
}
