internal import Kernel

/// Reads the lists of running cases from the indexes that `case_file` keeps for them.
///
/// A list over several case types is one short index scan per type, merged by the order of the list: so
/// no list grows slower with the number of cases, and none touches a type that the caller may not see.
struct WorklistRecords: Worklist {
    private let database: any Database
    private let sight: CaseSight

    init(_ database: any Database, sight: CaseSight) {
        self.database = database
        self.sight = sight
    }

    func places(_ query: WorklistQuery) throws -> [WorklistPlace] {
        let types = visible(query.types)
        guard !types.isEmpty else { return [] }
        let found: [WorklistPlace]
        switch query.whose {
        case .handler(let id):
            found = try places(query, "handler_id = \(id) AND type_key IN (\(SQL.list(types)))")
        case .teams(let teams):
            found = try teams.sorted().flatMap { team in
                try types.flatMap { type in
                    try places(query, "team_key = \(team) AND type_key = \(type)")
                }
            }
        case .everyone:
            found = try types.flatMap { type in try places(query, "type_key = \(type)") }
        }
        return Array(found.sorted { $0.comes(before: $1, in: query.order) }.prefix(query.limit))
    }

    func entries(at places: [WorklistPlace]) throws -> [WorklistEntry] {
        guard !places.isEmpty else { return [] }
        let files = try database.rows(
            "\(CaseFile.columns) WHERE id IN (\(SQL.list(places.map(\.key))))",
            CaseFile.init(row:)
        )
        let byKey = Dictionary(files.filter(sight.includes).map { ($0.key, $0) }) { first, _ in first }
        return places.compactMap { place in byKey[place.key].map { WorklistEntry(file: $0, dueOn: place.dueOn) } }
    }

    /// The case types of the list that exist for the caller.
    private func visible(_ asked: Set<String>?) -> [String] {
        switch sight {
        case .types(let seen): (asked.map { $0.intersection(seen) } ?? seen).sorted()
        // Whoever sees everything says which types the list is about; a resident has no worklist.
        case .everything: (asked ?? []).sorted()
        case .resident: []
        }
    }

    /// Where the cases of one scan stand: days and keys, which the index itself holds.
    private func places(_ query: WorklistQuery, _ condition: SQL) throws -> [WorklistPlace] {
        let direction: SQL = query.order == .dueFirst ? "due_on, id" : "due_on DESC, id DESC"
        return try database.rows(
            """
            SELECT due_on, id FROM case_file WHERE \(condition) AND closed_at IS NULL \(Self.bounds(query))
            ORDER BY \(direction) LIMIT \(query.limit)
            """
        ) { row in WorklistPlace(dueOn: try row.integer(0), key: try row.integer(1)) }
    }

    private static func bounds(_ query: WorklistQuery) -> SQL {
        var bounds: SQL = ""
        if let day = query.dueBefore { bounds += "AND due_on < \(day)" }
        guard let place = query.after else { return bounds }
        return switch query.order {
        case .dueFirst: "\(bounds) AND (due_on, id) > (\(place.dueOn), \(place.key))"
        case .dueLast: "\(bounds) AND (due_on, id) < (\(place.dueOn), \(place.key))"
        }
    }
}

extension WorklistPlace {
    /// Whether this place is above another one.
    fileprivate func comes(before other: WorklistPlace, in order: WorklistQuery.Order) -> Bool {
        let mine = (dueOn, key)
        let theirs = (other.dueOn, other.key)
        return order == .dueFirst ? mine < theirs : mine > theirs
    }
}

extension CaseFile {
    /// The day number that lists of work are sorted by.
    var dueOn: Int { (targetOn ?? deadlineOn)?.number ?? WorklistEntry.noDay }
}
