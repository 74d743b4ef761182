public import Kernel

/// What an integrator's token says, after its signature was found to be right (ZGW API standards, JWT).
public struct TokenClaims: Hashable, Sendable {
    public let clientID: String
    public let issuedAt: Timestamp
    /// Who acts in the other system, for the audit trail; `nil` for a system by itself.
    public let userID: String?
    public let userRepresentation: String?
    /// The first and the last moment at which the token counts.
    let window: ClosedRange<Timestamp>

    /// Claims for a token to be signed.
    public init(clientID: String, issuedAt: Timestamp, userID: String? = nil, userRepresentation: String? = nil) {
        self.clientID = clientID
        self.issuedAt = issuedAt
        self.userID = userID
        self.userRepresentation = userRepresentation
        window = TokenClaims.window(issuedAt: issuedAt, notBefore: nil, expires: nil)
    }

    /// Reads the claims of a token.
    init(json: [UInt8]) throws(TokenRefusal) {
        guard let members = JSONMembers(json) else { throw .malformed }
        guard let clientID = members.text("client_id"), !clientID.isEmpty else { throw .missingClient }
        guard members.has("iat") else { throw .missingIssuedAt }
        guard let issuedAt = try TokenClaims.moment("iat", members) else { throw .malformed }
        self.clientID = clientID
        self.issuedAt = issuedAt
        userID = TokenClaims.person("user_id", members)
        userRepresentation = TokenClaims.person("user_representation", members)
        window = TokenClaims.window(
            issuedAt: issuedAt,
            notBefore: try TokenClaims.moment("nbf", members),
            expires: try TokenClaims.moment("exp", members)
        )
    }

    /// A token counts for one hour, and from one minute early because clocks differ.
    private static func window(issuedAt: Timestamp, notBefore: Timestamp?, expires: Timestamp?) -> ClosedRange<
        Timestamp
    > {
        let start = max(issuedAt, notBefore ?? issuedAt).adding(seconds: -60)
        let end = min(
            issuedAt.adding(seconds: 3600),
            expires?.adding(milliseconds: -1) ?? issuedAt.adding(seconds: 3600)
        )
        // A token that ends before it starts counts at no moment that a request can come at.
        return start <= end ? start...end : Timestamp(milliseconds: .min)...Timestamp(milliseconds: .min)
    }

    private static func moment(_ name: String, _ members: JSONMembers) throws(TokenRefusal) -> Timestamp? {
        switch members.members[name] {
        case nil, .null: return nil
        case .number(let seconds) where abs(seconds) < 1e11: return Timestamp(milliseconds: Int64(seconds * 1000))
        default: throw .malformed
        }
    }

    /// Some clients send their users' numbers as numbers.
    private static func person(_ name: String, _ members: JSONMembers) -> String? {
        switch members.members[name] {
        case .text(let text) where !text.isEmpty: text
        case .number(let number): Int64(exactly: number).map { String($0) }
        default: nil
        }
    }
}

/// The reason why a token is refused.
public enum TokenRefusal: Error, Hashable, Sendable, CaseIterable {
    /// No token of three parts with JSON in them, or another algorithm than HS256.
    case malformed
    case missingClient
    /// The client is not registered, or was revoked.
    case unknownClient
    case wrongSignature
    case missingIssuedAt
    /// More than an hour old, or past its own `exp`.
    case expired
    /// From the future by more than a minute.
    case notYetValid

    /// The code in the answer, as the reference implementation of the ZGW standards has it; the status is 403.
    public var code: String {
        switch self {
        case .malformed: "jwt-decode-error"
        case .missingClient: "missing-client-identifier"
        case .unknownClient: "invalid-client-identifier"
        case .wrongSignature: "invalid-jwt-signature"
        case .missingIssuedAt: "jwt-missing-iat-claim"
        // The standards have no own code for a token that does not count yet.
        case .expired, .notYetValid: "jwt-expired"
        }
    }
}
