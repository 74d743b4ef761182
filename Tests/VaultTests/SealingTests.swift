import Kernel
import Testing

@testable import Vault

@Suite("Sealing a BSN")
struct SealingTests {
    private let row = SealedRow(table: "resident", id: 7)

    @Test("what was sealed for a row opens for that row")
    func opens() throws {
        let vault = try KeyRing(current: .counting("k1")).vault(forMunicipality: "0226")
        let number = try CitizenServiceNumber("999990019")

        let sealed = try vault.seal(number, for: row)

        #expect(try vault.open(sealed, for: row) == number)
        #expect(sealed.keyID == "k1")
        #expect(sealed.bytes.count == 9 + 33)
    }

    @Test("the same number sealed twice gives other bytes, so that rows cannot be compared")
    func freshNonce() throws {
        let vault = try KeyRing(current: .counting("k1")).vault(forMunicipality: "0226")
        let number = try CitizenServiceNumber("999990019")

        #expect(try vault.seal(number, for: row) != vault.seal(number, for: row))
    }

    @Test(
        "a sealed number is refused for another row or table",
        arguments: [
            SealedRow(table: "resident", id: 8), SealedRow(table: "contact", id: 7),
            SealedRow(table: "residen", key: "t7"),
        ]
    )
    func otherRow(other: SealedRow) throws {
        let vault = try KeyRing(current: .counting("k1")).vault(forMunicipality: "0226")
        let sealed = try vault.seal(CitizenServiceNumber("999990019"), for: row)

        #expect(throws: IdentityVaultError.notAuthentic) { try vault.open(sealed, for: other) }
    }

    @Test("a sealed number is refused by another municipality, and as another kind of secret")
    func otherMunicipality() throws {
        let ring = try KeyRing(current: .counting("k1"))
        let duiven = ring.vault(forMunicipality: "0226")
        let sealed = try duiven.seal(CitizenServiceNumber("999990019"), for: row)

        #expect(throws: IdentityVaultError.notAuthentic) {
            try ring.vault(forMunicipality: "0293").open(sealed, for: row)
        }
        #expect(throws: IdentityVaultError.notAuthentic) { try ring.platformVault().open(sealed, for: row) }
        #expect(throws: IdentityVaultError.notAuthentic) { try duiven.openSecret(sealed, for: row) }
    }

    @Test("every single changed byte is refused", arguments: 0..<42)
    func tampered(place: Int) throws {
        let vault = try KeyRing(current: .counting("k1")).vault(forMunicipality: "0226")
        let sealed = try vault.seal(CitizenServiceNumber("999990019"), for: row)
        var bytes = sealed.bytes
        bytes[place] ^= 1

        #expect(throws: IdentityVaultError.self) {
            try vault.open(SealedValue(keyID: sealed.keyID, bytes: bytes), for: row)
        }
    }

    @Test("bytes that are cut off are refused", arguments: [0, 1, 16, 32, 41])
    func cutOff(count: Int) throws {
        let vault = try KeyRing(current: .counting("k1")).vault(forMunicipality: "0226")
        let sealed = try vault.seal(CitizenServiceNumber("999990019"), for: row)

        #expect(throws: IdentityVaultError.self) {
            try vault.open(SealedValue(keyID: "k1", bytes: Array(sealed.bytes.prefix(count))), for: row)
        }
    }

    @Test("a wrong key of the right id is told apart from changed bytes")
    func wrongKey() throws {
        let sealed = try KeyRing(current: .counting("k1")).vault(forMunicipality: "0226")
            .seal(CitizenServiceNumber("999990019"), for: row)
        let other = try KeyRing(current: .counting("k1", from: 1)).vault(forMunicipality: "0226")

        #expect(throws: IdentityVaultError.wrongKey(id: "k1")) { try other.open(sealed, for: row) }
    }

    @Test("after a rotation the old value still opens and a new one carries the new id")
    func rotation() throws {
        let ring = try KeyRing(current: .counting("k1"))
        let number = try CitizenServiceNumber("999993653")
        let old = try ring.vault(forMunicipality: "0226").seal(number, for: row)

        let vault = try ring.rotated(to: .counting("k2", from: 9)).vault(forMunicipality: "0226")
        let new = try vault.seal(number, for: row)

        #expect(try vault.open(old, for: row) == number)
        #expect(try vault.open(new, for: row) == number)
        #expect((old.keyID, new.keyID) == ("k1", "k2"))
    }

    @Test("a value of a key that left the ring names the key that is missing")
    func removedKey() throws {
        let sealed = try KeyRing(current: .counting("k1")).vault(forMunicipality: "0226")
            .seal(CitizenServiceNumber("999990019"), for: row)
        let vault = try KeyRing(current: .counting("k2")).vault(forMunicipality: "0226")

        #expect(throws: IdentityVaultError.unknownKey(id: "k1")) { try vault.open(sealed, for: row) }
    }

    @Test("the blind index is equal for equal numbers, and differs per municipality")
    func blindIndex() throws {
        let ring = try KeyRing(current: .counting("k1"))
        let duiven = ring.vault(forMunicipality: "0226")
        let number = try CitizenServiceNumber("999990019")

        #expect(duiven.blindIndex(of: number) == duiven.blindIndex(of: number))
        #expect(try duiven.blindIndex(of: number) != duiven.blindIndex(of: CitizenServiceNumber("999993653")))
        #expect(duiven.blindIndex(of: number) != ring.vault(forMunicipality: "0293").blindIndex(of: number))
        #expect(duiven.blindIndex(of: number).count == 32)
    }

    @Test("during a rotation a look-up also asks for the old key's index")
    func blindIndexDuringRotation() throws {
        let ring = try KeyRing(current: .counting("k1"))
        let number = try CitizenServiceNumber("999990019")
        let old = ring.vault(forMunicipality: "0226").blindIndex(of: number)

        let vault = try ring.rotated(to: .counting("k2", from: 9)).vault(forMunicipality: "0226")

        #expect(vault.blindIndexes(of: number) == [vault.blindIndex(of: number), old])
    }

    @Test(
        "a client secret is sealed and opened for its row",
        arguments: ["", "s3cr3t", String(repeating: "x", count: 5000)]
    )
    func secrets(secret: String) throws {
        let vault = try KeyRing(current: .counting("k1")).platformVault()
        let client = SealedRow(table: "client", key: "track-and-trace")

        let sealed = try vault.sealSecret(Array(secret.utf8), for: client)

        #expect(try vault.openSecret(sealed, for: client) == Array(secret.utf8))
    }
}
