import Kernel
import TestSupport

@testable import App

/// A case that somebody opened in an emergency, and that came to the reader's own team after that.
struct EmergencyCase: Sendable {
    /// The id of the look.
    let look: String

    /// Opens the case of another team, searches its resident, and opens it in an emergency.
    init(in tenant: OpenTenant, by member: StaffMember, at now: Timestamp) throws {
        let platform = tenant.entry.context(caller: .platform, now: now, module: nil)
        guard let type = platform.caseTypes.current("wmo-melding", on: now.day) else {
            throw Missing(what: "a confidential case type")
        }
        let resident = try CitizenServiceNumber("999990639")
        let file = try platform.writeAndWait { session in
            try session.cases.open(
                NewCase(
                    type: type,
                    status: StatusChange(to: type.steps[0], at: now),
                    channel: .phone,
                    resident: .person(resident),
                    dates: CaseDates(targetOn: nil, deadlineOn: nil),
                    team: "ander-team"
                )
            )
        }
        let caller = Caller.staff(StaffSession(member: member, formToken: "", endsAt: now.adding(seconds: 60)))
        let context = tenant.entry.context(caller: caller, now: now, module: nil)
        let look = try context.writeAndWait { session -> EmergencyLook? in
            let found = try session.residents.find(.citizenServiceNumber(resident), purpose: .caseWork, limit: 1)
            let others = try found.flatMap {
                try session.residents.otherTeamsCases(of: $0, purpose: .caseWork, limit: 1)
            }
            return try others.first.flatMap { found in
                try session.emergencies.open(
                    ticket: found.ticket,
                    reason: "Het kon niet wachten.",
                    types: [type.key],
                    lead: { _ in nil }
                )
            }
        }
        guard let look else { throw Missing(what: "a look in an emergency") }
        _ = try platform.writeAndWait { try $0.work.assign(file, team: "sociaal-team", handler: nil) }
        self.look = look.id.description
    }
}
