public import Kernel

/// Keeps the answers of cases in the `case_answers` table, each form sealed for its own row.
public struct CaseAnswerLedger: CaseAnswers {
    private let database: any WritableDatabase
    private let surroundings: Surroundings

    public init(_ database: any WritableDatabase, _ surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    public func keep(_ answers: [CaseAnswer], mark: UniqueID, for file: CaseFile) throws {
        let id = surroundings.ids.next()
        let sealed = try surroundings.vault.sealSecret(Self.json(answers), for: .caseAnswers(id))
        try database.execute(
            """
            INSERT INTO case_answers (uuid, case_id, mark, answers_key, answers_sealed, created_at)
            VALUES (\(id), \(file.key), \(mark), \(sealed.keyID), \(sealed.bytes), \(surroundings.now))
            """
        )
    }

    public func answers(of file: CaseFile, purpose: ReadPurpose) throws -> [CaseAnswer] {
        let row = try database.first(
            "SELECT uuid, answers_key, answers_sealed FROM case_answers WHERE case_id = \(file.key)"
        ) { row in (id: try row.uniqueID(0), sealed: SealedValue(keyID: try row.text(1), bytes: try row.bytes(2))) }
        guard let row else { return [] }
        try ReadLogLedger(database, surroundings).log([.answers], of: file, purpose: purpose)
        return try open(row.sealed, id: row.id)
    }

    public func sent(mark: UniqueID) throws -> SentAnswers? {
        let row = try database.first(
            """
            SELECT a.uuid, a.answers_key, a.answers_sealed, f.uuid FROM case_answers a
            JOIN case_file f ON f.id = a.case_id WHERE a.mark = \(mark)
            """
        ) { row in
            (
                id: try row.uniqueID(0),
                sealed: SealedValue(keyID: try row.text(1), bytes: try row.bytes(2)),
                caseID: try row.uniqueID(3)
            )
        }
        return try row.map { SentAnswers(caseID: $0.caseID, answers: try open($0.sealed, id: $0.id)) }
    }

    private func open(_ sealed: SealedValue, id: UniqueID) throws -> [CaseAnswer] {
        let json = try surroundings.vault.openSecret(sealed, for: .caseAnswers(id))
        return (try JSONTree(parsing: json).list ?? []).compactMap { item in
            guard let key = item["key"]?.text, let value = item["value"]?.text else { return nil }
            return CaseAnswer(key, value)
        }
    }

    private static func json(_ answers: [CaseAnswer]) -> [UInt8] {
        var json = JSONWriter()
        json.array { json in
            for answer in answers {
                json.object { json in
                    json.field("key", answer.key)
                    json.field("value", answer.value)
                }
            }
        }
        return json.bytes
    }
}

extension SealedRow {
    static func caseAnswers(_ id: UniqueID) -> SealedRow {
        SealedRow(table: "case_answers", key: id.description)
    }
}
