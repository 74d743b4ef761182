/// The port to the time: everything that needs to know "now" is given a clock.
public protocol Clock: Sendable {
    /// The present moment. It can go back when the machine's clock is set.
    func now() -> Timestamp
}
