@testable import Participation

/// Equal Shares written down as its definition says, slowly, with fractions of 128 bits: for small votes.
struct PlainSharesModel {
    let box: BallotBox
    let measure: CountRule.Measure

    /// The chosen projects in the order of the rounds; `nil` when the fractions become too long.
    func chosen(money: Int) -> [Int]? {
        var purses = [Fraction](repeating: Fraction(Int128(money), Int128(box.ballotCount)), count: box.ballotCount)
        var chosen: [Int] = []
        while true {
            var best: (project: Int, rho: Fraction)?
            for project in box.tieOrder where !chosen.contains(project) {
                guard let found = rho(of: project, purses) else { return nil }
                guard let rho = found.value else { continue }
                guard let isLess = best.map({ rho.isLess(than: $0.rho) }) ?? true else { return nil }
                if isLess { best = (project, rho) }
            }
            guard let best else { return chosen }
            chosen.append(best.project)
            guard let share = best.rho.times(worth(best.project)) else { return nil }
            for ballot in box.supporters[best.project].map(Int.init) {
                guard let isLess = share.isLess(than: purses[ballot]) else { return nil }
                guard let rest = isLess ? purses[ballot].minus(share) : Fraction(0, 1) else { return nil }
                purses[ballot] = rest
            }
        }
    }

    private func worth(_ project: Int) -> Int128 { measure == .cost ? Int128(box.projects[project].cost) : 1 }

    /// The smallest payment per worth with which the supporters reach the cost; `value` is `nil` if none does.
    ///
    /// With the purses sorted, whoever comes before some place pays all, and the others pay equally.
    private func rho(of project: Int, _ purses: [Fraction]) -> (value: Fraction?, Void)? {
        let own = box.supporters[project].map { purses[Int($0)] }.sorted { $0.isLess(than: $1) ?? false }
        var open = Fraction(Int128(box.projects[project].cost), 1)
        for (place, purse) in own.enumerated() {
            guard let share = open.over(Int128(own.count - place)), let enough = purse.isLess(than: share) else {
                return nil
            }
            if !enough { return share.over(worth(project)).map { ($0, ()) } }
            guard let rest = open.minus(purse) else { return nil }
            open = rest
        }
        return (nil, ())
    }

    /// A fraction in lowest terms; operations give `nil` when it becomes too long.
    struct Fraction {
        let top: Int128
        let bottom: Int128

        init(_ top: Int128, _ bottom: Int128) {
            var (left, right) = (top, bottom)
            while right > 0 { (left, right) = (right, left % right) }
            self.top = top / max(left, 1)
            self.bottom = bottom / max(left, 1)
        }

        func isLess(than other: Fraction) -> Bool? {
            let left = top.multipliedReportingOverflow(by: other.bottom)
            let right = other.top.multipliedReportingOverflow(by: bottom)
            return left.overflow || right.overflow ? nil : left.partialValue < right.partialValue
        }

        func minus(_ other: Fraction) -> Fraction? {
            let left = top.multipliedReportingOverflow(by: other.bottom)
            let right = other.top.multipliedReportingOverflow(by: bottom)
            let below = bottom.multipliedReportingOverflow(by: other.bottom)
            guard !left.overflow, !right.overflow, !below.overflow else { return nil }
            return Fraction(left.partialValue - right.partialValue, below.partialValue)
        }

        func times(_ factor: Int128) -> Fraction? {
            let product = top.multipliedReportingOverflow(by: factor)
            return product.overflow ? nil : Fraction(product.partialValue, bottom)
        }

        func over(_ divisor: Int128) -> Fraction? {
            let product = bottom.multipliedReportingOverflow(by: divisor)
            return product.overflow ? nil : Fraction(top, product.partialValue)
        }
    }
}
