internal import Glibc

/// The clock for waiting times and limits, which nobody can set; it tells no time of day.
public enum MonotonicClock {
    /// Nanoseconds since some fixed moment.
    public static var nanoseconds: Int64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    }
}
