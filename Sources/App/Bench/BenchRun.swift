internal import Kernel

/// One call of `dichtbij bench`: what all its measurements share.
struct BenchRun: Sendable {
    /// Where worlds are made; on a real disk, as a memory disk would make commits too cheap.
    let folder: String
    /// Cases for reading.
    let cases: Int
    let rounds: Int
    let seconds: Int
    /// Whether worlds with many cases stay for a next call.
    let keepsWorlds: Bool
    let terminal: Terminal

    static let defaultCases = 1_000_000
    static let measurements: [(name: String, measure: @Sendable (BenchRun) throws -> [Measurement])] = [
        ("push", { [try $0.singlePushes()] }),
        ("batch", { [try $0.batchPushes()] }),
        ("deliver", { [try $0.deliveries()] }),
        ("reads", { try $0.reads() }),
        ("work", { try $0.work() }),
        ("country", { try $0.country() }),
        ("count", { [try $0.counts()] }),
    ]

    /// Says which round begins.
    func announce(_ name: String, _ round: Int) {
        terminal.errorLine("\(name): ronde \(round) van \(rounds)")
    }

    /// A folder for this measurement alone, removed when it ends.
    func withFolder<Value>(_ name: String, _ body: (String) throws -> Value) throws -> Value {
        let path = "\(folder)/\(name)"
        try TextFile.remove(path)
        try TextFile.makeFolder(path)
        let result = Result { try body(path) }
        try TextFile.remove(path)
        return try result.get()
    }

    /// A world with many cases, kept for a next call when the caller asked for that.
    func withWorld<Value>(
        _ name: String,
        municipalities: Int = 1,
        _ body: (BenchWorld) throws -> Value
    ) throws -> Value {
        let path = "\(folder)/\(name)"
        let result = Result { try body(BenchWorld(path, municipalities: municipalities)) }
        if !keepsWorlds { try TextFile.remove(path) }
        return try result.get()
    }
}
