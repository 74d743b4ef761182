public import Kernel

/// Reads the messages about cases of one municipality.
public struct MessageRecords: MessageReader {
    private let database: any Database

    public init(_ database: any Database) { self.database = database }

    public func messages(of file: CaseFile, limit: Int) throws -> [CaseMessage] {
        let newest = try database.rows(
            """
            SELECT m.uuid, m.at, m.actor, m.subject, m.about, m.news, m.expectation,
                (SELECT MAX(CASE d.state WHEN 0 THEN 3 WHEN 1 THEN 3 WHEN 3 THEN 2 WHEN 2 THEN 1 ELSE 0 END)
                    FROM delivery d WHERE d.message_id = m.id)
            FROM message m WHERE m.case_id = \(file.key) AND m.audience < 2
            ORDER BY m.id DESC LIMIT \(min(max(limit, 0), MessageLimit.perCase))
            """
        ) { try CaseMessage(row: $0, of: file.number) }
        return newest.reversed()
    }
}

extension CaseMessage {
    fileprivate init(row: any Row, of number: CaseNumber) throws {
        self.init(
            id: try row.uniqueID(0),
            caseNumber: number,
            at: try row.timestamp(1),
            text: try MessageText(row: row, from: 3),
            author: CaseActor(journal: try row.text(2)),
            state: [.kept, .sent, .refused, .waiting][min(max(try row.optionalInteger(7) ?? 0, 0), 3)]
        )
    }
}

extension MessageText {
    /// Reads subject, about, news and expectation from four columns.
    init(row: any Row, from column: Int) throws {
        let texts = try (column..<column + 4).map { try row.text($0) }
        do throws(Invalid) {
            try self.init(subject: texts[0], about: texts[1], news: texts[2], expectation: texts[3])
        } catch {
            throw RowError(column: column)
        }
    }
}
