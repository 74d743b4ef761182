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

    /// The roles, in the order of ``StaffRole``.
    public var roles: [StaffRole] { StaffRole.allCases.filter { role in grants.contains { $0.role == role } } }

    /// The cases that the member may see.
    ///
    /// Of a type with several versions the most confidential one counts.
    public func sight(of types: CaseTypeCatalogue) -> CaseSight { .types(keys(of: types, for: .seeCases)) }

    /// The keys of the case types whose figures the member may see.
    ///
    /// Of a type with several versions the most confidential one counts.
    public func figureTypes(of types: CaseTypeCatalogue) -> Set<String> { keys(of: types, for: .seeFigures) }

    private func keys(of types: CaseTypeCatalogue, for permission: Permission) -> Set<String> {
        var allowed: Set<String> = []
        var refused: Set<String> = []
        for type in types.all {
            if may(permission, with: type) { allowed.insert(type.key) } else { refused.insert(type.key) }
        }
        return allowed.subtracting(refused)
    }
}

/// The cases that exist for a caller; all others are as if they were not there.
///
/// The records apply it to every look-up and list, so no page can forget it.
public enum CaseSight: Hashable, Sendable {
    /// Interfaces and pages that check by themselves whom they tell what (follow code, scope).
    case everything
    /// Cases of these types only, by key.
    case types(Set<String>)
    /// The cases of one resident only, by key.
    case resident(Int)

    /// Whether a case exists for the caller.
    public func includes(_ file: CaseFile) -> Bool {
        switch self {
        case .everything: true
        case .types(let keys): keys.contains(file.typeKey)
        case .resident(let key): file.residentKey == key
        }
    }
}
