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
        let found = try scans(query).flatMap { scan in
            try database.rows(scan) { WorklistPlace(position: try $0.integer(0), key: try $0.integer(1)) }
        }
        return Array(found.sorted { $0.comes(before: $1, in: query.order) }.prefix(query.limit))
    }

    /// The statements of one list: where the cases stand, by positions and keys, which the indexes themselves hold.
    func scans(_ query: WorklistQuery) -> [SQL] {
        let types = visible(query.types)
        guard !types.isEmpty else { return [] }
        return switch query.whose {
        case .handler(let id): [scan(query, "handler_id = \(id) AND type_key IN (\(SQL.list(types)))")]
        case .teams(let teams):
            teams.sorted().flatMap { team in
                types.map { type in scan(query, "team_key = \(team) AND type_key = \(type)") }
            }
        case .everyone: types.map { type in scan(query, "type_key = \(type)") }
        }
    }

    func entries(at places: [WorklistPlace]) throws -> [WorklistEntry] {
        guard !places.isEmpty else { return [] }
        let files = try database.rows(
            "\(CaseFile.columns) WHERE id IN (\(SQL.list(places.map(\.key))))",
            CaseFile.init(row:)
        )
        let byKey = Dictionary(files.filter(sight.includes).map { ($0.key, $0) }) { first, _ in first }
        return places.compactMap { place in byKey[place.key].map { WorklistEntry(file: $0, position: place.position) } }
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

    /// The first places of a list, or those behind a mark: of its own day by key, and of the days after.
    ///
    /// The two are asked apart, since SQLite takes the bound on a key from the index only beside an equal day:
    /// with a comparison of pairs it would walk over all cases of that day.
    private func scan(_ query: WorklistQuery, _ condition: SQL) -> SQL {
        let column: SQL = query.order == .newestFirst ? "opened_at" : "due_on"
        let order: SQL = query.order.isAscending ? "1, 2" : "1 DESC, 2 DESC"
        let running: SQL = "SELECT \(column), id FROM case_file WHERE \(condition) AND closed_at IS NULL"
        let end: SQL = "ORDER BY \(order) LIMIT \(query.limit)"
        let late: SQL = query.dueBefore.map { "AND due_on < \($0)" } ?? ""
        // No late case ends a page with a day that is not late: such a mark leads to the first page.
        guard let after = query.after, query.dueBefore.map({ after.position < $0.number }) ?? true else {
            return "\(running) \(late) \(end)"
        }
        let side: SQL = query.order.isAscending ? ">" : "<"
        // Before the mark everything is late already, and a second bound could be taken from the index in its place.
        let further: SQL = query.order.isAscending ? late : ""
        return """
            \(running) AND \(column) = \(after.position) AND id \(side) \(after.key)
            UNION ALL \(running) AND \(column) \(side) \(after.position) \(further) \(end)
            """
    }
}

extension WorklistPlace {
    /// Whether this place is above another one.
    fileprivate func comes(before other: WorklistPlace, in order: WorklistQuery.Order) -> Bool {
        let mine = (position, key)
        let theirs = (other.position, other.key)
        return order.isAscending ? mine < theirs : mine > theirs
    }
}

extension CaseFile {
    /// The day number that lists of work are sorted by.
    var dueOn: Int { (targetOn ?? deadlineOn)?.number ?? WorklistEntry.noDay }
}
