internal import Kernel

/// Lets someone hear about a report that somebody else made, in place of making it again.
struct FollowReport: Sendable {
    let match: NearbyReports.Match
    let mail: MailAddress
    /// Recognises the same form sent twice.
    let mark: UniqueID
    let at: Timestamp

    /// The most followers of one report that are counted one by one.
    static let mostShown = 99

    /// How many others want to hear about a report; one more than ``mostShown`` stands for many.
    static func followers(of file: CaseFile, _ tables: any Database) throws -> Int {
        try tables.rows(
            "SELECT 1 FROM physical_domain_follower WHERE case_key = \(file.key) LIMIT \(mostShown + 1)"
        ) { _ in true }.count
    }

    /// Keeps the address with the case, and the contact.
    func apply(_ session: any WriteSession) throws {
        let added = try session.tables.execute(
            """
            INSERT INTO physical_domain_follower (mark, case_key, at) VALUES (\(mark), \(match.caseKey), \(at))
            ON CONFLICT (mark) DO NOTHING
            """
        )
        guard added == 1, let file = try session.cases.find(code: match.followCode) else { return }
        try session.addresses.keepFollower(mail, of: file)
        _ = try session.contacts.register(
            channel: StandardChannel.web,
            at: at,
            subject: "Wil bericht over een melding van iemand anders",
            caseNumber: file.number
        )
    }
}
