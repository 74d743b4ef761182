public import Kernel

/// Invented votes and ideas for the demonstration: a vote that is open, and one with its outcome.
public struct DemoVotes: Sendable {
    private let ports: VotingPorts

    public init(ports: VotingPorts) { self.ports = ports }

    /// Adds the votes to the municipality of the context, unless they are there.
    ///
    /// - Returns: Codes with which to vote; none where residents log in, or when the votes were there.
    public func add(in context: Context) throws -> [String] {
        try DemoIdeas(ports: ports).add(in: context)
        try DemoProjects.add(in: context)
        try DemoPolls.add(in: context)
        try DemoToolkit.add(in: context)
        try DemoConsultations.add(in: context, mark: UniqueID(bytes: ports.randomness.bytes(16)))
        let open = try make(openPlan(context), DemoPlans.parks, slug: "buurtbudget", context)
        if let past = try make(pastPlan(context), DemoPlans.youth, slug: "jongerenbudget", context) {
            try fill(past, in: context)
            try CountDesk(bigNumbers: ports.bigNumbers).count(past, in: context)
        }
        guard let open, open.plan.way == .codes else { return [] }
        let codes = (0..<3).map { _ in VotingCode(from: ports.randomness) }
        try keep(codes, group: "Centrum", in: open, context)
        return codes.map(\.description)
    }

    private func openPlan(_ context: Context) -> BudgetVote.Plan {
        BudgetVote.Plan(
            title: "Buurtbudget \(context.today.year + 1)",
            explanation: "Er is geld voor groen en spelen in de buurt. Welke plannen vindt u goed?",
            budget: 50_000,
            kind: .approval,
            rule: .equalSharesRaised,
            way: context.isLoginHere ? .login : .codes,
            mostChoices: nil,
            opensOn: context.today.adding(days: -3),
            closesOn: context.today.adding(days: 18)
        )
    }

    private func pastPlan(_ context: Context) -> BudgetVote.Plan {
        BudgetVote.Plan(
            title: "Jongerenbudget \(context.today.year)",
            explanation: "Jongeren van 12 tot en met 27 jaar kozen plannen voor hun eigen gemeente.",
            budget: 40_000,
            kind: .approval,
            rule: .equalSharesRaised,
            way: .codes,
            mostChoices: nil,
            opensOn: context.today.adding(days: -60),
            closesOn: context.today.adding(days: -32)
        )
    }

    /// `nil` when the vote was there already.
    private func make(
        _ plan: BudgetVote.Plan,
        _ projects: [DemoPlans.Plan],
        slug: String,
        _ context: Context
    ) throws -> BudgetVote? {
        try context.writeAndWait { [ports] session in
            guard let key = try VoteTable.add(plan, slug: slug, in: session.tables),
                let vote = try VoteTable(session.tables).vote(key: key)
            else { return nil }
            for project in projects {
                try VoteTable.add(
                    name: project.name,
                    explanation: project.text,
                    cost: project.cost,
                    to: vote,
                    in: session.tables
                )
            }
            try VoteKey.draw(for: vote, ports.randomness, in: session.tables)
            try VoteTable.set(.published, of: vote, in: session.tables)
            return try VoteTable(session.tables).vote(key: key)
        }
    }

    private func keep(_ codes: [VotingCode], group: String, in vote: BudgetVote, _ context: Context) throws {
        let key = try context.read { try VoteKey(of: vote, $0.tables) }
        let hashes = codes.map { key.hash($0, by: ports.digest) }
        try context.writeAndWait { session in
            _ = try CodeTable.add(hashes, group: group, to: vote, in: session.tables)
        }
    }

    /// Puts ballots of two neighbourhoods in the box, each with plans of its own that it likes most.
    private func fill(_ vote: BudgetVote, in context: Context) throws {
        var dice = Dice(84)
        for (group, voters, shift) in [("Noord", 130, 0), ("Zuid", 70, 5)] {
            let codes = (0..<voters * 2).map { _ in VotingCode(from: ports.randomness) }
            try keep(codes, group: group, in: vote, context)
            var ballots: [Set<Int>] = []
            while ballots.count < voters {
                let liked = (1...DemoPlans.youth.count).filter { number in
                    dice.roll(100) < ((number + shift) % DemoPlans.youth.count < 4 ? 55 : 14)
                }
                if !liked.isEmpty { ballots.append(Set(liked)) }
            }
            try cast(ballots, with: codes, in: vote, context)
        }
    }

    private func cast(
        _ ballots: [Set<Int>],
        with codes: [VotingCode],
        in vote: BudgetVote,
        _ context: Context
    ) throws {
        let key = try context.read { try VoteKey(of: vote, $0.tables) }
        let hashes = codes.map { key.hash($0, by: ports.digest) }
        try context.writeAndWait { [ports] session in
            let projects = try VoteTable(session.tables).projects(of: vote)
            for (place, choices) in ballots.enumerated() {
                guard try CodeTable.use(hashes[place], in: vote, session.tables) else { continue }
                try BallotTable.add(
                    try Ballot(choices, of: vote, projects: projects),
                    isPaper: place.isMultiple(of: 17),
                    to: vote,
                    mark: ports.randomness.bytes(16),
                    in: session.tables
                )
            }
        }
    }
}
