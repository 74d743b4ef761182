internal import Kernel

/// Appends to the `read_log` table; nothing there is edited.
struct ReadLogLedger: ReadLog {
    private let database: any WritableDatabase
    private let surroundings: Surroundings

    init(_ database: any WritableDatabase, _ surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    func log(_ fields: [PersonalField], of file: CaseFile, purpose: ReadPurpose) throws {
        try append(fields, residentKey: file.residentKey, caseKey: file.key, purpose)
    }

    func log(_ fields: [PersonalField], ofResident key: Int, purpose: ReadPurpose) throws {
        try append(fields, residentKey: key, caseKey: nil, purpose)
    }

    private func append(
        _ fields: [PersonalField],
        residentKey: Int?,
        caseKey: Int?,
        _ purpose: ReadPurpose
    ) throws {
        let names = fields.map(\.rawValue).joined(separator: ",")
        try database.execute(
            """
            INSERT INTO read_log (at, actor, purpose, fields, resident_id, case_id)
            VALUES (\(surroundings.now), \(surroundings.actor.text), \(purpose.rawValue), \(names),
                \(residentKey), \(caseKey))
            """
        )
    }
}
