internal import Glibc

/// The time since the machine started, for waiting times and batch limits; no time of day.
enum MonotonicClock {
    static var nanoseconds: Int64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    }
}
