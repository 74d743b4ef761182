internal import Kernel

/// Something that neighbours may want to hear (nieuws uit de buurt): a report, works, a permit.
struct News: Hashable, Sendable {
    let kind: Kind
    /// One line for everybody, without anything that a resident wrote.
    let words: String
    let at: Timestamp
    let postcode: Postcode?
    let point: Coordinates?

    /// The most characters of one line: with them a whole message fits.
    static let length = 280

    /// `nil` without a place that somebody can live near.
    init?(_ kind: Kind, _ words: String, at moment: Timestamp, postcode: Postcode?, point: Coordinates?) {
        guard postcode != nil || point != nil else { return nil }
        self.kind = kind
        self.words = String(words.prefix(Self.length))
        at = moment
        self.postcode = postcode
        self.point = point
    }

    /// The words are stored.
    enum Kind: String, Hashable, Sendable, CaseIterable {
        case report = "melding"
        case works = "werk"
        case permit = "vergunning"

        /// Before the line in a message.
        var title: String {
            switch self {
            case .report: "Melding"
            case .works: "Werk"
            case .permit: "Vergunning"
            }
        }
    }
}

/// Reads and adds rows of `physical_domain_news`.
struct NewsBoard {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// The most that one message tells.
    static let limit = 12
    /// The most rows that one look reads.
    static let examined = 200
    /// After how many days news is no news any more.
    static let days = 31

    /// - Returns: The key of the row.
    @discardableResult
    static func add(_ news: News, to tables: any WritableDatabase) throws -> Int? {
        try tables.insert(
            """
            INSERT INTO physical_domain_news (kind, words, at, area, postcode, latitude, longitude, cell)
            VALUES (\(news.kind.rawValue), \(news.words), \(news.at), \(news.postcode?.area), \(news.postcode?.compact),
                \(news.point?.latitude), \(news.point?.longitude), \(news.point.map { GridCell($0).number }))
            """
        )
    }

    /// Takes a line away from who did not hear it yet; the row stays, so that its key is not used again.
    static func withdraw(_ key: Int, from tables: any WritableDatabase) throws {
        try tables.execute(
            """
            UPDATE physical_domain_news SET words = '', area = '', postcode = NULL, latitude = NULL, longitude = NULL,
                cell = NULL
            WHERE id = \(key)
            """
        )
    }

    /// The key of the newest news; 0 when there never was any.
    func newest() throws -> Int {
        try tables.first("SELECT id FROM physical_domain_news ORDER BY id DESC LIMIT 1") { try $0.integer(0) } ?? 0
    }

    /// What is new in a neighbourhood, oldest first: at most ``limit``.
    ///
    /// - Parameters:
    ///   - place: The neighbourhood.
    ///   - told: The last news that was looked at before.
    /// - Returns: The news, and the last that was looked at now.
    /// - Throws: ``StoreError``.
    func news(in place: Neighbourhood, after told: Int) throws -> (news: [News], told: Int) {
        let newest = try newest()
        let rows = try tables.rows(Self.query(place, after: told), Self.news)
        let fitting = rows.filter { $0.news.map(place.includes) == true }
        let shown = Array(fitting.prefix(Self.limit))
        let isCut = fitting.count > shown.count
        let through = isCut ? shown.last?.key : rows.count == Self.examined ? rows.last?.key : newest
        return (shown.compactMap(\.news), through ?? newest)
    }

    /// Takes away a few of what is too old; keys that are used go on rising.
    static func removeOld(before moment: Timestamp, from tables: any WritableDatabase) throws -> Int {
        try tables.execute(
            """
            DELETE FROM physical_domain_news WHERE id IN (
                SELECT id FROM physical_domain_news WHERE at < \(moment) ORDER BY at LIMIT \(limit)
            ) AND id < (SELECT id FROM physical_domain_news ORDER BY id DESC LIMIT 1)
            """
        )
    }

    static func query(_ place: Neighbourhood, after told: Int) -> SQL {
        let columns: SQL = "SELECT id, kind, words, at, postcode, latitude, longitude FROM physical_domain_news"
        switch place {
        case .street(let postcode):
            return "\(columns) WHERE area = \(postcode.area) AND id > \(told) ORDER BY id LIMIT \(examined)"
        case .quarter(let area):
            return "\(columns) WHERE area = \(area) AND id > \(told) ORDER BY id LIMIT \(examined)"
        case .around(let point, let metres):
            let cells = GridCell.around(point, metres: metres).map(\.number)
            return """
                \(columns) WHERE cell IN (\(SQL.list(cells))) AND id > \(told) ORDER BY id LIMIT \(examined)
                """
        }
    }

    private static func news(_ row: any Row) throws -> (key: Int, news: News?) {
        let kind = News.Kind(rawValue: try row.text(1))
        let (words, at) = (try row.text(2), Timestamp(milliseconds: Int64(try row.integer(3))))
        let postcode = try row.optionalText(4).flatMap { try? Postcode($0) }
        let point = row.isNull(5) ? nil : Coordinates(latitude: try row.real(5), longitude: try row.real(6))
        let news = kind.flatMap { News($0, words, at: at, postcode: postcode, point: point) }
        return (try row.integer(0), news)
    }
}
