internal import Kernel

/// Reads and changes rows of `civil_affairs_consent`.
enum ConsentTable {
    static func add(_ file: CaseFile, for move: CaseFile, lastOn: Day, to tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO civil_affairs_consent (case_key, move_key, last_on)
            VALUES (\(file.key), \(move.key), \(lastOn))
            """
        )
    }

    /// `nil` for a case that is none.
    static func consent(ofCase key: Int, in tables: any Database) throws -> Consent? {
        try tables.first(columns + "WHERE case_key = \(key)", make)
    }

    /// What the main occupant was asked about a move; `nil` when nobody was.
    static func consent(ofMove key: Int, in tables: any Database) throws -> Consent? {
        try tables.first(columns + "WHERE move_key = \(key)", make)
    }

    /// Those that nobody answered before this day.
    static func late(on day: Day, limit: Int, in tables: any Database) throws -> [Consent] {
        try tables.rows(
            columns + "WHERE answer IS NULL AND last_on < \(day) ORDER BY last_on, case_key LIMIT \(limit)",
            make
        )
    }

    static func set(
        _ answer: Consent.Answer,
        of consent: Consent,
        at now: Timestamp,
        in tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            UPDATE civil_affairs_consent SET answer = \(answer.rawValue), answered_at = \(now)
            WHERE case_key = \(consent.caseKey)
            """
        )
    }

    /// The follow code of a case by its key, which never leaves the program.
    static func followCode(ofCase key: Int, in tables: any Database) throws -> FollowCode {
        let code = try tables.first("SELECT follow_code FROM public_case WHERE id = \(key)") { try $0.text(0) }
        guard let code else { throw StoreError.damaged }
        return try FollowCode(code)
    }

    private static let columns: SQL =
        "SELECT case_key, move_key, last_on, answer, answered_at FROM civil_affairs_consent "

    private static func make(_ row: any Row) throws -> Consent {
        Consent(
            caseKey: try row.integer(0),
            moveKey: try row.integer(1),
            lastOn: Day(number: try row.integer(2)),
            answer: try row.optionalText(3).flatMap(Consent.Answer.init(rawValue:)),
            answeredAt: try row.optionalInteger(4).map { Timestamp(milliseconds: Int64($0)) }
        )
    }
}
