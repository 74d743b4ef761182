import HTTPServer
import Kernel
import Records
import TestSupport
import Vault

@testable import App

/// A member of staff who is logged in, as a browser would be.
struct StaffVisitor {
    let headers: [String: String]
    private let formToken: String

    /// Fields with what every form of the session carries.
    func form(_ fields: [(String, String)]) -> [(String, String)] { fields + [("csrf", formToken)] }

    /// Makes an account with a session that ends some time from now.
    init(_ grants: [StaffGrant], endsIn seconds: Int = 3_600, at platform: Platform) throws {
        let now = platform.clock.now()
        let name = "medewerker-\(platform.ids.next())"
        try platform.staff.add(
            StaffRecords.NewMember(
                loginName: name,
                fullName: "Medewerker Test",
                organisation: "1stroom",
                passwordHash: "no password opens this account",
                isOperator: false,
                grants: Set(grants)
            ),
            at: now
        )
        guard let member = try platform.staff.account(named: name)?.member else {
            throw NotThere(text: "an account")
        }
        let token = SessionToken(randomness: SystemRandomness())
        formToken = SessionToken(randomness: SystemRandomness()).text
        let session = StaffSession(member: member, formToken: formToken, endsAt: now.adding(seconds: seconds))
        try platform.staff.start(session, token: token.stored, at: now)
        headers = ["Cookie": "dichtbij_sessie=\(token.text)", "Accept": "text/html"]
    }
}

extension TestInstallation {
    /// Runs `body` while a server runs and one member of staff is logged in.
    func serving(_ grants: [StaffGrant], _ body: (TestClient, StaffVisitor) throws -> Void) throws {
        let served = try serve()
        defer { served.stop() }
        let visitor = try StaffVisitor(grants, at: served.platform)
        try body(TestClient(port: served.server.port), visitor)
    }
}
