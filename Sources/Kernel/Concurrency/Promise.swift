/// A value that one thread makes and another waits for.
public final class Promise<Value: Sendable>: @unchecked Sendable {
    // Sendable by the monitor: `value` is written once and read only inside it.
    private let monitor = Monitor()
    private var value: Value?

    public init() {}

    /// Gives the value; a second call changes nothing.
    public func fulfil(_ value: Value) {
        monitor.locked {
            if self.value == nil { self.value = value }
            monitor.wakeAll()
        }
    }

    /// Waits until the value is there.
    ///
    /// Never call it on a server thread or a writer thread.
    public func wait() -> Value {
        monitor.locked {
            while true {
                if let value { return value }
                monitor.wait()
            }
        }
    }
}
