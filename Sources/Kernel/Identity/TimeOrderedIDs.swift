/// The port that makes new identifiers.
public protocol UniqueIDSource: Sendable {
    /// An identifier that was never given before.
    func next() -> UniqueID
}

/// Makes identifiers that start with their moment (UUID version 7, RFC 9562 §5.7).
///
/// Each one is larger than all before it from this source, also within one millisecond and when the clock
/// goes back. Within a millisecond the random part grows by a random step (§6.2, method 2), so that who
/// knows one identifier cannot guess the next. Use one source per process.
public struct TimeOrderedIDs: UniqueIDSource {
    private let clock: any Clock
    private let state: Lock<State>

    public init(clock: some Clock, randomness: some Randomness) {
        self.clock = clock
        state = Lock(State(randomness: RandomWords(from: randomness)))
    }

    public func next() -> UniqueID {
        let now = UInt64(max(clock.now().milliseconds, 0))
        return state.withLock { $0.next(at: now) }
    }

    /// The last identifier, in its parts.
    private struct State {
        var randomness: RandomWords
        var milliseconds: UInt64 = 0
        /// 12 bits behind the version (`rand_a`).
        var upper: UInt64 = 0
        /// 62 bits behind the variant (`rand_b`).
        var lower: UInt64 = 0

        init(randomness: RandomWords) { self.randomness = randomness }

        mutating func next(at now: UInt64) -> UniqueID {
            if now > milliseconds { start(at: now) } else { step() }
            return UniqueID(
                high: milliseconds << 16 | 0x7000 | upper,
                low: 0x8000_0000_0000_0000 | lower
            )
        }

        private mutating func start(at moment: UInt64) {
            milliseconds = moment
            // Its top bit stays free, so that a millisecond has room for 2048 carries.
            upper = randomness.next() >> 53
            lower = randomness.next() >> 2
        }

        private mutating func step() {
            lower += 1 + randomness.next() >> 16
            guard lower >> 62 != 0 else { return }
            lower &= (1 << 62) - 1
            upper += 1
            // A full millisecond borrows the next one, rather than repeat or wait.
            if upper >> 12 != 0 { start(at: milliseconds + 1) }
        }
    }
}

/// Random 64-bit words, fetched in blocks: one call to the system for 128 words instead of one each.
private struct RandomWords {
    private let source: any Randomness
    private var block: [UInt8] = []
    private var place = 0

    init(from source: some Randomness) { self.source = source }

    mutating func next() -> UInt64 {
        if place == block.count {
            block = source.bytes(1024)
            place = 0
        }
        var word: UInt64 = 0
        for byte in block[place..<place + 8] { word = word << 8 | UInt64(byte) }
        place += 8
        return word
    }
}
