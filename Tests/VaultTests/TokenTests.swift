import Kernel
import Testing

@testable import Vault

@Suite("Checking an integrator's token")
struct TokenTests {
    private let now = Timestamp(milliseconds: 1_795_000_000_000)
    private let secret = SecretBytes(Array("a secret of at least 32 characters".utf8))
    private var seconds: Int64 { now.milliseconds / 1000 }

    private func verifier() -> TokenVerifier {
        TokenVerifier { [secret] id in id == "melddesk" ? secret : nil }
    }

    private func token(
        _ claims: String,
        header: String = #"{"typ":"JWT","alg":"HS256"}"#,
        secret: SecretBytes? = nil
    ) -> String {
        SignedToken.sign(json: Array(claims.utf8), header: header, secret: secret ?? self.secret)
    }

    private func usual(iat: Int64) -> String { #"{"iss":"melddesk","client_id":"melddesk","iat":\#(iat)}"# }

    @Test("what was signed is verified, with the person who acts")
    func roundTrip() throws {
        let claims = TokenClaims(
            clientID: "melddesk",
            issuedAt: now,
            userID: "j.jansen",
            userRepresentation: "Jan \"JJ\" Jansén"
        )

        let verified = try verifier().verify(SignedToken.sign(claims, secret: secret), now: now)

        #expect(verified == claims)
    }

    @Test("a token made elsewhere is verified (PyJWT's order of the header, escapes, a user number)")
    func foreignToken() throws {
        let text =
            #" { "client_id" : "meld\u0064esk", "iat": \#(seconds).5, "user_id": 12, "more": {"a": [1, "\ud83d\ude00"]} } "#

        let verified = try verifier().verify(token(text, header: #"{ "alg" : "HS256" }"#), now: now.adding(seconds: 1))

        #expect((verified.clientID, verified.userID, verified.userRepresentation) == ("melddesk", "12", nil))
    }

    @Test(
        "another algorithm, or an extension that is not understood, is refused whatever the signature is",
        arguments: [
            #"{"alg":"none"}"#, #"{"alg":"None","typ":"JWT"}"#, #"{"alg":"RS256","typ":"JWT"}"#, #"{"alg":"HS384"}"#,
            #"{"alg":"hs256"}"#, #"{"typ":"JWT"}"#, #"{"alg":["HS256"]}"#, #"{"alg":"none","alg":"HS256"}"#,
            #"{"alg":"none","x":"\"alg\":\"HS256\""}"#, #"{"alg":"HS256","crit":["b64"],"b64":false}"#, "[]", "",
        ]
    )
    func algorithms(header: String) {
        #expect(throws: TokenRefusal.malformed) {
            try verifier().verify(token(usual(iat: seconds), header: header), now: now)
        }
    }

    @Test("a token without a signature is refused", arguments: ["", ".", "AAAA"])
    func unsigned(signature: String) {
        let signed = token(usual(iat: seconds))
        let content = signed.prefix(upTo: signed.lastIndex(of: ".") ?? signed.endIndex)

        #expect(throws: TokenRefusal.self) { try verifier().verify("\(content).\(signature)", now: now) }
    }

    @Test("a wrong secret and changed claims are refused")
    func wrongSignature() {
        let other = token(usual(iat: seconds), secret: SecretBytes(Array("another secret of 32 characters!!".utf8)))
        let old = token(usual(iat: seconds - 99_999)).split(separator: ".")
        let fresh = token(usual(iat: seconds)).split(separator: ".")

        #expect(throws: TokenRefusal.wrongSignature) { try verifier().verify(other, now: now) }
        #expect(throws: TokenRefusal.wrongSignature) {
            try verifier().verify("\(fresh[0]).\(fresh[1]).\(old[2])", now: now)
        }
    }

    @Test("an empty secret opens nothing")
    func emptySecret() {
        let verifier = TokenVerifier { _ in SecretBytes([]) }

        #expect(throws: TokenRefusal.unknownClient) {
            try verifier.verify(token(usual(iat: seconds), secret: SecretBytes([])), now: now)
        }
    }

    @Test("a token counts for one hour, and from one minute early", arguments: [-3600, 0, 60])
    func inTime(offset: Int64) throws {
        #expect(try verifier().verify(token(usual(iat: seconds + offset)), now: now).clientID == "melddesk")
    }

    @Test("outside its hour a token is refused")
    func outOfTime() {
        #expect(throws: TokenRefusal.expired) { try verifier().verify(token(usual(iat: seconds - 3601)), now: now) }
        #expect(throws: TokenRefusal.notYetValid) { try verifier().verify(token(usual(iat: seconds + 61)), now: now) }
    }

    @Test("a token's own end and start count as well")
    func ownTimes() {
        let ended = #"{"client_id":"melddesk","iat":\#(seconds - 10),"exp":\#(seconds)}"#
        let later = #"{"client_id":"melddesk","iat":\#(seconds),"nbf":\#(seconds + 61)}"#
        let never = #"{"client_id":"melddesk","iat":\#(seconds),"exp":\#(seconds - 1000)}"#

        #expect(throws: TokenRefusal.expired) { try verifier().verify(token(ended), now: now) }
        #expect(throws: TokenRefusal.notYetValid) { try verifier().verify(token(later), now: now) }
        #expect(throws: TokenRefusal.expired) { try verifier().verify(token(never), now: now) }
    }

    @Test("missing claims are told apart")
    func missingClaims() {
        #expect(throws: TokenRefusal.missingClient) { try verifier().verify(token(#"{"iat":1}"#), now: now) }
        #expect(throws: TokenRefusal.missingClient) {
            try verifier().verify(token(#"{"client_id":"","iat":1}"#), now: now)
        }
        #expect(throws: TokenRefusal.missingIssuedAt) {
            try verifier().verify(token(#"{"client_id":"melddesk"}"#), now: now)
        }
        #expect(throws: TokenRefusal.unknownClient) {
            try verifier().verify(token(#"{"client_id":"stranger","iat":\#(seconds)}"#), now: now)
        }
    }

    @Test(
        "what is no token is refused",
        arguments: [
            "", ".", "..", "...", "a.b", "a.b.c", "Bearer x", String(repeating: "a", count: 100_000),
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.!!.AAAA",
        ]
    )
    func garbage(text: String) {
        #expect(throws: TokenRefusal.malformed) { try verifier().verify(text, now: now) }
    }

    @Test(
        "claims that are no JSON object are refused",
        arguments: [
            "[]", "{", "{}x", #"{"iat":1,}"#, #"{"client_id":"melddesk","client_id":"other","iat":1}"#,
            #"{"client_id":"melddesk","iat":"1"}"#, #"{"client_id":"melddesk","iat":1e99}"#, "{\"a\":\"\n\"}",
            #"{"a":"\ud800"}"#, #"{"a":tru}"#, #"{"a":01x}"#, "{\"a\":\"\u{7f}",
            String(repeating: #"{"a":"#, count: 40) + "1" + String(repeating: "}", count: 40),
        ]
    )
    func badClaims(json: String) {
        #expect(throws: TokenRefusal.malformed) { try verifier().verify(token(json), now: now) }
    }

    @Test("each refusal has a code of the ZGW standards")
    func codes() {
        let known: Set = [
            "jwt-decode-error", "missing-client-identifier", "invalid-client-identifier", "invalid-jwt-signature",
            "jwt-missing-iat-claim", "jwt-expired",
        ]

        #expect(Set(TokenRefusal.allCases.map(\.code)) == known)
    }
}

@Suite("Remembering verified tokens")
struct TokenMemoryTests {
    private let now = Timestamp(milliseconds: 1_795_000_000_000)

    @Test("a remembered token no longer counts when the secret was replaced or the client revoked")
    func rotation() throws {
        let first = SecretBytes(Array("first secret of 32 characters....".utf8))
        let second = SecretBytes(Array("second secret of 32 characters...".utf8))
        let present = Lock<SecretBytes?>(first)
        let verifier = TokenVerifier { _ in present.withLock { $0 } }
        let token = SignedToken.sign(TokenClaims(clientID: "melddesk", issuedAt: now), secret: first)
        #expect(throws: Never.self) { try verifier.verify(token, now: now) }

        present.withLock { $0 = second }
        #expect(throws: TokenRefusal.wrongSignature) { try verifier.verify(token, now: now) }

        present.withLock { $0 = nil }
        #expect(throws: TokenRefusal.unknownClient) { try verifier.verify(token, now: now) }
    }

    @Test("a remembered token ends at its time")
    func ends() throws {
        let secret = SecretBytes(Array("first secret of 32 characters....".utf8))
        let verifier = TokenVerifier { _ in secret }
        let token = SignedToken.sign(TokenClaims(clientID: "melddesk", issuedAt: now), secret: secret)
        #expect(throws: Never.self) { try verifier.verify(token, now: now) }

        #expect(throws: TokenRefusal.expired) { try verifier.verify(token, now: now.adding(seconds: 3601)) }
    }

    @Test("more tokens than fit are all verified, in whatever order they come", arguments: [0, 1, 3])
    func bounded(capacity: Int) throws {
        let secret = SecretBytes(Array("first secret of 32 characters....".utf8))
        let verifier = TokenVerifier(capacity: capacity) { _ in secret }
        let tokens = (0..<10).map { number in
            SignedToken.sign(TokenClaims(clientID: "client-\(number)", issuedAt: now), secret: secret)
        }

        for (number, token) in (tokens + tokens).enumerated() {
            #expect(try verifier.verify(token, now: now).clientID == "client-\(number % 10)")
        }
    }
}
