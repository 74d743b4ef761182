internal import HTTPClient
internal import Kernel
internal import Vault

/// A back-office system of the demonstration: it pushes over HTTP like any other integrator.
struct DemoPusher: Sendable {
    let client: HTTPClient
    let base: String
    let slug: String
    let clientID: String
    let secret: SecretBytes
    let clock: any Clock

    /// A token that counts for one hour.
    var token: String {
        SignedToken.sign(TokenClaims(clientID: clientID, issuedAt: clock.now()), secret: secret)
    }

    /// Sends updates in batches.
    ///
    /// - Returns: How many were accepted.
    /// - Throws: ``Refusal`` with the answer when a batch is refused as a whole.
    func push(_ updates: [[UInt8]]) throws -> Int {
        var accepted = 0
        for start in stride(from: 0, to: updates.count, by: 500) {
            let part = updates[start..<min(start + 500, updates.count)]
            let body = Array(#"{"updates":["#.utf8) + part.joined(separator: [UInt8(ascii: ",")]) + Array("]}".utf8)
            let reply = try client.sendAndWait(
                OutgoingRequest(
                    .post,
                    "\(base)/\(slug)/api/track-and-trace/v1/updates",
                    headers: [
                        HeaderField("Authorization", "Bearer \(token)"),
                        HeaderField("Content-Type", "application/json"),
                    ],
                    body: body
                )
            )
            guard reply.status == 200, let answer = try? JSONTree(parsing: reply.body) else {
                throw Refusal("De voorbeeldzaken zijn niet aangenomen (HTTP \(reply.status)).")
            }
            accepted += answer.integer("accepted") ?? 0
        }
        return accepted
    }
}

extension JSONTree {
    /// A whole number of an object, `nil` when it is not there.
    fileprivate func integer(_ name: String) -> Int? {
        guard case .object(let members) = self, case .integer(let value)? = members[name] else { return nil }
        return value
    }
}
