public import Kernel

/// Checks integrators' tokens: JWT (RFC 7519) with HS256, at most one hour old.
///
/// Only HS256 counts, whatever the token says of itself. Verified tokens are remembered, at most twice
/// `capacity`; a remembered one still counts only while its client has the secret that it was verified with,
/// so revoking or replacing a secret works at once.
public final class TokenVerifier: Sendable {
    private let secret: @Sendable (String) -> SecretBytes?
    private let capacity: Int
    private let verified = Lock(Generations())

    /// - Parameters:
    ///   - capacity: After this many new tokens the oldest are forgotten; 0 remembers none.
    ///   - secret: The present secret of a client id, `nil` for an unknown or revoked one. Called on every
    ///     request, on server threads: it looks in memory.
    public init(capacity: Int = 10_000, secret: @escaping @Sendable (String) -> SecretBytes?) {
        self.capacity = capacity
        self.secret = secret
    }

    /// The claims of a token that is right at this moment.
    public func verify(_ token: String, now: Timestamp) throws(TokenRefusal) -> TokenClaims {
        let bytes = Array(token.utf8)
        guard bytes.count <= TokenVerifier.longest else { throw .malformed }
        guard capacity > 0 else { return try check(SignedToken.claims(bytes, secret: secret).claims, now) }
        let key = SHA256().sha256(bytes)
        if let known = verified.withLock({ $0[key] }), let present = secret(known.claims.clientID),
            present == known.secret
        {
            return try check(known.claims, now)
        }
        let fresh = try SignedToken.claims(bytes, secret: secret)
        let claims = try check(fresh.claims, now)
        verified.withLock { $0.add(fresh, for: key, capacity: capacity) }
        return claims
    }

    private func check(_ claims: TokenClaims, _ now: Timestamp) throws(TokenRefusal) -> TokenClaims {
        guard now <= claims.window.upperBound else { throw .expired }
        guard now >= claims.window.lowerBound else { throw .notYetValid }
        return claims
    }

    private static let longest = 8 * 1024

    /// Two halves: when the new one is full it becomes the old one, which is forgotten as a whole.
    private struct Generations {
        private var new: [[UInt8]: SignedToken.Verified] = [:]
        private var old: [[UInt8]: SignedToken.Verified] = [:]

        subscript(key: [UInt8]) -> SignedToken.Verified? { new[key] ?? old[key] }

        mutating func add(_ token: SignedToken.Verified, for key: [UInt8], capacity: Int) {
            if new.count >= capacity {
                old = new
                new = [:]
            }
            new[key] = token
        }
    }
}
