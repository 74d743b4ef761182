internal import Kernel
internal import Records
internal import Vault

/// Lets the modules bring their own invented data into the municipalities of the demonstration.
struct DemoModules: Sendable {
    let platform: Platform

    /// - Returns: How many cases the modules opened in this municipality.
    /// - Throws: ``Refusal`` that names the module whose data could not be made.
    func fill(_ tenant: OpenTenant) throws -> Int {
        var count = 0
        for (module, demonstration) in platform.modules.demonstrations(modulesOn: tenant.modulesOn) {
            do {
                count += try demonstration.fill(stage(of: module, in: tenant))
            } catch {
                throw Refusal("De voorbeelden van \(module) in \(tenant.municipality.name) lukken niet (\(error)).")
            }
        }
        return count
    }

    private func stage(of module: String, in tenant: OpenTenant) throws -> DemonstrationStage {
        DemonstrationStage(
            now: platform.clock.now(),
            residents: try DemoResidents.numbers.map { try CitizenServiceNumber($0) },
            hasStaff: tenant.municipality.organisation == DemoStaff.organisation
        ) { player, moment in
            tenant.entry.context(caller: try caller(player, in: tenant, at: moment), now: moment, module: module)
        }
    }

    private func caller(_ player: DemonstrationStage.Player, in tenant: OpenTenant, at moment: Timestamp) throws
        -> Caller
    {
        switch player {
        case .anyone: return .anonymous
        case .platform: return .platform
        case .staff(let name):
            let member = try platform.staff.account(named: name)?.member
            guard let member, !member.rights(in: tenant.municipality).roles.isEmpty else { return .platform }
            return .staff(StaffSession(member: member, formToken: "", endsAt: moment))
        case .resident(let place):
            let number = DemoResidents.numbers[place % DemoResidents.numbers.count]
            let token = SessionToken(randomness: SystemRandomness())
            return .resident(
                try tenant.records.residentSessions.start(
                    try CitizenServiceNumber(number),
                    token: token.stored,
                    formToken: "",
                    at: moment
                )
            )
        }
    }
}

extension ModuleCatalogue {
    /// The keys of the case types whose invented cases the modules make themselves.
    func ownDemonstrations(modulesOn: Set<String>) -> Set<String> {
        demonstrations(modulesOn: modulesOn).reduce(into: []) { $0.formUnion($1.demonstration.caseTypes) }
    }
}
