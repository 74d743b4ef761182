import Kernel
import TestSupport
import Vault

@testable import App

/// Three votes of a municipality, and three ideas on its website.
///
/// One vote is open for codes, one for who logs in, and one was counted.
struct MadeVotes: Sendable {
    let open: String
    let login: String
    let counted: String
    /// The keys of the ideas.
    let ideas: [Int]
    let projects: MadeProjects

    static let nothing = MadeVotes(
        open: "nergens-open",
        login: "nergens-inloggen",
        counted: "nergens-geteld",
        ideas: [99_000_001, 99_000_002, 99_000_003],
        projects: .nothing
    )

    /// A code of each open vote that nobody used: the lowest one that there can be.
    static let code = "2222-2222-2222"

    private init(open: String, login: String, counted: String, ideas: [Int], projects: MadeProjects) {
        self.ideas = ideas
        self.projects = projects
        self.open = open
        self.login = login
        self.counted = counted
    }

    init(in tenant: OpenTenant, at now: Timestamp) throws {
        let slug = tenant.municipality.slug
        let first = (Int(tenant.municipality.code) ?? 0) * 1_000
        let ideas = (1...3).map { first + $0 }
        let projects = try MadeProjects(in: tenant, at: now)
        self.init(
            open: "\(slug)-open",
            login: "\(slug)-inloggen",
            counted: "\(slug)-geteld",
            ideas: ideas,
            projects: projects
        )
        let context = tenant.entry.context(caller: .anonymous, now: now, module: "participation")
        try context.writeAndWait { [self] session in
            let tables = session.tables
            try Self.add(open, way: "codes", state: "published", now.day, tables)
            try Self.add(login, way: "login", state: "published", now.day, tables)
            let key = try Self.add(counted, way: "codes", state: "counted", now.day, tables)
            try Self.count(key, at: now, tables)
            for idea in ideas {
                try tables.execute(
                    """
                    INSERT INTO participation_idea (id, title, story, place, state, published_at)
                    VALUES (\(idea), 'Een bank', 'Een bank in het park.', 'Het park', 'published', \(now))
                    """
                )
            }
        }
    }

    /// A vote with two plans and one code.
    @discardableResult
    private static func add(
        _ slug: String,
        way: String,
        state: String,
        _ today: Day,
        _ tables: any WritableDatabase
    ) throws -> Int {
        let key = try tables.insert(
            """
            INSERT INTO participation_vote
                (slug, title, explanation, budget, kind, rule, way, opens_on, closes_on, state)
            VALUES (\(slug), 'Geld voor de buurt', 'Wij verdelen geld voor plannen.', 100, 'approval',
                'equalshares/add1', \(way), \(today.number), \(today.number + 14), \(state))
            """
        )
        guard let key else { throw Missing(what: "a vote") }
        for (number, cost) in [60, 40].enumerated() {
            try tables.execute(
                """
                INSERT INTO participation_vote_project (vote, number, name, explanation, cost)
                VALUES (\(key), \(number + 1), 'Een bank in het park', '', \(cost))
                """
            )
        }
        let hash = SHA256().sha256(Array("stemcode \(key) \(code.replacing("-", with: ""))".utf8))
        try tables.execute(
            "INSERT INTO participation_vote_code (vote, hash, group_name) VALUES (\(key), \(hash), 'Centrum')"
        )
        try tables.execute(
            "INSERT INTO participation_vote_group (vote, name, codes) VALUES (\(key), 'Centrum', 1)"
        )
        return key
    }

    /// Ten ballots that chose the first plan, and what they come to.
    private static func count(_ key: Int, at now: Timestamp, _ tables: any WritableDatabase) throws {
        for number in 0..<10 {
            try tables.execute(
                """
                INSERT INTO participation_vote_ballot (vote, mark, choices)
                VALUES (\(key), \([UInt8(number)]), '1')
                """
            )
        }
        try tables.execute("UPDATE participation_vote SET ballots = 10 WHERE id = \(key)")
        try tables.execute(
            """
            INSERT INTO participation_vote_outcome (vote, spent, start_cents, raises, ending, counted_at)
            VALUES (\(key), 60, 1000, 0, 'nothing-fits', \(now))
            """
        )
        try tables.execute(
            """
            INSERT INTO participation_vote_verdict (vote, place, project, votes, reason, first, second, third)
            VALUES (\(key), 0, 1, 10, 'bought', 10, 0, 600), (\(key), 1, 2, 0, 'no-votes', NULL, NULL, NULL)
            """
        )
    }
}
