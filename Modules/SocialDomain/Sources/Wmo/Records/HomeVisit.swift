internal import Kernel

/// A talk at the resident's home as part of the inquiry (huisbezoek, keukentafelgesprek).
struct HomeVisit: Hashable, Sendable {
    let key: Int
    let day: Day
    let window: VisitWindow
    /// Where; empty when the case names no address.
    let address: String
    let state: State

    enum State: String, Hashable, Sendable {
        case planned = "gepland"
        case cancelledByTeam = "afgezegd-door-team"
        case cancelledByResident = "afgezegd-door-inwoner"
    }

    /// Whether it is still to come.
    func isOpen(on today: Day) -> Bool { state == .planned && today <= day }

    /// The day and the time, as people read it.
    var inDutch: String { "\(day.inDutch), \(window.inDutch)" }
}

/// The part of a day in which a visitor comes: between two whole hours.
struct VisitWindow: Hashable, Sendable {
    let from: Int
    let until: Int

    /// What a handler can choose.
    static let all = [(9, 11), (10, 12), (11, 13), (13, 15), (14, 16), (15, 17), (18, 20)]
        .map { VisitWindow(from: $0.0, until: $0.1) }

    init(from: Int, until: Int) {
        self.from = from
        self.until = until
    }

    /// Reads what was stored or chosen; `nil` for what is no such part of a day.
    init?(key: String) {
        let hours = key.split(separator: "-").compactMap { Int($0) }
        guard hours.count == 2, (0..<hours[1]).contains(hours[0]), hours[1] < 24 else { return nil }
        self.init(from: hours[0], until: hours[1])
    }

    /// Such as `9-11`.
    var key: String { "\(from)-\(until)" }

    /// Such as `tussen 9.00 en 11.00 uur`.
    var inDutch: String { "tussen \(from).00 en \(until).00 uur" }
}

/// Reads and changes rows of `social_domain_wmo_visit`.
enum VisitTable {
    static func visits(of caseKey: Int, in tables: any Database) throws -> [HomeVisit] {
        try tables.rows(
            """
            SELECT id, day, time, address, state FROM social_domain_wmo_visit WHERE case_key = \(caseKey)
            ORDER BY id
            """
        ) { row in
            HomeVisit(
                key: try row.integer(0),
                day: Day(number: try row.integer(1)),
                window: VisitWindow(key: try row.text(2)) ?? VisitWindow(from: 9, until: 17),
                address: try row.text(3),
                state: HomeVisit.State(rawValue: try row.text(4)) ?? .planned
            )
        }
    }

    static func add(
        _ day: Day,
        _ window: VisitWindow,
        at address: String,
        of file: CaseFile,
        to tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            INSERT INTO social_domain_wmo_visit (case_key, day, time, address, state)
            VALUES (\(file.key), \(day), \(window.key), \(address), \(HomeVisit.State.planned.rawValue))
            """
        )
    }

    static func move(_ visit: HomeVisit, to day: Day, _ window: VisitWindow, in tables: any WritableDatabase) throws {
        try tables.execute(
            "UPDATE social_domain_wmo_visit SET day = \(day), time = \(window.key) WHERE id = \(visit.key)"
        )
    }

    static func set(_ state: HomeVisit.State, of visit: HomeVisit, in tables: any WritableDatabase) throws {
        try tables.execute("UPDATE social_domain_wmo_visit SET state = \(state.rawValue) WHERE id = \(visit.key)")
    }
}
