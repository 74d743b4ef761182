import Kernel
import Records
import TestSupport
import Vault

@testable import App

/// Somebody who walks every route: a kind of account, resident or system, with credentials that are fresh for each request.
struct WalkingCaller: Sendable, CustomStringConvertible {
    let description: String
    private let member: StaffMember?
    private let resident: String?
    private let token: String?
    private let apiKey: String?

    private init(
        _ name: String,
        member: StaffMember? = nil,
        resident: String? = nil,
        token: String? = nil,
        apiKey: String? = nil
    ) {
        description = name
        self.member = member
        self.resident = resident
        self.token = token
        self.apiKey = apiKey
    }

    static let nobody = WalkingCaller("nobody")

    /// A resident who logged in.
    static func resident(_ number: String) -> WalkingCaller { WalkingCaller("resident \(number)", resident: number) }

    /// A member of staff with these grants; an operator of the organisation of the first municipality when asked.
    static func staff(
        _ name: String,
        _ grants: [StaffGrant],
        isOperator: Bool = false,
        at running: RunningPlatform
    ) throws -> WalkingCaller {
        let platform = running.platform
        let organisation = try running.municipality(grants.first?.municipality ?? "apeldoorn").organisation
        let login = "loper-\(name)"
        try platform.staff.add(
            StaffRecords.NewMember(
                loginName: login,
                fullName: "Loper",
                organisation: organisation,
                passwordHash: "no password opens this account",
                isOperator: isOperator,
                grants: Set(grants)
            ),
            at: running.clock.now()
        )
        guard let member = try platform.staff.account(named: login)?.member else { throw Missing(what: login) }
        return WalkingCaller(name, member: member)
    }

    /// A back-office system.
    static func system(
        _ name: String,
        of slug: String,
        scopes: Set<Scope>,
        caseTypes: Set<String>?,
        at running: RunningPlatform
    ) throws -> WalkingCaller {
        let secret = Array(NewClient.secret(SystemRandomness()).utf8)
        _ = try running.platform.clients.add(
            ClientRecords.Application(
                name: name,
                municipality: try running.municipality(slug).code,
                scopes: scopes,
                caseTypes: caseTypes,
                secret: secret
            ),
            at: running.clock.now()
        )
        let claims = TokenClaims(clientID: name, issuedAt: running.clock.now())
        return WalkingCaller(
            "system \(name)",
            token: SignedToken.sign(claims, secret: SecretBytes(secret)),
            apiKey: NewClient.apiKey(name, String(decoding: secret, as: UTF8.self))
        )
    }

    /// Logs in once more: a request may end its own session.
    func credentials(in slug: String, at running: RunningPlatform) throws -> Credentials {
        let now = running.clock.now()
        var credentials = Credentials.nobody(at: now)
        if let token { credentials.token = token }
        if let apiKey { credentials.apiKey = apiKey }
        if let member {
            let token = SessionToken(randomness: SystemRandomness())
            let session = StaffSession(
                member: member,
                formToken: credentials.formToken,
                endsAt: now.adding(seconds: 3_600)
            )
            try running.platform.staff.start(session, token: token.stored, at: now)
            credentials.session = token.text
        }
        if let resident {
            let token = SessionToken(randomness: SystemRandomness())
            _ = try running.platform.directory.open(slug: slug)?.records.residentSessions.start(
                CitizenServiceNumber(resident),
                token: token.stored,
                formToken: credentials.residentFormToken,
                at: now
            )
            credentials.resident = token.text
        }
        return credentials
    }
}
