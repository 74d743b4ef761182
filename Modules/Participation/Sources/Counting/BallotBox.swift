/// Everything that a count needs (stembus): the money, the projects and the ballots, without who cast them.
///
/// Amounts are whole numbers of the smallest unit in use, euros or cents.
struct BallotBox: Hashable, Sendable {
    let budget: Int
    let projects: [Project]
    /// By project, the numbers of the ballots that chose it, rising.
    let supporters: [[Int32]]
    let ballotCount: Int
    /// How many units make one euro: 1 or 100.
    let unitsPerEuro: Int

    /// What can be paid for.
    struct Project: Hashable, Sendable {
        /// Unique in the box; of two projects that are equal in everything, the lower id goes first.
        let id: String
        let cost: Int

        init(_ id: String, cost: Int) {
            self.id = id
            self.cost = cost
        }
    }

    /// Sorts the ballots by what they chose; a project that stands on a ballot twice counts once.
    ///
    /// - Parameters:
    ///   - budget: The money that can be given.
    ///   - projects: What can be chosen.
    ///   - ballots: The places in `projects` that each ballot chose.
    ///   - unitsPerEuro: 1 for euros, 100 for cents.
    /// - Throws: ``Invalid`` with the first thing that is wrong.
    init(
        budget: Int,
        projects: [Project],
        ballots: some Sequence<[Int]>,
        unitsPerEuro: Int = 1
    ) throws(Invalid) {
        guard budget > 0 else { throw .budget(budget) }
        var ids: Set<String> = []
        for project in projects {
            guard project.cost > 0 else { throw .cost(project: project.id) }
            guard ids.insert(project.id).inserted else { throw .doubleProject(project.id) }
        }
        var supporters = [[Int32]](repeating: [], count: projects.count)
        var count: Int32 = 0
        for ballot in ballots {
            for choice in ballot {
                guard projects.indices.contains(choice) else { throw .unknownChoice(ballot: Int(count)) }
                if supporters[choice].last != count { supporters[choice].append(count) }
            }
            count += 1
        }
        let money = [budget, projects.map(\.cost).max() ?? 0].max() ?? 0
        guard money.multipliedReportingOverflow(by: 1_000 * (Int(count) + 1)).overflow == false else {
            throw .tooLarge
        }
        self.budget = budget
        self.projects = projects
        self.supporters = supporters
        ballotCount = Int(count)
        self.unitsPerEuro = unitsPerEuro
    }

    /// Why something cannot be counted.
    enum Invalid: Error, Hashable, Sendable {
        case budget(Int)
        case cost(project: String)
        case doubleProject(String)
        /// A ballot, counted from 0, has a place without a project.
        case unknownChoice(ballot: Int)
        /// Amounts times ballots pass 63 bits.
        case tooLarge
    }

    /// The places of the projects in the order that settles what is equal: by id, byte by byte.
    var tieOrder: [Int] {
        projects.indices.sorted { projects[$0].id.utf8.lexicographicallyPrecedes(projects[$1].id.utf8) }
    }
}
