internal import Kernel

/// A request to complete an application (verzoek om aanvulling), Awb 4:5.
struct Completion: Hashable, Sendable {
    let key: Int
    let caseKey: Int
    let parts: [String]
    let askedOn: Day
    let lastOn: Day
    /// `nil` while the applicant still has time.
    let end: End?

    struct End: Hashable, Sendable {
        let kind: Kind
        /// The day on which it was complete, or the last day of the time that passed.
        let on: Day
    }

    enum Kind: String, Hashable, Sendable {
        case received
        /// The time passed unused.
        case passed
        /// The case ended before.
        case dropped
    }

    /// The parts in one sentence: `een kaart en een tekening`.
    var partsInOneLine: String { Self.joined(parts) }

    static func joined(_ parts: [String]) -> String {
        let small = parts.map(\.withSmallStart)
        guard let last = small.last, small.count > 1 else { return small.first ?? "" }
        return small.dropLast().joined(separator: ", ") + " en " + last
    }
}

/// Reads and changes rows of `physical_domain_completion`.
enum CompletionTable {
    static func all(of caseKey: Int, in tables: any Database) throws -> [Completion] {
        try tables.rows("\(columns) WHERE case_key = \(caseKey) ORDER BY id", completion)
    }

    /// The requests that still wait for somebody, the ones whose time ends first on top; those behind a place.
    static func open(after place: RoundPlaces.Place, limit: Int, in tables: any Database) throws -> [Completion] {
        try tables.rows(
            """
            \(columns) WHERE ended_on IS NULL AND (last_on, id) > (\(place.value), \(place.key))
            ORDER BY last_on, id LIMIT \(limit)
            """,
            completion
        )
    }

    static func add(
        _ parts: [String],
        asked: Day,
        until last: Day,
        of file: CaseFile,
        to tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            INSERT INTO physical_domain_completion (case_key, parts, asked_on, last_on)
            VALUES (\(file.key), \(parts.joined(separator: "\n")), \(asked), \(last))
            """
        )
    }

    /// Ends the open request of a case; nothing where there is none.
    static func end(of caseKey: Int, _ end: Completion.End, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            UPDATE physical_domain_completion SET ended_on = \(end.on), end_kind = \(end.kind.rawValue)
            WHERE case_key = \(caseKey) AND ended_on IS NULL
            """
        )
    }

    private static let columns: SQL = """
        SELECT id, case_key, parts, asked_on, last_on, ended_on, end_kind FROM physical_domain_completion
        """

    private static func completion(_ row: any Row) throws -> Completion {
        let kind = try row.optionalText(6).flatMap(Completion.Kind.init(rawValue:))
        let ended = try row.optionalInteger(5).map { Day(number: $0) }
        return Completion(
            key: try row.integer(0),
            caseKey: try row.integer(1),
            parts: try row.text(2).split(separator: "\n").map(String.init),
            askedOn: Day(number: try row.integer(3)),
            lastOn: Day(number: try row.integer(4)),
            end: kind.flatMap { kind in ended.map { Completion.End(kind: kind, on: $0) } }
        )
    }
}
