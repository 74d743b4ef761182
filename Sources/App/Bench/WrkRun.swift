internal import Kernel

/// One run of the load generator `wrk` with a script, and what it counted.
struct WrkRun: Sendable {
    let perSecond: Double
    /// 99 of 100 answers came within this time, in milliseconds.
    let p99: Double
    let requests: Int
    /// Answers with another status than 2xx or 3xx, broken connections and answers that never came.
    let failures: Int

    /// What to run.
    struct Load: Sendable {
        let connections: Int
        let seconds: Int
        /// Lua that makes requests; see ``LoadScripts``.
        let script: String
        /// Where the script may lie.
        let folder: String
    }

    /// Runs a load against an address.
    ///
    /// - Throws: ``Refusal`` when `wrk` is not there or tells nothing.
    init(_ address: String, _ load: Load) throws {
        let path = "\(load.folder)/load.lua"
        try TextFile.write(load.script + Self.reporting, to: path)
        let process = try ChildProcess([
            "wrk", "--threads", "2", "--connections", String(load.connections), "--duration", "\(load.seconds)s",
            "--timeout", "30s", "--script", path, address,
        ])
        let output = process.readAll()
        process.stop()
        guard let line = output.split(separator: "\n").last(where: { $0.hasPrefix("RESULT ") }) else {
            throw Refusal("wrk gaf geen uitkomst:\n\(output)")
        }
        let numbers = line.split(separator: " ").dropFirst().compactMap { Double($0) }
        guard numbers.count == 4 else { throw Refusal("wrk gaf een onbekende uitkomst: \(line)") }
        requests = Int(numbers[0])
        perSecond = numbers[0] / (numbers[1] / 1e6)
        p99 = numbers[2] / 1e3
        failures = Int(numbers[3])
    }

    private static let reporting = """

        function done(summary, latency, requests)
          local e = summary.errors
          io.write(string.format("RESULT %d %d %d %d\\n", summary.requests, summary.duration,
            latency:percentile(99.0), e.connect + e.read + e.write + e.status + e.timeout))
        end

        """
}
