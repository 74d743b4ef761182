internal import Kernel

/// Finds residents in the tables `resident` and `person`, and logs each look.
struct PersonLedger: ResidentSearch {
    private let database: any WritableDatabase
    private let surroundings: Surroundings
    private let ledger: CaseLedger

    init(_ database: any WritableDatabase, _ surroundings: Surroundings, _ ledger: CaseLedger) {
        self.database = database
        self.surroundings = surroundings
        self.ledger = ledger
    }

    func find(_ question: ResidentQuestion, purpose: ReadPurpose, limit: Int) throws -> [FoundResident] {
        // Whom the caller may not know of does not count either, or the number would tell of them.
        let keys = try self.keys(question).filter(isInSight)
        guard keys.count <= limit else { throw TooManyResidents() }
        let found = try keys.map { key in
            FoundResident(
                key: key,
                identity: try ledger.records.residents.identity(of: key),
                details: try PersonRecords(database).details(of: key)
            )
        }
        let log = ReadLogLedger(database, surroundings)
        for resident in found {
            try log.log(
                [.citizenServiceNumber, .name, .birthDate, .address],
                ofResident: resident.key,
                purpose: purpose
            )
        }
        return found.sorted { ($0.details?.name ?? "", $0.key) < ($1.details?.name ?? "", $1.key) }
    }

    func own(purpose: ReadPurpose) throws -> FoundResident? {
        guard case .resident(let key) = surroundings.sight else { return nil }
        let details = try PersonRecords(database).details(of: key)
        if let details {
            let fields = Set(details.known.keys.compactMap(\.field)).sorted { $0.rawValue < $1.rawValue }
            try ReadLogLedger(database, surroundings).log(fields, ofResident: key, purpose: purpose)
        }
        return FoundResident(key: key, identity: try ledger.records.residents.identity(of: key), details: details)
    }

    func cases(of resident: FoundResident, purpose: ReadPurpose, limit: Int) throws -> [CaseFile] {
        let cases = try database.rows(
            "\(CaseFile.columns) WHERE resident_id = \(resident.key) \(inSight) ORDER BY id DESC LIMIT \(limit)",
            CaseFile.init(row:)
        )
        let log = ReadLogLedger(database, surroundings)
        for file in cases { try log.log([.caseFile], of: file, purpose: purpose) }
        return cases
    }

    /// Whether the caller may know of a resident: not of one whose cases are all out of sight, because a name
    /// without cases would tell that there are some.
    private func isInSight(_ key: Int) throws -> Bool {
        let ofResident: SQL = "SELECT 1 FROM case_file WHERE resident_id = \(key)"
        if try database.first("\(ofResident) \(inSight) LIMIT 1", { _ in true }) != nil { return true }
        return try database.first("\(ofResident) LIMIT 1") { _ in true } == nil
    }

    /// The condition that leaves out the cases that do not exist for the caller.
    private var inSight: SQL {
        switch surroundings.sight {
        case .everything: ""
        case .types(let keys): "AND type_key IN (\(SQL.list(keys.sorted())))"
        case .resident(let key): "AND resident_id = \(key)"
        }
    }

    func keep(_ details: PersonDetails, of identity: ResidentIdentity) throws {
        guard let key = try ledger.resident(for: identity) else { return }
        let address = details.address
        try database.execute(
            """
            INSERT INTO person (resident_id, name, born_on, street, house_number, house_number_key, postcode, town,
                changed_at)
            VALUES (\(key), \(details.name), \(details.bornOn), \(address?.street), \(address?.houseNumber),
                \((address?.houseNumber).map(HouseNumberKey.init)), \(address?.postcode), \(address?.town),
                \(surroundings.now))
            ON CONFLICT (resident_id) DO UPDATE SET name = excluded.name, born_on = excluded.born_on,
                street = excluded.street, house_number = excluded.house_number,
                house_number_key = excluded.house_number_key, postcode = excluded.postcode, town = excluded.town,
                changed_at = excluded.changed_at
            """
        )
        try ledger.journal.append(.personKnown, caseKey: nil, residentKey: key, body: "{}")
    }

    /// More people than this share no address and no birthday, except by a mistake in the data.
    private static let candidates = 1_000

    /// - Throws: ``TooManyResidents`` when more people fit than can be looked through.
    private func keys(_ question: ResidentQuestion) throws -> [Int] {
        switch question {
        case .citizenServiceNumber(let number):
            return try ledger.records.residents.key(of: .person(number)).map { [$0] } ?? []
        case .address(let postcode, let houseNumber):
            return try database.rows(
                """
                SELECT resident_id FROM person
                WHERE postcode = \(postcode) AND house_number_key = \(HouseNumberKey(houseNumber))
                ORDER BY resident_id LIMIT \(Self.candidates)
                """
            ) { try $0.integer(0) }
        case .nameAndBirth(let name, let day):
            let words = SearchedName.words(name)
            let born = try database.rows(
                "SELECT resident_id, name FROM person WHERE born_on = \(day) LIMIT \(Self.candidates)"
            ) { (key: try $0.integer(0), name: try $0.text(1)) }
            guard born.count < Self.candidates else { throw TooManyResidents() }
            return born.filter { SearchedName($0.name).contains(words) }.map(\.key)
        }
    }
}

extension KnownFact {
    /// The data that someone sees who sees this.
    fileprivate var field: PersonalField? {
        switch self {
        case .name: .name
        case .birthDate: .birthDate
        case .address, .postcode, .houseNumber: .address
        case .mail: .mailAddress
        case .citizenServiceNumber, .phone, .municipality, .today: nil
        }
    }
}
