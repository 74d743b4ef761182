public import Kernel

/// Reads the contacts of one municipality.
public struct ContactRecords: ContactReader {
    private let database: any Database

    public init(_ database: any Database) { self.database = database }

    public func contacts(of number: CaseNumber) throws -> [Contact] {
        try database.rows(
            """
            SELECT contact.uuid, contact.channel, contact.at, contact.subject
            FROM contact JOIN case_file ON case_file.id = contact.case_id
            WHERE case_file.year = \(number.year) AND case_file.sequence = \(number.sequence)
            ORDER BY contact.id
            """
        ) { row in
            Contact(
                id: try row.uniqueID(0),
                channelKey: try row.text(1),
                at: try row.timestamp(2),
                subject: try row.text(3),
                caseNumber: number
            )
        }
    }
}

/// Adds contacts inside one write transaction.
public struct ContactLedger: ContactRegister {
    private let database: any WritableDatabase
    private let surroundings: Surroundings
    private let journal: Journal

    public init(_ database: any WritableDatabase, _ surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
        journal = Journal(database, surroundings)
    }

    public func contacts(of number: CaseNumber) throws -> [Contact] {
        try ContactRecords(database).contacts(of: number)
    }

    public func register(
        channel: any Channel,
        at moment: Timestamp,
        subject: String,
        caseNumber: CaseNumber?
    ) throws -> Contact {
        let file = try caseNumber.flatMap { try CaseRecords(database, vault: surroundings.vault).find(number: $0) }
        return try register(channel: channel, at: moment, subject: subject, case: file)
    }

    func register(channel: any Channel, at moment: Timestamp, subject: String, case file: CaseFile?) throws -> Contact {
        let contact = Contact(
            id: surroundings.ids.next(),
            channelKey: channel.key,
            at: moment,
            subject: subject,
            caseNumber: file?.number
        )
        try database.execute(
            """
            INSERT INTO contact (uuid, channel, at, subject, case_id)
            VALUES (\(contact.id), \(contact.channelKey), \(contact.at), \(contact.subject), \(file?.key))
            """
        )
        try journal.append(.contactRegistered, caseKey: file?.key, residentKey: file?.residentKey, body: "{}")
        return contact
    }
}
