import Kernel

/// Bytes that look random and are the same in every run (SplitMix64).
final class SteppingBytes: Randomness {
    private let state: Lock<UInt64>
    private let calls = Lock(0)

    init(seed: UInt64 = 42) { state = Lock(seed) }

    /// How often bytes were asked for.
    var callCount: Int { calls.withLock { $0 } }

    func bytes(_ count: Int) -> [UInt8] {
        calls.withLock { $0 += 1 }
        return state.withLock { state in (0..<count).map { _ in Self.next(&state) } }
    }

    private static func next(_ state: inout UInt64) -> UInt8 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return UInt8(truncatingIfNeeded: mixed >> 24)
    }
}

/// The same byte again and again: the worst that a source could do.
struct ConstantBytes: Randomness {
    let byte: UInt8

    func bytes(_ count: Int) -> [UInt8] { Array(repeating: byte, count: count) }
}
