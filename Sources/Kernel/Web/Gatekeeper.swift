/// The port that decides who sends a request and whether the route's ``Access`` lets them in.
public protocol Gatekeeper: Sendable {
    /// Names the caller, or refuses.
    ///
    /// It runs on a server thread, so it looks things up and never hashes a password or waits. The request
    /// is without its body in a stream route and complete in all others; the municipality is `nil` for an
    /// address of the platform itself.
    ///
    /// - Throws: ``Problem``, 401 or 403.
    func admit(_ request: Request, access: Access, municipality: Municipality?) throws -> Caller
}
