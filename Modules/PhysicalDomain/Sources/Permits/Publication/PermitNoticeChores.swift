internal import Kernel

/// Tells everybody about applications that came in, and takes away what is too old.
struct PermitNoticeChores: Sendable {
    let kinds: PermitKindList

    /// How many cases one part looks at; few of them are applications.
    static let part = 50
    static let daySeconds = 86_400

    var all: [Chore] { [Chore("aanvragen-melden", tell), Chore("vergunningberichten-opruimen", clean)] }

    /// Looks at each case once, in the order in which they came.
    @Sendable
    private func tell(_ session: any WriteSession, _ context: Context) throws -> Bool {
        let query: SQL = "SELECT case_key FROM physical_domain_permit_seen"
        let seen = try session.tables.first(query) { try $0.integer(0) } ?? 0
        let cases = try session.tables.rows(
            """
            SELECT id, type_key, follow_code FROM public_case WHERE id > \(seen) ORDER BY id LIMIT \(Self.part)
            """
        ) { (key: try $0.integer(0), type: try $0.text(1), code: try FollowCode(try $0.text(2))) }
        guard let last = cases.last else { return false }
        for one in cases where kinds[one.type]?.isPublished == true {
            if let file = try session.cases.find(code: one.code) { try tell(file, session, context) }
        }
        try session.tables.execute("UPDATE physical_domain_permit_seen SET case_key = \(last.key)")
        return cases.count == Self.part
    }

    private func tell(_ file: CaseFile, _ session: any WriteSession, _ context: Context) throws {
        guard !file.isClosed, let kind = kinds[file.typeKey],
            let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn), kind.isPublic(type),
            file.openedAt > context.now.adding(seconds: -NewsBoard.days * Self.daySeconds),
            let postcode = try PermitPlace.asked(of: file, kind, session)
        else { return }
        try PermitPlace.keep(postcode, of: file, in: session.tables)
        let notice = PermitNotice(application: file, type, at: postcode, id: session.newID())
        try PermitNoticeTable.add(notice, of: file, to: session.tables)
    }

    @Sendable
    private func clean(_ session: any WriteSession, _ context: Context) throws -> Bool {
        let moment = context.now.adding(seconds: -PermitNoticeTable.days * Self.daySeconds)
        return try PermitNoticeTable.removeOld(before: moment, from: session.tables) == PermitNoticeTable.part
    }
}
