internal import Kernel

/// Somebody who wants to hear what happens near (buurtbericht): a case with an address, so that the messages, the code
/// to stop with and the sealed address are those of every case.
struct Watch: Hashable, Sendable {
    let caseKey: Int
    let state: State
    let place: Neighbourhood
    /// The key of the last news that was looked at.
    let told: Int

    static let caseTypeKey = "buurtbericht"

    /// The numbers are stored.
    enum State: Int, Hashable, Sendable {
        /// The address waits for a click in the mail that went to it.
        case waiting = 0
        case on = 1
        case ended = 2
    }
}

/// Reads and changes rows of `physical_domain_watch`.
struct WatchTable {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// `nil` for a case that is no watch.
    func watch(_ file: CaseFile) throws -> Watch? {
        try tables.first("\(Self.columns) WHERE case_key = \(file.key)", Self.watch)
    }

    /// The case of a watch that was asked for with this form before.
    func code(mark: UniqueID) throws -> FollowCode? {
        try tables.first(
            """
            SELECT follow_code FROM public_case
            WHERE id = (SELECT case_key FROM physical_domain_watch WHERE mark = \(mark))
            """
        ) { try FollowCode(try $0.text(0)) }
    }

    /// The watches whose turn it is, longest waiting first, with the codes of their cases.
    func due(at now: Timestamp, limit: Int) throws -> [(watch: Watch, code: FollowCode)] {
        try withCodes("\(Self.columns) WHERE state = 1 AND next_at <= \(now) ORDER BY next_at LIMIT \(limit)")
    }

    /// The watches that nobody confirmed before `moment`.
    func unconfirmed(before moment: Timestamp, limit: Int) throws -> [(watch: Watch, code: FollowCode)] {
        try withCodes("\(Self.columns) WHERE state = 0 AND asked_at < \(moment) ORDER BY asked_at LIMIT \(limit)")
    }

    private func withCodes(_ query: SQL) throws -> [(watch: Watch, code: FollowCode)] {
        try tables.rows(query, Self.watch).map { watch in
            let code = try tables.first("SELECT follow_code FROM public_case WHERE id = \(watch.caseKey)") {
                try FollowCode(try $0.text(0))
            }
            guard let code else { throw StoreError.damaged }
            return (watch, code)
        }
    }

    static func add(
        _ place: Neighbourhood,
        mark: UniqueID,
        of file: CaseFile,
        at now: Timestamp,
        to tables: any WritableDatabase
    ) throws {
        let columns = Columns(place)
        try tables.execute(
            """
            INSERT INTO physical_domain_watch (case_key, state, area, postcode, latitude, longitude, metres, mark,
                asked_at, told, next_at)
            VALUES (\(file.key), 0, \(columns.area), \(columns.postcode), \(columns.point?.latitude),
                \(columns.point?.longitude), \(columns.metres), \(mark), \(now), 0, \(now))
            """
        )
    }

    static func set(
        _ state: Watch.State,
        told: Int,
        next: Timestamp,
        of watch: Watch,
        in tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            UPDATE physical_domain_watch SET state = \(state.rawValue), told = \(told), next_at = \(next)
            WHERE case_key = \(watch.caseKey)
            """
        )
    }

    /// Forgets the place of who stopped.
    static func end(_ watch: Watch, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            UPDATE physical_domain_watch SET state = 2, area = '', postcode = NULL, latitude = NULL, longitude = NULL,
                metres = NULL
            WHERE case_key = \(watch.caseKey)
            """
        )
    }

    /// A place as columns.
    private struct Columns {
        var area: String?
        var postcode: String?
        var point: Coordinates?
        var metres: Int?

        init(_ place: Neighbourhood) {
            switch place {
            case .street(let street): (area, postcode) = (street.area, street.compact)
            case .quarter(let quarter): area = quarter
            case .around(let centre, let distance): (point, metres) = (centre, distance)
            }
        }
    }

    private static let columns: SQL = """
        SELECT case_key, state, area, postcode, latitude, longitude, metres, told FROM physical_domain_watch
        """

    private static func watch(_ row: any Row) throws -> Watch {
        guard let state = Watch.State(rawValue: try row.integer(1)) else { throw StoreError.damaged }
        return Watch(caseKey: try row.integer(0), state: state, place: try place(row), told: try row.integer(7))
    }

    private static func place(_ row: any Row) throws -> Neighbourhood {
        if let postcode = try row.optionalText(3) { return .street(try Postcode(postcode)) }
        if let area = try row.optionalText(2) { return .quarter(area) }
        guard let point = Coordinates(latitude: try row.real(4), longitude: try row.real(5)) else {
            throw StoreError.damaged
        }
        return .around(point, metres: try row.integer(6))
    }
}
