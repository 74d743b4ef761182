/// What a member may do in ONE municipality.
public struct StaffRights: Hashable, Sendable {
    private let grants: Set<StaffGrant>

    public init(_ grants: Set<StaffGrant>) { self.grants = grants }

    /// Whether any grant holds this permission, for whatever module.
    public func may(_ permission: Permission) -> Bool {
        grants.contains { $0.role.permissions.contains(permission) }
    }

    /// Whether any grant holds this permission for a module, or for all of them.
    public func may(_ permission: Permission, inModule module: String) -> Bool {
        grants.contains { $0.role.permissions.contains(permission) && ($0.module ?? module) == module }
    }

    /// Whether this permission holds for cases of a type.
    ///
    /// A grant for every module stops at ``Confidentiality/caseConfidential``: cases that are more
    /// confidential need a grant that names their module.
    public func may(_ permission: Permission, with type: CaseType) -> Bool {
        grants.contains { grant in
            guard grant.role.permissions.contains(permission) else { return false }
            return grant.module.map { $0 == type.module } ?? (type.confidentiality <= .caseConfidential)
        }
    }

    /// The keys of the teams that the member works in, sorted.
    public var teams: [String] { Set(grants.compactMap(\.team)).sorted() }

    /// The keys of the teams in which the member has a role in one module, sorted.
    public func teams(as role: StaffRole, in module: String) -> [String] {
        Set(grants.filter { $0.role == role && $0.module == module }.compactMap(\.team)).sorted()
    }

    /// The roles, in the order of ``StaffRole``.
    public var roles: [StaffRole] { StaffRole.allCases.filter { role in grants.contains { $0.role == role } } }

    /// The cases that the member may see.
    ///
    /// Of a type with several versions the most confidential one counts. A grant that names a team shows the confidential
    /// cases of that team; one for the module without a team shows those of all its teams.
    ///
    /// - Parameters:
    ///   - types: The case types of the municipality.
    ///   - member: The key of the member, who also sees what the member handles.
    ///   - permission: What the grants have to hold.
    /// - Returns: The types and teams in sight; nothing without a grant that holds the permission.
    public func sight(
        of types: CaseTypeCatalogue,
        for member: Int,
        with permission: Permission = .seeCases
    ) -> StaffSight {
        var whole: Set<String> = []
        var ofTeams: [String: Set<String>] = [:]
        for key in keys(of: types, for: permission) {
            let versions = types.all.filter { $0.key == key }
            let isConfidential = versions.contains { $0.confidentiality > .caseConfidential }
            let teams = grants.filter { grant in
                grant.role.permissions.contains(permission) && versions.contains { $0.module == grant.module }
            }.map(\.team)
            if isConfidential, !teams.contains(nil) {
                ofTeams[key] = Set(teams.compactMap(\.self))
            } else {
                whole.insert(key)
            }
        }
        return StaffSight(whole: whole, ofTeams: ofTeams, member: member)
    }

    /// The keys of the case types whose figures the member may see.
    ///
    /// Of a type with several versions the most confidential one counts.
    public func figureTypes(of types: CaseTypeCatalogue) -> Set<String> { keys(of: types, for: .seeFigures) }

    /// The keys of the case types of which the member may open a case of another team in an emergency (noodinzage).
    ///
    /// This permission has no stop at confidential cases: they are what it is for.
    public func emergencyTypes(of types: CaseTypeCatalogue) -> Set<String> {
        let modules = grants.filter { $0.role.permissions.contains(.openInEmergency) }.map(\.module)
        return Set(types.all.filter { modules.contains(nil) || modules.contains($0.module) }.map(\.key))
    }

    /// Whether the member leads the work on the confidential cases of a module, and so hears of looks in an emergency.
    public var leadsConfidentialWork: Bool {
        grants.contains { $0.role.permissions.contains(.divideWork) && $0.module != nil }
    }

    private func keys(of types: CaseTypeCatalogue, for permission: Permission) -> Set<String> {
        var allowed: Set<String> = []
        var refused: Set<String> = []
        for type in types.all {
            if may(permission, with: type) { allowed.insert(type.key) } else { refused.insert(type.key) }
        }
        return allowed.subtracting(refused)
    }
}
