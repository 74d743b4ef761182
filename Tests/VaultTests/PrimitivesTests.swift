import Kernel
import Testing

@testable import Vault

@Suite("Cryptographic functions give the answers that their standards publish")
struct PrimitivesTests {
    @Test("SHA-256 of \"abc\" (FIPS 180-4) and of nothing")
    func digests() {
        let digest = SHA256()

        #expect(
            digest.sha256(Array("abc".utf8))
                == hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        )
        #expect(
            digest.sha256([]) == hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        )
    }

    @Test(
        "HMAC-SHA256 (RFC 4231, cases 1, 2, 3 and 6)",
        arguments: [
            (
                [UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8),
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
            ),
            (
                Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                [UInt8](repeating: 0xaa, count: 20), [UInt8](repeating: 0xdd, count: 50),
                "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
            ),
            (
                [UInt8](repeating: 0xaa, count: 131),
                Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
        ]
    )
    func messageAuthentication(key: [UInt8], message: [UInt8], expected: String) {
        #expect(MessageAuthentication.code(for: message, key: SecretBytes(key)) == hex(expected))
    }

    @Test("HKDF-SHA256 (RFC 5869, case 1): with salt and info")
    func derivation() {
        let derived = KeyDerivation.derive(
            from: SecretBytes([UInt8](repeating: 0x0b, count: 22)),
            salt: hex("000102030405060708090a0b0c"),
            info: hex("f0f1f2f3f4f5f6f7f8f9"),
            count: 42
        )

        #expect(
            derived
                == SecretBytes(
                    hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")
                )
        )
    }

    @Test("HKDF-SHA256 (RFC 5869, case 3): without salt and info")
    func derivationWithoutSalt() {
        let derived = KeyDerivation.derive(
            from: SecretBytes([UInt8](repeating: 0x0b, count: 22)),
            info: [],
            count: 42
        )

        #expect(
            derived
                == SecretBytes(
                    hex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8")
                )
        )
    }

    @Test("scrypt (RFC 7914, section 12: N = 16 and N = 1,024)")
    func scrypt() throws {
        let small = try #require(PasswordHash.Cost(logarithm: 4, blockSize: 1, parallelism: 1))
        let middle = try #require(PasswordHash.Cost(logarithm: 10, blockSize: 8, parallelism: 16))

        let empty = Scrypt.derive([], salt: [], cost: small, count: 64)
        let salted = Scrypt.derive(Array("password".utf8), salt: Array("NaCl".utf8), cost: middle, count: 64)

        #expect(
            empty
                == hex(
                    """
                    77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442
                    fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906
                    """
                )
        )
        #expect(
            salted
                == hex(
                    """
                    fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162
                    2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640
                    """
                )
        )
    }

    @Test("AES-256-GCM (the specification's test case 16, with additional data)")
    func authenticatedCipher() {
        let key = SecretBytes(hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
        let nonce = hex("cafebabefacedbaddecaf888")
        let bound = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
        let plain = hex(
            """
            d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72
            1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39
            """
        )

        let sealed = AuthenticatedCipher.seal(plain, key: key, nonce: nonce, bound: bound)

        #expect(
            sealed
                == hex(
                    """
                    522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa
                    8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662
                    76fc6ece0f4e1768cddf8853bb2d551b
                    """
                )
        )
        #expect(AuthenticatedCipher.open((sealed ?? [])[...], key: key, nonce: nonce, bound: bound) == plain)
    }

    @Test("an empty text is sealed and opened too")
    func emptyText() throws {
        let key = SecretBytes([UInt8](repeating: 1, count: 32))
        let nonce = [UInt8](repeating: 2, count: 12)

        let sealed = try #require(AuthenticatedCipher.seal([], key: key, nonce: nonce, bound: []))

        #expect(sealed.count == 16)
        #expect(AuthenticatedCipher.open(sealed[...], key: key, nonce: nonce, bound: []) == [])
    }

    @Test(
        "base64 (RFC 4648, section 10) is written and read",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ]
    )
    func base64(plain: String, text: String) {
        let bytes = Array(plain.utf8)

        #expect(Base64.encode(bytes) == text)
        #expect(Base64.encode(bytes, .urlSafe) == text.filter { $0 != "=" })
        #expect(Base64.decode(text.utf8) == bytes)
    }

    @Test(
        "base64 with a strange character, a lone digit or left-over bits is refused",
        arguments: ["Zg!", "Z", "Zh", "Z=g="]
    )
    func badBase64(text: String) {
        #expect(Base64.decode(text.utf8) == nil)
    }

    @Test("random bytes differ each time")
    func randomness() {
        let random = SystemRandomness()

        #expect(random.bytes(32) != random.bytes(32))
        #expect(random.bytes(0) == [])
    }

    @Test("key material never shows itself in print")
    func hiddenKeys() throws {
        let key = try MasterKey.counting("k1", from: 65)
        var dumped = ""

        dump(key, to: &dumped)
        dump(key.secret, to: &dumped)

        #expect("\(key) \(key.secret)" == "master key k1 32 secret bytes")
        #expect(!dumped.contains("65") && !dumped.contains("0x"))
    }
}
