extension PabulibFile {
    /// The money, projects and ballots in this file, to count.
    ///
    /// Amounts with cents make the box count in cents.
    ///
    /// - Throws: ``PabulibFault`` for ballots that are no approvals, or for what is missing or wrong.
    func box() throws(PabulibFault) -> BallotBox {
        guard let budget = fact("budget") else { throw .missingFact("budget") }
        guard let kind = fact("vote_type") else { throw .missingFact("vote_type") }
        guard ["approval", "choose-1"].contains(kind) else { throw .ballotKind(kind) }
        let ids = try values(of: "project_id", in: projects, "PROJECTS")
        let costs = try values(of: "cost", in: projects, "PROJECTS")
        let cents = try ([budget] + costs).map { amount throws(PabulibFault) in try Self.cents(amount) }
        let unit = cents.allSatisfy { $0.isMultiple(of: 100) } ? 100 : 1
        let ballots = try ballots(among: ids)
        do {
            return try BallotBox(
                budget: cents[0] / unit,
                projects: zip(ids, cents.dropFirst()).map { BallotBox.Project($0, cost: $1 / unit) },
                ballots: ballots,
                unitsPerEuro: 100 / unit
            )
        } catch {
            throw .box(error)
        }
    }

    private func ballots(among ids: [String]) throws(PabulibFault) -> [[Int]] {
        let places = Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
        var ballots: [[Int]] = []
        for (number, vote) in try values(of: "vote", in: votes, "VOTES").enumerated() {
            var ballot: [Int] = []
            for id in vote.split(separator: ",") {
                guard let place = places[String(id.filter { !$0.isWhitespace })] else {
                    throw .unknownProject(ballot: number + 1)
                }
                ballot.append(place)
            }
            ballots.append(ballot)
        }
        return ballots
    }

    private func values(
        of column: String,
        in section: Section,
        _ name: String
    ) throws(PabulibFault) -> [String] {
        guard let values = section.values(of: column) else { throw .missingColumn(column, section: name) }
        return values
    }

    /// An amount such as `12500`, `12500.5` or `12500,50` in cents.
    private static func cents(_ text: String) throws(PabulibFault) -> Int {
        let parts = text.filter { !$0.isWhitespace }
            .split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        let decimals = parts.count > 1 ? parts[1] : ""
        let significant = String(decimals.reversed().drop { $0 == "0" }.reversed())
        guard parts.count <= 2, significant.count <= 2,
            (parts[0] + decimals).utf8.allSatisfy({ (48...57).contains($0) }),
            let euros = Int(parts[0]), euros < 1_000_000_000_000,
            let cents = Int(significant + String(repeating: "0", count: 2 - significant.count))
        else { throw .noAmount(text) }
        return euros * 100 + cents
    }
}
