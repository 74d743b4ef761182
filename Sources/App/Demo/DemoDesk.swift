internal import Kernel
internal import Records

/// Gives cases of the demonstration to the people of its desk, so that everybody finds work of their own.
struct DemoDesk: Sendable {
    let platform: Platform

    /// Gives everyone who works in a team every third case of that team that nobody has yet.
    func divide() throws {
        for account in DemoStaff.accounts(platform.modules) {
            guard let team = account.work.compactMap(\.team).first,
                let member = try platform.staff.account(named: account.loginName)?.member
            else { continue }
            for tenant in platform.directory.open where !member.rights(in: tenant.municipality).roles.isEmpty {
                try give(member, casesOf: team, in: tenant)
            }
        }
    }

    private func give(_ member: StaffMember, casesOf team: String, in tenant: OpenTenant) throws {
        let now = platform.clock.now()
        let session = StaffSession(member: member, formToken: "", endsAt: now)
        let context = tenant.entry.context(caller: .staff(session), now: now, module: nil)
        let open = try context.read { try $0.worklist.page(WorklistQuery(.teams([team]), limit: 100)) }
            .map(\.file).filter { $0.work.handler == nil }
        try context.writeAndWait { session in
            for (place, file) in open.enumerated() where place.isMultiple(of: 3) {
                _ = try session.work.assign(file, team: team, handler: member.id)
            }
        }
    }
}
