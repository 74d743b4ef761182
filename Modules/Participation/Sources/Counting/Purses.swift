internal import Kernel

/// The money of all ballots; ballots that paid for the same projects share a purse (beurs).
///
/// Many ballots have equal amounts, and every purse is calculated with once instead of every ballot.
struct Purses<Number: WholeNumber> {
    /// The purse of each ballot; 0 is the empty one.
    private var purseOf: [Int32]
    /// What each ballot of a purse has, in parts.
    private var amounts: [Number]
    private var members: [Int]
    /// Purses without members, to use again.
    private var unused: [Int32] = []
    /// For counting supporters per purse; all zero in between.
    private var tally: [Int]

    /// A purse with how many supporters of one project share it.
    struct Share {
        let purse: Int32
        let ballots: Int
    }

    init(ballots: Int, each amount: Number) {
        purseOf = [Int32](repeating: 1, count: ballots)
        amounts = [Number(0), amount]
        members = [0, ballots]
        tally = [0, 0]
    }

    /// The purses of these ballots that have something in them.
    mutating func supporters(_ ballots: [Int32]) -> [Share] {
        var found: [Int32] = []
        for ballot in ballots {
            let purse = purseOf[Int(ballot)]
            if purse == 0 { continue }
            if tally[Int(purse)] == 0 { found.append(purse) }
            tally[Int(purse)] += 1
        }
        return found.map { purse in
            defer { tally[Int(purse)] = 0 }
            return Share(purse: purse, ballots: tally[Int(purse)])
        }
    }

    func amount(of share: Share) -> Number { amounts[Int(share.purse)] }

    mutating func multiply(by factor: UInt64) {
        for purse in amounts.indices where members[purse] > 0 { amounts[purse] = amounts[purse].times(factor) }
    }

    /// Takes the share, or all there is where that is less, from each of these ballots.
    mutating func pay(_ share: Number, by ballots: [Int32]) {
        var target: [Int32: Int32] = [:]
        for group in supporters(ballots) { target[group.purse] = purse(after: share, group) }
        for ballot in ballots {
            let old = purseOf[Int(ballot)]
            if old == 0 { continue }
            purseOf[Int(ballot)] = target[old] ?? old
        }
    }

    /// The purse that these ballots have after they paid.
    private mutating func purse(after share: Number, _ group: Share) -> Int32 {
        let old = Int(group.purse)
        let amount = amounts[old]
        members[old] -= group.ballots
        guard share < amount else {
            if members[old] == 0 { unused.append(group.purse) }
            return 0
        }
        guard members[old] > 0 else {
            amounts[old] = amount - share
            members[old] = group.ballots
            return group.purse
        }
        return open(with: amount - share, for: group.ballots)
    }

    private mutating func open(with amount: Number, for ballots: Int) -> Int32 {
        if let purse = unused.popLast() {
            amounts[Int(purse)] = amount
            members[Int(purse)] = ballots
            return purse
        }
        amounts.append(amount)
        members.append(ballots)
        tally.append(0)
        return Int32(amounts.count - 1)
    }
}
