internal import FoundationEssentials
internal import Kernel

/// The token server: gives bearer tokens to known clients (RFC 6749 §4.4) and recognises them.
final class TokenDesk: Sendable {
    private let settings: SimulatorSettings
    private let ports: SimulatorPorts
    private let state = Lock(State())

    private struct State {
        /// The moment each token ends.
        var tokens: [String: Timestamp] = [:]
        var issued = 0
    }

    init(_ settings: SimulatorSettings, _ ports: SimulatorPorts) {
        self.settings = settings
        self.ports = ports
    }

    /// How many tokens were given.
    var issued: Int { state.withLock { $0.issued } }

    /// Makes every token that was given worthless.
    func revokeAll() { state.withLock { $0.tokens = [:] } }

    /// Whether the request carries a token that counts.
    func admits(_ request: Request) -> Bool {
        guard let header = request.headers["authorization"], header.hasPrefix("Bearer ") else { return false }
        let now = ports.clock.now()
        let end = state.withLock { $0.tokens[String(header.dropFirst("Bearer ".count))] }
        return end.map { now < $0 } ?? false
    }

    /// Answers `POST /token`.
    func answer(_ request: Request) -> Response {
        guard request.form?["grant_type"] == "client_credentials" else {
            return .json(Array(#"{"error":"unsupported_grant_type"}"#.utf8), status: 400)
        }
        guard isKnown(request.headers["authorization"]) else {
            return .json(
                Array(#"{"error":"invalid_client"}"#.utf8),
                status: 401,
                headers: [Response.Header("WWW-Authenticate", "Basic")]
            )
        }
        let token = ports.randomness.bytes(24).map { String($0, radix: 16) }.joined(separator: "-")
        let end = ports.clock.now().adding(seconds: settings.tokenSeconds)
        state.withLock { state in
            state.tokens[token] = end
            state.issued += 1
        }
        var json = JSONWriter(capacity: 160)
        json.object { json in
            json.field("access_token", token)
            json.field("token_type", "Bearer")
            json.field("expires_in", settings.tokenSeconds)
        }
        return .json(json.bytes)
    }

    private func isKnown(_ header: String?) -> Bool {
        guard let header, header.hasPrefix("Basic "), let data = Data(base64Encoded: String(header.dropFirst(6))) else {
            return false
        }
        let pair = String(decoding: data, as: UTF8.self).split(separator: ":", maxSplits: 1)
        guard pair.count == 2, let id = String(pair[0]).percentDecoded, let secret = String(pair[1]).percentDecoded
        else { return false }
        return settings.clients[id].map { $0 == secret } ?? false
    }
}

extension String {
    /// The text with its percent escapes resolved; `nil` when one of them is broken.
    var percentDecoded: String? {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
