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
        guard let statement = statement(query) else { return [] }
        let found = try database.rows(statement) {
            WorklistPlace(position: try $0.integer(0), key: try $0.integer(1))
        }
        return Array(found.sorted { $0.comes(before: $1, in: query.order) }.prefix(query.limit))
    }

    /// All parts of one list in one statement, in no order: a statement by itself costs more than a look into an index.
    ///
    /// - Returns: `nil` when the list is about no type that the caller may see.
    func statement(_ query: WorklistQuery) -> SQL? {
        let parts = scans(query).map { part -> SQL in "SELECT * FROM (\(part))" }
        return parts.isEmpty ? nil : parts.joined(separator: " UNION ALL ")
    }

    /// The parts of one list: where the cases stand, by positions and keys, which the indexes themselves hold.
    func scans(_ query: WorklistQuery) -> [SQL] {
        let types = visible(query.types)
        guard !types.isEmpty else { return [] }
        let scan = WorklistScan(query)
        return switch query.whose {
        case .handler(let id): [scan.of("handler_id = \(id) AND type_key IN (\(SQL.list(types)))")]
        case .teams(let teams):
            types.flatMap { type in
                teams.filter { ofTeams(type)?.contains($0) ?? true }.sorted().map { scan.of(Self.of(type, team: $0)) }
            }
        case .everyone:
            types.flatMap { type -> [SQL] in
                guard let teams = ofTeams(type) else { return [scan.of("type_key = \(type)")] }
                // What no team has yet is work of the whole module.
                return teams.sorted().map { scan.of(Self.of(type, team: $0)) }
                    + [scan.of("type_key = \(type) AND team_key IS NULL")]
            }
        }
    }

    private static func of(_ type: String, team: String) -> SQL { "team_key = \(team) AND type_key = \(type)" }

    /// The teams whose cases of a type are in sight; `nil` for a type of which every case is.
    private func ofTeams(_ type: String) -> Set<String>? {
        guard case .staff(let staff) = sight else { return nil }
        return staff.whole.contains(type) ? nil : staff.ofTeams[type]
    }

    func entries(at places: [WorklistPlace]) throws -> [WorklistEntry] {
        guard !places.isEmpty else { return [] }
        let files = try database.rows(
            "\(CaseFile.columns) WHERE id IN (\(SQL.list(places.map(\.key)))) AND \(sight.condition)",
            CaseFile.init(row:)
        )
        let byKey = Dictionary(files.map { ($0.key, $0) }) { first, _ in first }
        return places.compactMap { place in byKey[place.key].map { WorklistEntry(file: $0, position: place.position) } }
    }

    /// The case types of the list that exist for the caller.
    private func visible(_ asked: Set<String>?) -> [String] {
        switch sight {
        case .staff(let staff): (asked.map { $0.intersection(staff.types) } ?? staff.types).sorted()
        // Whoever sees everything says which types the list is about; a resident has no worklist.
        case .everything: (asked ?? []).sorted()
        case .resident: []
        }
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
