public import Kernel
public import Records

/// A worker on a clock that stands still, which a test drives by hand.
public protocol HandDriven: AnyObject {
    var clock: FixedClock { get }
    /// Whether something is on its way, so that more will happen without the clock.
    var isBusy: Bool { get }
    /// When the worker wants its next turn; `nil` when it waits for nothing.
    var nextWake: Timestamp? { get }
    func turn()
    /// Waits for what other threads report, at most this long.
    func waitForNews(milliseconds: Int64)
}

extension HandDriven {
    /// Lets the worker go on until nothing is on its way.
    public func settle() {
        while true {
            turn()
            guard isBusy else { return }
            waitForNews(milliseconds: 30_000)
        }
    }

    /// Lets time pass, with a turn whenever the worker wants one.
    public func pass(seconds: Int) {
        let end = clock.now().adding(seconds: seconds)
        settle()
        while let wake = nextWake, wake <= end {
            clock.set(max(wake, clock.now().adding(milliseconds: 1)))
            settle()
        }
        clock.set(end)
        settle()
    }
}

extension DeliveryRecords {
    /// Takes over what an earlier worker left behind, as the next one does, and waits for it.
    public func takeOverAndWait() {
        let done = Promise<Bool>()
        takeOver { _ in done.fulfil(true) }
        _ = done.wait()
    }
}
