internal import Glibc

/// Waits for the signals that ask the program to stop.
///
/// The signals are blocked in the main thread before others start, so that every thread inherits the
/// block and only ``wait()`` sees them.
struct StopSignal {
    private var signals = sigset_t()

    /// Blocks SIGTERM and SIGINT from now on, and ignores SIGPIPE: a client that went away is no reason to stop.
    init() {
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        signal(SIGPIPE, SIG_IGN)
    }

    /// Returns when one of the signals came.
    func wait() {
        var signals = signals
        var received: Int32 = 0
        while sigwait(&signals, &received) != 0 {}
    }
}
