internal import Kernel

/// Reads and changes rows of `physical_domain_permit_notice`: at most one per case.
struct PermitNoticeTable {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// How many a page shows.
    static let limit = 50
    /// How many old ones one part removes.
    static let part = 50
    /// How long everybody can read one: longer than somebody can object to a decision.
    static let days = 91

    /// A page of a list.
    struct Listed {
        /// The newest first.
        let notices: [PermitNotice]
        /// Where the next page begins; `nil` on the last one.
        let next: Int?
    }

    /// The newest notices, of everywhere or of four digits of a postcode, from behind a place in the list.
    func newest(in area: String?, before key: Int?) throws -> Listed {
        let rows = try tables.rows(Self.query(area, before: key)) { (try $0.integer(0), try Self.notice($0)) }
        let shown = rows.prefix(Self.limit)
        return Listed(notices: shown.map(\.1), next: rows.count > shown.count ? shown.last?.0 : nil)
    }

    func notice(_ id: UniqueID) throws -> PermitNotice? {
        try tables.first("\(Self.columns) WHERE uuid = \(id)", Self.notice)
    }

    func notice(of file: CaseFile) throws -> PermitNotice? {
        try tables.first("\(Self.columns) WHERE case_key = \(file.key)", Self.notice)
    }

    static func query(_ area: String?, before key: Int?) -> SQL {
        let before: SQL = "id < \(key ?? .max)"
        guard let area else { return "\(columns) WHERE \(before) ORDER BY id DESC LIMIT \(limit + 1)" }
        return "\(columns) WHERE area = \(area) AND \(before) ORDER BY id DESC LIMIT \(limit + 1)"
    }

    /// Puts a notice on top, in place of an earlier one about the same case, and tells the neighbours.
    static func add(_ notice: PermitNotice, of file: CaseFile, to tables: any WritableDatabase) throws {
        try tables.execute("DELETE FROM physical_domain_permit_notice WHERE case_key = \(file.key)")
        let news = try notice.news.map { try NewsBoard.add($0, to: tables) }
        try tables.execute(
            """
            INSERT INTO physical_domain_permit_notice (uuid, case_key, stage, title, text, area, postcode, at, news_key)
            VALUES (\(notice.id), \(file.key), \(notice.stage.rawValue), \(notice.title), \(notice.text),
                \(notice.postcode?.area), \(notice.postcode?.compact), \(notice.at), \(news ?? nil))
            """
        )
    }

    /// Takes the notice of a case away, and its news from who did not get it yet; nothing where there is none.
    static func remove(of file: CaseFile, from tables: any WritableDatabase) throws {
        let news =
            try tables.first(
                "SELECT news_key FROM physical_domain_permit_notice WHERE case_key = \(file.key)"
            ) { try $0.optionalInteger(0) } ?? nil
        if let news { try NewsBoard.withdraw(news, from: tables) }
        try tables.execute("DELETE FROM physical_domain_permit_notice WHERE case_key = \(file.key)")
    }

    /// Takes away a few of what is too old.
    static func removeOld(before moment: Timestamp, from tables: any WritableDatabase) throws -> Int {
        try tables.execute(
            """
            DELETE FROM physical_domain_permit_notice WHERE id IN (
                SELECT id FROM physical_domain_permit_notice WHERE at < \(moment) ORDER BY at LIMIT \(part)
            )
            """
        )
    }

    private static let columns: SQL = """
        SELECT id, uuid, stage, title, text, postcode, at FROM physical_domain_permit_notice
        """

    private static func notice(_ row: any Row) throws -> PermitNotice {
        guard let stage = PermitNotice.Stage(rawValue: try row.text(2)) else { throw StoreError.damaged }
        return PermitNotice(
            id: try UniqueID(bytes: try row.bytes(1)),
            stage: stage,
            title: try row.text(3),
            text: try row.text(4),
            postcode: try row.optionalText(5).flatMap { try? Postcode($0) },
            at: Timestamp(milliseconds: Int64(try row.integer(6)))
        )
    }
}
