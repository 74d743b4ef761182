import Kernel
import Records
import TestSupport
import Vault

@testable import App

extension Party {
    /// Logs the operator and a resident in once more: a session that ended in one question must not change the
    /// next.
    func logIn(at platform: Platform, endsIn seconds: Int = 3_600) throws -> Credentials {
        let now = platform.clock.now()
        let token = SessionToken(randomness: SystemRandomness())
        let formToken = SessionToken(randomness: SystemRandomness()).text
        let session = StaffSession(member: account, formToken: formToken, endsAt: now.adding(seconds: seconds))
        try platform.staff.start(session, token: token.stored, at: now)
        let resident = SessionToken(randomness: SystemRandomness())
        let residentFormToken = SessionToken(randomness: SystemRandomness()).text
        _ = try platform.directory.open(slug: names.slug)?.records.residentSessions.start(
            CitizenServiceNumber("999990019"),
            token: resident.stored,
            formToken: residentFormToken,
            at: now
        )
        return Credentials(
            token: integrator.token,
            apiKey: integrator.apiKey,
            session: token.text,
            formToken: formToken,
            resident: resident.text,
            residentFormToken: residentFormToken
        )
    }

    /// Somebody who may do everything that has a name in it.
    static func account(_ municipality: Municipality, at platform: Platform) throws -> StaffMember {
        let name = "beheer-\(municipality.slug)"
        try platform.staff.add(
            StaffRecords.NewMember(
                loginName: name,
                fullName: "Beheer \(municipality.name)",
                organisation: municipality.organisation,
                passwordHash: "no password opens this account",
                isOperator: true,
                grants: [
                    StaffGrant(municipality: municipality.slug, role: .teamLead, team: "buitendienst"),
                    StaffGrant(
                        municipality: municipality.slug,
                        role: .teamLead,
                        module: "social-domain",
                        team: "sociaal-team"
                    ),
                    StaffGrant(municipality: municipality.slug, role: .emergencyReader),
                    StaffGrant(
                        municipality: municipality.slug,
                        role: .partner,
                        module: "social-domain",
                        team: "huisarts"
                    ),
                ]
            ),
            at: platform.clock.now()
        )
        guard let account = try platform.staff.account(named: name)?.member else { throw Missing(what: name) }
        return account
    }
}
