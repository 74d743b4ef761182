/// Someone's time at the desk between logging in and out (sessie).
public struct StaffSession: Hashable, Sendable {
    public let member: StaffMember
    /// What every form of this session carries, so that no other site can send one (CSRF).
    ///
    /// The gatekeeper compares it before any handler sees the form.
    public let formToken: String
    /// When the session ends unless it is extended.
    public let endsAt: Timestamp

    public init(member: StaffMember, formToken: String, endsAt: Timestamp) {
        self.member = member
        self.formToken = formToken
        self.endsAt = endsAt
    }
}

extension Caller {
    /// The session of a member of staff; `nil` for any other caller.
    public var staffSession: StaffSession? {
        guard case .staff(let session) = self else { return nil }
        return session
    }

    /// What a member of staff may do in a municipality; `nil` for any other caller.
    func rights(in municipality: Municipality) -> StaffRights? {
        guard case .staff(let session) = self else { return nil }
        return session.member.rights(in: municipality)
    }
}

/// Knows the members of staff, for names beside their work (port).
public protocol StaffDirectory: Sendable {
    /// `nil` when there never was such a member.
    func member(_ id: Int) throws -> StaffMember?

    /// Who may log in and has a grant in this municipality, by full name.
    func members(of municipality: Municipality) throws -> [StaffMember]
}
