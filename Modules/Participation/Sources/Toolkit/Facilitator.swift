internal import Kernel

/// Somebody who can lead a talk with residents, and whom colleagues book (begeleider).
struct Facilitator: Hashable, Sendable {
    let key: Int
    let name: String
    /// What this person is good at.
    let skills: String
}

/// A time for which a facilitator is taken (boeking).
struct FacilitatorBooking: Hashable, Sendable {
    let key: Int
    let starts: Timestamp
    let ends: Timestamp
    let purpose: String
}

/// The pool of facilitators and their bookings; the writer decides who comes first.
struct FacilitatorTable {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// The most people in the pool.
    static let most = 200
    /// The most bookings that one page shows.
    static let listed = 50

    func all() throws -> [Facilitator] { try find("id > 0") }

    func facilitator(_ key: Int) throws -> Facilitator? { try find("id = \(key)").first }

    /// What somebody is booked for from `now` on, the first on top.
    func bookings(of facilitator: Facilitator, from now: Timestamp) throws -> [FacilitatorBooking] {
        try bookings("facilitator = \(facilitator.key) AND ends_at > \(now)", limit: Self.listed)
    }

    /// A booking in the way of this time; `nil` when there is none.
    func clash(_ facilitator: Facilitator, _ starts: Timestamp, _ ends: Timestamp) throws -> FacilitatorBooking? {
        // A booking stays within a day, so what starts earlier than a day before is over.
        let earliest = starts.adding(seconds: -86_400)
        return try bookings(
            """
            facilitator = \(facilitator.key) AND starts_at > \(earliest) AND starts_at < \(ends) AND ends_at > \(starts)
            """,
            limit: 1
        ).first
    }

    private func bookings(_ condition: SQL, limit: Int) throws -> [FacilitatorBooking] {
        var bookings: [FacilitatorBooking] = []
        try tables.each(
            """
            SELECT id, starts_at, ends_at, purpose FROM participation_booking WHERE \(condition)
            ORDER BY starts_at LIMIT \(limit)
            """
        ) { row in
            bookings.append(
                FacilitatorBooking(
                    key: try row.integer(0),
                    starts: Timestamp(milliseconds: Int64(try row.integer(1))),
                    ends: Timestamp(milliseconds: Int64(try row.integer(2))),
                    purpose: try row.text(3)
                )
            )
        }
        return bookings
    }

    private func find(_ condition: SQL) throws -> [Facilitator] {
        var people: [Facilitator] = []
        try tables.each(
            """
            SELECT id, name, skills FROM participation_facilitator WHERE \(condition) ORDER BY name LIMIT \(Self.most)
            """
        ) { people.append(Facilitator(key: try $0.integer(0), name: try $0.text(1), skills: try $0.text(2))) }
        return people
    }
}

extension FacilitatorTable {
    /// - Returns: `nil` when somebody with this name is in the pool.
    static func add(_ name: String, _ skills: String, in tables: any WritableDatabase) throws -> Int? {
        try tables.insert(
            """
            INSERT INTO participation_facilitator (name, skills) VALUES (\(name), \(skills)) ON CONFLICT DO NOTHING
            """
        )
    }

    static func book(
        _ facilitator: Facilitator,
        _ starts: Timestamp,
        _ ends: Timestamp,
        for purpose: String,
        in tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            INSERT INTO participation_booking (facilitator, starts_at, ends_at, purpose)
            VALUES (\(facilitator.key), \(starts), \(ends), \(purpose))
            """
        )
    }

    static func cancel(_ booking: Int, of facilitator: Facilitator, in tables: any WritableDatabase) throws {
        try tables.execute(
            "DELETE FROM participation_booking WHERE id = \(booking) AND facilitator = \(facilitator.key)"
        )
    }
}
