internal import FoundationEssentials
internal import HTTPClient
internal import Kernel
internal import Sending

/// The token of one municipality (OAuth 2.0 client credentials, RFC 6749 §4.4), fetched once at a time.
struct TokenState {
    private(set) var text: String?
    private(set) var validUntil: Timestamp?
    /// Rises with every token, so that a late refusal of an old one does not cost the new one.
    private(set) var number = 0
    private(set) var isFetching = false
    private(set) var retryAt: Timestamp?
    private var failures = 0

    /// The token to send with; `nil` when there is none that is still good.
    func usable(at now: Timestamp) -> String? {
        guard let validUntil, now < validUntil else { return nil }
        return text
    }

    /// Whether to ask for a token now.
    func shouldFetch(at now: Timestamp) -> Bool {
        !isFetching && usable(at: now) == nil && (retryAt.map { $0 <= now } ?? true)
    }

    mutating func fetching() { isFetching = true }

    mutating func received(_ token: AccessToken, at now: Timestamp) {
        isFetching = false
        failures = 0
        retryAt = nil
        number += 1
        text = token.text
        validUntil = now.adding(seconds: token.usableSeconds)
    }

    /// Has the token server asked again after a while.
    mutating func failed(retryAfter seconds: Int?, at now: Timestamp, _ jitter: Jitter) {
        isFetching = false
        failures += 1
        let length = seconds.map(jitter.after) ?? jitter.around(Backoff.endpointSeconds(after: failures))
        retryAt = now.adding(milliseconds: length)
    }

    /// The receiver refused this token, or it belongs to another certificate.
    mutating func forget(number refused: Int? = nil) {
        guard refused ?? number == number else { return }
        text = nil
        validUntil = nil
    }

    /// Ends a fetch whose outcome needs somebody's attention.
    mutating func stopped() {
        isFetching = false
        retryAt = nil
        failures = 0
        forget()
    }
}

/// A token as the token server gave it.
struct AccessToken {
    let text: String
    private let lifeSeconds: Int

    /// How long to use it: a minute less than it lives, so that it does not run out on its way.
    var usableSeconds: Int { max(lifeSeconds - min(60, lifeSeconds / 4), 1) }

    /// Reads the answer of a token server; `nil` when it holds no usable bearer token.
    init?(answer body: [UInt8]) {
        guard let json = try? JSONTree(parsing: body), let text = json["access_token"]?.text,
            !text.isEmpty, text.utf8.count <= 16 * 1024, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        self.text = text
        guard case .integer(let seconds) = json["expires_in"] ?? .null, seconds > 0 else {
            // RFC 6749 §5.1 only recommends to say how long: five minutes is short enough to be safe.
            lifeSeconds = 300
            return
        }
        lifeSeconds = seconds
    }

    /// The request for a token.
    ///
    /// - Throws: ``OutgoingRequestError`` when the address cannot be used.
    static func request(
        _ settings: DeliverySettings,
        _ credentials: EndpointCredentials
    ) throws(OutgoingRequestError) -> OutgoingRequest {
        let pair = Data("\(encoded(credentials.clientID)):\(encoded(credentials.secret))".utf8)
        return try OutgoingRequest(
            .post,
            settings.token,
            headers: [
                HeaderField("Authorization", "Basic \(pair.base64EncodedString())"),
                HeaderField("Content-Type", "application/x-www-form-urlencoded"),
                HeaderField("Accept", "application/json"),
            ],
            body: Array("grant_type=client_credentials".utf8),
            transport: settings.transport(credentials),
            limits: settings.limits
        )
    }

    /// RFC 6749 §2.3.1: name and secret are form-encoded before they are put together.
    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { encoded, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F:
                encoded.unicodeScalars.append(UnicodeScalar(byte))
            default: encoded += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }
}

extension DeliverySettings {
    /// How to connect for a municipality.
    func transport(_ credentials: EndpointCredentials) -> Transport {
        let identity = credentials.certificate.map {
            Transport.ClientIdentity(certificate: $0.certificate, key: $0.key)
        }
        return Transport(identity: identity, authorities: authorities)
    }
}
