/// A flag that one thread raises and another waits for, at most for a time.
public final class Signal: @unchecked Sendable {
    // Sendable by the monitor: `isRaised` is reached only inside it.
    private let monitor = Monitor()
    private var isRaised = false

    public init() {}

    /// Raises the flag for good.
    public func raise() {
        monitor.locked {
            isRaised = true
            monitor.wakeAll()
        }
    }

    /// Waits until the flag is raised or the time is over; the answer says whether it was raised.
    public func wait(seconds: Int) -> Bool {
        let end = Monitor.Deadline(milliseconds: Int64(seconds) * 1_000)
        return monitor.locked {
            while !isRaised {
                if !monitor.wait(until: end) { return isRaised }
            }
            return true
        }
    }
}
