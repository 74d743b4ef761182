internal import Kernel

/// Reads and adds rows of `civil_affairs_appointment`.
struct AppointmentTable {
    private let tables: any Database
    private let products: ProductList
    private let locations: [Location]

    init(_ tables: any Database, _ products: ProductList, in municipality: Municipality) {
        self.tables = tables
        self.products = products
        locations = municipality.locations
    }

    /// The appointment of a case; `nil` when the case is none.
    func appointment(ofCase key: Int) throws -> Appointment? {
        try tables.first(Self.columns + "WHERE case_key = \(key)", make)
    }

    /// The appointment that was made with this form before.
    func appointment(mark: UniqueID) throws -> Appointment? {
        try tables.first(Self.columns + "WHERE mark = \(mark)", make)
    }

    /// The appointments of one day at a location from a time on, in the order of their times.
    func appointments(at location: Location, on day: Day, from: TimeOfDay, limit: Int) throws -> [Appointment] {
        try tables.rows(Self.dayQuery(location, day, from, limit), make)
    }

    /// The numbers of the cases of these appointments, by the key of the case.
    func numbers(of appointments: [Appointment]) throws -> [Int: CaseNumber] {
        let keys = SQL.list(appointments.map(\.caseKey))
        let rows = try tables.rows("SELECT id, year, sequence FROM public_case WHERE id IN (\(keys))") { row in
            (try row.integer(0), try CaseNumber(year: try row.integer(1), sequence: try row.integer(2)))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// The open appointments for which a condition holds, through the index of those.
    func find(_ condition: SQL, _ limit: Int) throws -> [Appointment] {
        try tables.rows(
            Self.columns + "WHERE state IN ('booked', 'confirmed', 'arrived') AND " + condition
                + " ORDER BY day, id LIMIT \(limit)",
            make
        )
    }

    static func dayQuery(_ location: Location, _ day: Day, _ from: TimeOfDay, _ limit: Int) -> SQL {
        columns + """
            WHERE location = \(location.key) AND day = \(day) AND minute >= \(from.minutes)
            ORDER BY minute, id LIMIT \(limit)
            """
    }

    private static let columns: SQL =
        "SELECT id, case_key, product, answers, location, way, day, minute, minutes, state, version, room FROM civil_affairs_appointment "

    private func make(_ row: any Row) throws -> Appointment {
        let productKey = try row.text(2)
        let locationKey = try row.text(4)
        let product = products[productKey] ?? .gone(productKey)
        return Appointment(
            key: try row.integer(0),
            caseKey: try row.integer(1),
            chosen: ChosenProduct(product, stored: try row.text(3)),
            slot: TimeSlot(
                counter: Counter(
                    location: locations.first { $0.key == locationKey } ?? .gone(locationKey),
                    way: Way(rawValue: try row.text(5)) ?? .counter
                ),
                day: Day(number: try row.integer(6)),
                minute: try row.integer(7),
                minutes: try row.integer(8)
            ),
            state: Appointment.State(rawValue: try row.text(9)) ?? .booked,
            version: try row.integer(10),
            room: try row.optionalBytes(11).map { try UniqueID(bytes: $0) }
        )
    }
}

extension AppointmentTable {
    /// Adds the row of an appointment that has just become a case.
    static func add(
        _ chosen: ChosenProduct,
        _ slot: TimeSlot,
        mark: UniqueID,
        room: UniqueID?,
        of file: CaseFile,
        to tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            INSERT INTO civil_affairs_appointment (case_key, mark, product, answers, location, way, day, minute,
                minutes, state, room)
            VALUES (\(file.key), \(mark), \(chosen.product.key), \(chosen.stored), \(slot.counter.location.key),
                \(slot.counter.way.rawValue), \(slot.day), \(slot.minute), \(slot.minutes),
                \(Appointment.State.booked.rawValue), \(room))
            """
        )
    }

    /// Puts an appointment at another time; who was reminded is reminded again.
    static func move(_ appointment: Appointment, to slot: TimeSlot, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            UPDATE civil_affairs_appointment
            SET location = \(slot.counter.location.key), way = \(slot.counter.way.rawValue), day = \(slot.day),
                minute = \(slot.minute), state = \(Appointment.State.booked.rawValue), version = version + 1,
                reminded_at = NULL
            WHERE id = \(appointment.key)
            """
        )
    }

    static func set(_ state: Appointment.State, of appointment: Appointment, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            UPDATE civil_affairs_appointment SET state = \(state.rawValue), version = version + 1
            WHERE id = \(appointment.key)
            """
        )
    }
}

extension Product {
    /// Stands in for a product that the list has no more, so that its appointments can still be read.
    fileprivate static func gone(_ key: String) -> Product {
        Product(key: key, name: key, minutes: 0, desk: .flexible, ways: [], caseType: nil, bring: [], questions: [])
    }
}

extension Location {
    /// Stands in for a location that the configuration has no more.
    fileprivate static func gone(_ key: String) -> Location {
        Location(key: key, name: key, address: "", openingHours: [:])
    }
}
