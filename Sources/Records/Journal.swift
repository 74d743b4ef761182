internal import Kernel

/// Appends to the `event` table; nothing there is edited or removed.
struct Journal {
    private let database: any WritableDatabase
    private let surroundings: Surroundings

    init(_ database: any WritableDatabase, _ surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    /// Appends what happened to a case; the body names keys only, never personal data.
    func append(_ kind: EventKind, of file: CaseFile, status: String? = nil) throws {
        var body = JSONWriter(capacity: 80)
        body.object { body in
            body.field("case", file.number)
            body.field("status", status ?? file.statusKey)
        }
        let text = String(decoding: body.bytes, as: UTF8.self)
        try append(kind, caseKey: file.key, residentKey: file.residentKey, body: text)
    }

    func append(_ kind: EventKind, caseKey: Int?, residentKey: Int?, body: String) throws {
        try database.execute(
            """
            INSERT INTO event (at, actor, kind, case_id, resident_id, body)
            VALUES (\(surroundings.now), \(surroundings.actor.text), \(kind.rawValue), \(caseKey), \(residentKey),
                \(body))
            """
        )
    }
}
