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
        let found = try self.keys(question).compactMap(found)
        guard found.count <= limit else { throw TooManyResidents() }
        let log = ReadLogLedger(database, surroundings)
        for resident in found where resident.isNamed {
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
            "\(CaseFile.columns) WHERE resident_id = \(resident.key) AND \(surroundings.sight.condition) ORDER BY id DESC LIMIT \(limit)",
            CaseFile.init(row:)
        )
        let log = ReadLogLedger(database, surroundings)
        for file in cases { try log.log([.caseFile], of: file, purpose: purpose) }
        return cases
    }

    func otherTeamsCases(
        of resident: FoundResident,
        purpose: ReadPurpose,
        limit: Int
    ) throws -> [OtherTeamsCase] {
        guard case .staff(let staff) = surroundings.sight else { return [] }
        let cases = try database.rows(
            """
            SELECT id, team_key FROM case_file
            WHERE resident_id = \(resident.key) AND closed_at IS NULL AND NOT \(surroundings.sight.condition)
            ORDER BY team_key, id LIMIT \(limit)
            """
        ) { (key: try $0.integer(0), team: try $0.optionalText(1)) }
        guard !cases.isEmpty else { return [] }
        try ReadLogLedger(database, surroundings).log([.otherTeamsCase], ofResident: resident.key, purpose: purpose)
        return try cases.map { found in
            let ticket = EmergencyTicket(member: staff.member, caseKey: found.key, at: surroundings.now)
            return OtherTeamsCase(team: found.team, ticket: try ticket.sealed(by: surroundings.vault))
        }
    }

    /// The resident as far as the caller may know of one; `nil` when the caller may not know that there is one.
    ///
    /// Of one whose cases are all out of sight only the running ones count, and they give no name: a name would tell
    /// who has a case that the caller may not see.
    private func found(_ key: Int) throws -> FoundResident? {
        let ofResident: SQL = "SELECT 1 FROM case_file WHERE resident_id = \(key)"
        let isThere = { (sql: SQL) in try database.first("\(sql) LIMIT 1") { _ in true } ?? false }
        let isKnown = try isThere("\(ofResident) AND \(surroundings.sight.condition)")
        if try isKnown || !isThere(ofResident) {
            return FoundResident(
                key: key,
                identity: try ledger.records.residents.identity(of: key),
                details: try PersonRecords(database).details(of: key)
            )
        }
        guard try isThere("\(ofResident) AND closed_at IS NULL") else { return nil }
        return FoundResident(key: key, identity: .anonymous, details: nil)
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

extension FoundResident {
    /// Whether anything of the resident is shown.
    fileprivate var isNamed: Bool { identity != .anonymous || details != nil }
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
