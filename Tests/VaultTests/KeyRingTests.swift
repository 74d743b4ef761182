import Testing

@testable import Vault

@Suite("Reading master keys")
struct KeyRingTests {
    private let zeros = String(repeating: "A", count: 43) + "="

    @Test("the text form is read back as it was written, current key first")
    func roundTrip() throws {
        let ring = try KeyRing(current: .counting("k2", from: 5), older: [.counting("k1")])

        let read = try KeyRing(text: ring.text)

        #expect(read.keys.map(\.id) == ["k2", "k1"])
        #expect(read.keys.map(\.secret) == ring.keys.map(\.secret))
    }

    @Test("an environment variable can hold several keys with a comma between them")
    func commas() throws {
        let ring = try KeyRing(text: "k2 \(zeros),k1 \(zeros)")

        #expect(ring.current.id == "k2")
        #expect(ring.older.map(\.id) == ["k1"])
    }

    @Test("a refusal names the line and never its content")
    func refusals() throws {
        let check = try hexadecimal(MasterKey.counting("x").check)

        #expect(throws: KeyRingError.empty) { try KeyRing(text: "# nothing\n\n") }
        #expect(throws: KeyRingError.malformed(line: 2)) { try KeyRing(text: "k1 \(zeros)\nk2") }
        #expect(throws: KeyRingError.malformed(line: 1)) { try KeyRing(text: "K1 \(zeros)") }
        #expect(throws: KeyRingError.malformed(line: 1)) { try KeyRing(text: "k1 AAAA") }
        #expect(throws: KeyRingError.duplicate(id: "k1")) { try KeyRing(text: "k1 \(zeros)\nk1 \(zeros)") }
        #expect(throws: KeyRingError.mistyped(line: 1)) { try KeyRing(text: "k1 \(zeros) \(check)") }
    }

    @Test("a ring that the data was not sealed with is refused by its check value")
    func confirm() throws {
        let ring = try KeyRing(current: .counting("k1"))
        let other = try MasterKey.counting("k1", from: 3)

        #expect(throws: Never.self) { try ring.confirm(id: "k1", check: ring.current.check) }
        #expect(throws: KeyRingError.wrong(id: "k1")) { try ring.confirm(id: "k1", check: other.check) }
        #expect(throws: KeyRingError.missing(id: "k0")) { try ring.confirm(id: "k0", check: other.check) }
    }
}
