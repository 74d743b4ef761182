import Testing

@testable import Vault

@Suite("Keeping a password")
struct PasswordTests {
    private let cheap = PasswordHash.Cost(logarithm: 4)

    @Test("the same password matches after it was stored, another does not")
    func matches() throws {
        let cost = try #require(cheap)
        let made = try #require(PasswordHash(hashing: "fiets-geel-12", cost: cost, randomness: SystemRandomness()))

        let stored = try #require(PasswordHash(text: made.text))

        #expect(stored.matches("fiets-geel-12"))
        #expect(!stored.matches("fiets-geel-13"))
        #expect(!stored.matches(""))
    }

    @Test("two people with the same password have different hashes")
    func salted() throws {
        let cost = try #require(cheap)

        let first = PasswordHash(hashing: "zelfde", cost: cost, randomness: SystemRandomness())
        let second = PasswordHash(hashing: "zelfde", cost: cost, randomness: SystemRandomness())

        #expect(first != second)
    }

    @Test("the standard cost (N = 32,768) works although it needs more than libcrypto allows by itself")
    func standardCost() throws {
        let made = try #require(PasswordHash(hashing: "lang genoeg", randomness: SystemRandomness()))

        #expect(made.text.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
        #expect(made.matches("lang genoeg"))
    }

    @Test("a hash of lower cost says that it should be made again")
    func cost() throws {
        let cost = try #require(cheap)
        let made = try #require(PasswordHash(hashing: "oud", cost: cost, randomness: SystemRandomness()))

        #expect(made.isCheaper(than: .standard))
    }

    @Test(
        "a text that is no hash, or asks for too much memory, is refused",
        arguments: [
            "", "$scrypt$", "scrypt$ln=4,r=8,p=1$AAAAAAAAAAAAAAAA$AAAA", "$argon2$ln=4,r=8,p=1$AAAAAAAAAAAAAAAA$AAAA",
            "$scrypt$ln=40,r=8,p=1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "$scrypt$ln=20,r=32,p=1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "$scrypt$ln=4,r=8,p=1$AAAAAAAAAAAAAAAA$AAAA", "$scrypt$ln=4,r=8$AAAAAAAAAAAAAAAA$AAAA",
        ]
    )
    func refused(text: String) {
        #expect(PasswordHash(text: text) == nil)
    }

    @Test("a session token is stored as its SHA-256 and found again by its text")
    func sessionToken() throws {
        let token = SessionToken(randomness: CountingRandomness())

        let sent = try #require(SessionToken(text: token.text))

        #expect(sent.stored == token.stored)
        #expect(token.stored == SHA256().sha256(Array(0..<32)))
        #expect(SessionToken(text: "too-short") == nil)
        #expect("\(token)" == "session token")
    }
}
