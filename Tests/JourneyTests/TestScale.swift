import FoundationEssentials

/// How much the long tests do; the sanitizers make everything ten times slower and ask for less.
enum TestScale {
    private static let variables = ProcessInfo.processInfo.environment

    /// `DICHTBIJ_TEST_SCALE`: a percentage of the usual amount.
    private static let percent = variables["DICHTBIJ_TEST_SCALE"].flatMap { Int($0) } ?? 100

    static let kills = max(3, 200 * percent / 100)
    static let requests = max(500, 10_000 * percent / 100)

    /// `DICHTBIJ_TEST_SEED`: repeats a run that went wrong.
    static let seed = variables["DICHTBIJ_TEST_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<1_000_000)
}
