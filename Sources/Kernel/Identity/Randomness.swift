/// The port to unpredictable bytes, fit for keys and codes.
public protocol Randomness: Sendable {
    /// Exactly `count` fresh bytes.
    func bytes(_ count: Int) -> [UInt8]
}
