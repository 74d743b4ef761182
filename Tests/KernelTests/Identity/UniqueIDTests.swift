import FoundationEssentials
import Kernel
import Testing

@Suite("A unique identifier")
struct UniqueIDTests {
    private let text = "019ab3c4-d5e6-7f01-8234-56789abcdef0"

    @Test("is printed, read and stored without loss")
    func roundTrip() throws {
        let id = try UniqueID(text)

        #expect(id == UniqueID(high: 0x019A_B3C4_D5E6_7F01, low: 0x8234_5678_9ABC_DEF0))
        #expect("\(id)" == text)
        #expect(try UniqueID(text.uppercased()) == id)
        #expect(try UniqueID(bytes: id.bytes) == id)
        #expect(id.sqlValue == .blob(id.bytes))
        #expect(id.bytes.prefix(3) == [0x01, 0x9A, 0xB3])
        #expect(UUID(uuidString: "\(id)")?.uuidString.lowercased() == text)
    }

    @Test(
        "refuses every other text",
        arguments: [
            ("", .length(0)), ("019ab3c4d5e67f01823456789abcdef0", .length(32)),
            ("{19ab3c4-d5e6-7f01-8234-56789abcdef0", .character), ("019ab3c4-d5e6-7f01-8234-56789abcdeg0", .character),
            ("019ab3c4-d5e6-7f018-234-56789abcdef0", .character),
            ("019ab3c4-d5e6-7f01-8234-56789abcdef0 ", .length(37)),
            ("019ab3c4 d5e6 7f01 8234 56789abcdef0", .character),
        ] as [(String, UniqueID.Invalid)]
    )
    func refusals(text: String, reason: UniqueID.Invalid) {
        #expect(throws: reason) { try UniqueID(text) }
        #expect(throws: UniqueID.Invalid.length(15)) { try UniqueID(bytes: Array(repeating: 0, count: 15)) }
    }
}

@Suite("A source of time-ordered identifiers")
struct TimeOrderedIDsTests {
    private let moment = Timestamp(milliseconds: 1_795_000_000_123)

    @Test("starts each one with its moment, version 7 and the variant of RFC 9562")
    func layout() {
        let ids = TimeOrderedIDs(clock: SettableClock(moment), randomness: SteppingBytes())

        for _ in 0..<1_000 {
            let id = ids.next()
            #expect(id.high >> 16 == 1_795_000_000_123)
            #expect(id.high >> 12 & 15 == 7)
            #expect(id.low >> 62 == 2)
        }
    }

    @Test("rises within one millisecond, and when the clock goes back")
    func rises() {
        let clock = SettableClock(moment)
        let ids = TimeOrderedIDs(clock: clock, randomness: SteppingBytes())
        var last = ids.next()

        for step in 0..<5_000 {
            clock.moment.withLock { $0 = moment.adding(milliseconds: step.isMultiple(of: 3) ? -Int64(step) : 0) }
            let id = ids.next()
            #expect(id > last)
            last = id
        }
    }

    @Test("rises also when the random bytes are the largest or smallest there are", arguments: [0, 255] as [UInt8])
    func worstBytes(byte: UInt8) {
        let ids = TimeOrderedIDs(clock: SettableClock(moment), randomness: ConstantBytes(byte: byte))
        var last = ids.next()

        for _ in 0..<70_000 {
            let id = ids.next()
            guard id > last, id.high >> 12 & 15 == 7, id.low >> 62 == 2 else {
                Issue.record("\(id) after \(last)")
                return
            }
            last = id
        }
    }

    @Test("gives no identifier twice to threads that ask at the same time")
    func threads() async {
        let ids = TimeOrderedIDs(clock: SettableClock(moment), randomness: SteppingBytes())

        let lists = await withTaskGroup(of: [UniqueID].self) { group in
            for _ in 0..<4 { group.addTask { (0..<2_000).map { _ in ids.next() } } }
            return await group.reduce(into: [[UniqueID]]()) { $0.append($1) }
        }

        #expect(Set(lists.joined()).count == 8_000)
        for list in lists { #expect(list == list.sorted()) }
    }

    @Test("asks for random bytes in blocks, not for each identifier")
    func blocks() {
        let random = SteppingBytes()
        let ids = TimeOrderedIDs(clock: SettableClock(moment), randomness: random)

        for _ in 0..<1_000 { _ = ids.next() }

        #expect(random.callCount < 10)
    }
}

/// A clock that shows what the test sets.
private struct SettableClock: Clock {
    let moment: Lock<Timestamp>

    init(_ moment: Timestamp) { self.moment = Lock(moment) }

    func now() -> Timestamp { moment.withLock { $0 } }
}
