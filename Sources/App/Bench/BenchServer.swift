internal import Glibc
internal import HTTPClient
internal import Kernel

/// The real program, `dichtbij serve`, as a process of its own.
struct BenchServer: Sendable {
    let process: ChildProcess
    let port: Int
    /// From the start of the process to the first answer of `/readyz`.
    let startSeconds: Double

    /// Starts to serve a world and waits until it is ready.
    ///
    /// - Parameters:
    ///   - world: What is served.
    ///   - variables: The environment of the process, where secrets are.
    /// - Throws: ``Refusal`` when it does not start.
    init(_ world: BenchWorld, variables: [String: String] = [:]) throws {
        let start = Stopwatch()
        let words = ["--config", world.configFolder, "--data", world.dataFolder, "--port", "0"]
        process = try ChildProcess([ChildProcess.ownPath, "serve"] + words, variables: variables)
        var listening: Int?
        while listening == nil, let line = process.readLine() {
            listening = line.split(separator: ":").last.flatMap { Int($0) }
        }
        guard let listening else { throw Refusal("De server is niet gestart.") }
        port = listening
        let client = try HTTPClient()
        defer { client.stop() }
        let reply = try client.sendAndWait(OutgoingRequest(.get, "http://127.0.0.1:\(port)/readyz"))
        guard reply.status == 200 else { throw Refusal("De server is niet klaar (status \(reply.status)).") }
        startSeconds = start.seconds
    }

    var origin: String { "http://127.0.0.1:\(port)" }

    func address(_ municipality: Int = 1) -> String { "\(origin)/\(BenchWorld.slug(municipality))" }

    func stop() { process.stop() }
}

/// Measures how long something takes, on a clock that nobody sets.
struct Stopwatch: Sendable {
    private let start = MonotonicClock.nanoseconds

    var seconds: Double { Double(MonotonicClock.nanoseconds - start) / 1e9 }

    /// Lets the calling thread do nothing for a while.
    static func rest(milliseconds: Int) { usleep(UInt32(milliseconds) * 1_000) }
}
