/// The port that decides who sends a request and whether the route's ``Access`` lets them in.
public protocol Gatekeeper: Sendable {
    /// Names the caller, or refuses.
    ///
    /// It runs on a server thread, so it looks things up and never hashes a password or waits.
    ///
    /// - Parameters:
    ///   - request: Without its body in a stream route, complete in all others.
    ///   - municipality: `nil` for an address of the platform itself.
    /// - Throws: ``Problem``, 401 or 403.
    func admit(_ request: Request, access: Access, municipality: Municipality?) throws -> Caller
}
