/// A resident's time on the own pages between logging in and out (sessie).
public struct ResidentSession: Hashable, Sendable {
    /// The key of the resident in the municipality's file.
    public let residentKey: Int
    /// What every form of this session carries, so that no other site can send one (CSRF).
    ///
    /// The gatekeeper compares it before any handler sees the form.
    public let formToken: String
    /// When the session ends unless the resident does something.
    public let endsAt: Timestamp
    /// When it ends whatever the resident does.
    public let latestAt: Timestamp

    public init(residentKey: Int, formToken: String, endsAt: Timestamp, latestAt: Timestamp) {
        self.residentKey = residentKey
        self.formToken = formToken
        self.endsAt = endsAt
        self.latestAt = latestAt
    }

    /// How long a session lasts without a request: 15 minutes.
    public static let idleSeconds = 15 * 60
    /// How long a session lasts at most: two hours.
    public static let longestSeconds = 2 * 3_600

    /// The session as it stands after a request at `now`: as long again, and never past ``latestAt``.
    public func extended(at now: Timestamp) -> ResidentSession {
        ResidentSession(
            residentKey: residentKey,
            formToken: formToken,
            endsAt: min(now.adding(seconds: Self.idleSeconds), latestAt),
            latestAt: latestAt
        )
    }
}

extension Caller {
    /// The session of a resident; `nil` for any other caller.
    public var residentSession: ResidentSession? {
        guard case .resident(let session) = self else { return nil }
        return session
    }
}
