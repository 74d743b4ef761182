internal import Kernel

/// An idea of a resident as it stands on the website (idee).
struct Idea: Hashable, Sendable {
    let key: Int
    let text: Text
    let state: State
    /// How many people support it.
    let support: Int
    /// What the municipality did with it; `nil` while that is not known.
    let answer: String?
    let publishedAt: Timestamp

    /// What staff put on the website, after they read it.
    struct Text: Hashable, Sendable {
        let title: String
        let story: String
        let place: String
        /// The case of the resident who brought it; `nil` for an idea from a meeting.
        let caseNumber: CaseNumber?
    }

    enum State: Hashable, Sendable {
        case published
        /// It went on as part of the idea with this key.
        case merged(into: Int)
        /// Staff took it off the website.
        case removed
    }
}

/// Ideas as they are kept.
struct IdeaTable {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// The most ideas on one page.
    static let perPage = 30

    func idea(_ key: Int) throws -> Idea? { try find("id = \(key)", limit: 1).first }

    /// Ideas on the website, the newest first, older than `last`.
    func published(before last: Int = .max) throws -> [Idea] {
        try find("state = 'published' AND id < \(last)", limit: Self.perPage)
    }

    /// The ideas that went on as part of this one.
    func merged(into key: Int) throws -> [Idea] { try find("merged_into = \(key)", limit: 100) }

    private func find(_ condition: SQL, limit: Int) throws -> [Idea] {
        var ideas: [Idea] = []
        try tables.each(
            """
            SELECT id, title, story, place, case_number, state, merged_into, support, answer, published_at
            FROM participation_idea WHERE \(condition) ORDER BY id DESC LIMIT \(limit)
            """
        ) { ideas.append(try Self.idea($0)) }
        return ideas
    }

    private static func idea(_ row: any Row) throws -> Idea {
        let state: Idea.State =
            switch try row.text(5) {
            case "merged": .merged(into: try row.integer(6))
            case "removed": .removed
            default: .published
            }
        return Idea(
            key: try row.integer(0),
            text: Idea.Text(
                title: try row.text(1),
                story: try row.text(2),
                place: try row.text(3),
                caseNumber: try row.optionalText(4).map { try CaseNumber($0) }
            ),
            state: state,
            support: try row.integer(7),
            answer: try row.optionalText(8),
            publishedAt: Timestamp(milliseconds: Int64(try row.integer(9)))
        )
    }
}

extension IdeaTable {
    /// Puts an idea on the website.
    ///
    /// - Returns: Its key, `nil` when the idea of this case stands there already.
    static func add(_ text: Idea.Text, at now: Timestamp, in tables: any WritableDatabase) throws -> Int? {
        try tables.insert(
            """
            INSERT INTO participation_idea (title, story, place, case_number, state, published_at)
            VALUES (\(text.title), \(text.story), \(text.place), \(text.caseNumber?.description), 'published', \(now))
            ON CONFLICT DO NOTHING
            """
        )
    }

    /// Counts a supporter, once per person.
    static func support(_ idea: Idea, by person: [UInt8], in tables: any WritableDatabase) throws {
        let added = try tables.execute(
            """
            INSERT INTO participation_idea_support (idea, person) VALUES (\(idea.key), \(person))
            ON CONFLICT DO NOTHING
            """
        )
        guard added == 1 else { return }
        try tables.execute("UPDATE participation_idea SET support = support + 1 WHERE id = \(idea.key)")
    }

    /// Lets an idea go on as part of another; who supported both counts once.
    static func merge(_ idea: Idea, into other: Idea, in tables: any WritableDatabase) throws {
        let added = try tables.execute(
            """
            INSERT INTO participation_idea_support (idea, person)
            SELECT \(other.key), person FROM participation_idea_support WHERE idea = \(idea.key)
            ON CONFLICT DO NOTHING
            """
        )
        try tables.execute("UPDATE participation_idea SET support = support + \(added) WHERE id = \(other.key)")
        // Also what went on in this idea goes on in the other: whose it is hears what was done with that one.
        try tables.execute(
            "UPDATE participation_idea SET merged_into = \(other.key) WHERE merged_into = \(idea.key)"
        )
        try tables.execute(
            "UPDATE participation_idea SET state = 'merged', merged_into = \(other.key) WHERE id = \(idea.key)"
        )
    }

    static func remove(_ idea: Idea, in tables: any WritableDatabase) throws {
        try tables.execute("UPDATE participation_idea SET state = 'removed' WHERE id = \(idea.key)")
    }

    static func answer(_ answer: String, to idea: Idea, in tables: any WritableDatabase) throws {
        try tables.execute("UPDATE participation_idea SET answer = \(answer) WHERE id = \(idea.key)")
    }
}
