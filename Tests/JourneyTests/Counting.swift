import Kernel

/// Counts up instead of drawing, so that the same test asks the same questions.
struct Counting: Randomness {
    private let start: UInt8

    init(_ start: UInt8) { self.start = start }

    func bytes(_ count: Int) -> [UInt8] { (0..<count).map { start &+ UInt8(truncatingIfNeeded: $0) } }
}
