internal import Kernel

/// Work on streets, green or water that residents notice (werkzaamheden), as staff entered it.
struct Works: Hashable, Sendable {
    let id: UniqueID
    /// One line, such as `Nieuw riool`.
    let title: String
    /// What people notice; empty when the title says enough.
    let description: String
    /// In words, such as `Dorpsstraat, tussen 1 en 20`.
    let place: String
    let postcode: Postcode?
    let point: Coordinates?
    let days: ClosedRange<Day>

    /// Both days in words.
    var period: String {
        days.lowerBound == days.upperBound
            ? days.lowerBound.inDutch : "\(days.lowerBound.inDutch) tot en met \(days.upperBound.inDutch)"
    }

    /// What neighbours hear; `nil` without a place on the map or a postcode.
    func news(at now: Timestamp) -> News? {
        News(.works, "\(title), \(place), \(period)", at: now, postcode: postcode, point: point)
    }
}

/// Reads and changes rows of `physical_domain_works`.
struct WorksTable {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// The most works that a page shows.
    static let limit = 200

    /// The works that go on or are still to come on a day, the first to end on top.
    func ahead(on day: Day) throws -> [Works] {
        try tables.rows(Self.query(day), Self.works)
    }

    /// Whether the same works stand in the calendar already.
    func has(_ works: Works) throws -> Bool {
        try tables.first(
            """
            SELECT 1 FROM physical_domain_works
            WHERE cancelled_at IS NULL AND last_day = \(works.days.upperBound)
                AND first_day = \(works.days.lowerBound) AND title = \(works.title) AND place = \(works.place)
                AND description = \(works.description) AND postcode IS \(works.postcode?.compact)
            """
        ) { _ in true } ?? false
    }

    static func query(_ day: Day) -> SQL {
        """
        SELECT uuid, title, description, place, postcode, latitude, longitude, first_day, last_day
        FROM physical_domain_works WHERE cancelled_at IS NULL AND last_day >= \(day)
        ORDER BY last_day, id LIMIT \(limit)
        """
    }

    static func add(_ works: Works, by member: Int, at now: Timestamp, to tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO physical_domain_works (uuid, title, description, place, postcode, latitude, longitude,
                first_day, last_day, entered_at, entered_by)
            VALUES (\(works.id), \(works.title), \(works.description), \(works.place), \(works.postcode?.compact),
                \(works.point?.latitude), \(works.point?.longitude), \(works.days.lowerBound),
                \(works.days.upperBound), \(now), \(member))
            """
        )
    }

    /// - Returns: Whether there was such work that was not cancelled yet.
    static func cancel(_ id: UniqueID, at now: Timestamp, in tables: any WritableDatabase) throws -> Bool {
        try tables.execute(
            "UPDATE physical_domain_works SET cancelled_at = \(now) WHERE uuid = \(id) AND cancelled_at IS NULL"
        ) == 1
    }

    private static func works(_ row: any Row) throws -> Works {
        let (first, last) = (Day(number: try row.integer(7)), Day(number: try row.integer(8)))
        guard first <= last else { throw StoreError.damaged }
        return Works(
            id: try UniqueID(bytes: try row.bytes(0)),
            title: try row.text(1),
            description: try row.text(2),
            place: try row.text(3),
            postcode: try row.optionalText(4).flatMap { try? Postcode($0) },
            point: row.isNull(5) ? nil : Coordinates(latitude: try row.real(5), longitude: try row.real(6)),
            days: first...last
        )
    }
}
