import Kernel
import Records
import TestSupport
import Testing

@Suite("The mail to a team lead about a look in an emergency")
struct EmergencyNoticeTests {
    private let tenant: TestTenant
    private let secret = CaseType.test(key: "wmo", module: "social-domain", confidentiality: .confidential)
    private let number: CitizenServiceNumber

    init() throws {
        tenant = try TestTenant(caseTypes: [secret])
        number = try CitizenServiceNumber("999990019")
    }

    @Test("one look leaves one mail, to the address that the team has when it leaves, and no message with the case")
    func notice() throws {
        let file = try openCase()
        let lead = try MailAddress("lead@duiven.example")
        for _ in 1...2 { #expect(try look(lead: lead) != nil) }

        let deliveries = try claim()
        let delivery = try #require(deliveries.first)
        #expect(deliveries.count == 1)
        let mails = tenant.records.addressedMessages { $0 == "sociaal-team" ? lead : nil }
        #expect(try mails.message(of: delivery) == nil)
        #expect(try mails.emergencyNotice(of: delivery) == lead)
        #expect(
            try tenant.records.addressedMessages().emergencyNotice(of: delivery) == nil,
            "the address was taken out"
        )
        let messages = try tenant.context().read { try $0.messages.messages(of: file, limit: 10) }
        #expect(messages.map(\.text.subject) == ["Melding: Ontvangen"], "that of the first step")
    }

    @Test("without an address of the lead the look is there and no mail is left")
    func noAddress() throws {
        _ = try openCase()

        #expect(try look(lead: nil) != nil)
        #expect(try claim().isEmpty)
    }

    @Test("nothing is left of a look that may not be")
    func refused() throws {
        _ = try openCase()

        #expect(try look(lead: try MailAddress("lead@duiven.example"), types: ["melding"]) == nil)
        #expect(try claim().isEmpty)
    }

    private func openCase() throws -> CaseFile {
        try tenant.write { [secret, number] session in
            try session.cases.open(
                NewCase(
                    type: secret,
                    status: StatusChange(to: secret.steps[0], at: .testNoon),
                    channel: .push,
                    resident: .person(number),
                    dates: CaseDates(targetOn: nil, deadlineOn: nil),
                    team: "sociaal-team"
                )
            )
        }
    }

    /// Somebody of another team searches the resident and opens the case in an emergency.
    private func look(lead: MailAddress?, types: Set<String> = ["wmo"]) throws -> EmergencyLook? {
        let grants: Set<StaffGrant> = [
            StaffGrant(municipality: tenant.municipality.slug, role: .agent),
            StaffGrant(municipality: tenant.municipality.slug, role: .emergencyReader),
        ]
        let member = StaffMember(id: 8, loginName: "n", fullName: "N", organisation: "1stroom", grants: grants)
        let caller = Caller.staff(StaffSession(member: member, formToken: "", endsAt: .testNoon))
        return try tenant.context(caller).writeAndWait { [number] session in
            let found = try session.residents.find(.citizenServiceNumber(number), purpose: .caseWork, limit: 1)
            let others = try found.flatMap {
                try session.residents.otherTeamsCases(of: $0, purpose: .caseWork, limit: 1)
            }
            guard let ticket = others.first?.ticket else { return nil }
            return try session.emergencies.open(ticket: ticket, reason: "Nood.", types: types, lead: { _ in lead })
        }
    }

    private func claim() throws -> [Delivery] {
        let claimed = Promise<Result<ClaimedDeliveries, any Error>>()
        let now = tenant.clock.now()
        let turn = DeliveryTurn(settlements: [], claim: 10, now: now, leaseEndsAt: now.adding(seconds: 60))
        tenant.records.deliveries(by: .mail).take(turn) { claimed.fulfil($0) }
        return try claimed.wait().get().deliveries
    }
}
