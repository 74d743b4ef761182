internal import Glibc
internal import Kernel

/// Another program that was started by this one, and is stopped by it.
final class ChildProcess: Sendable {
    let id: pid_t
    private let output: Lock<OutputPipe>
    private let hasEnded = Lock(false)

    /// Starts a program that is looked up in the search path.
    ///
    /// What it writes to standard output is read here; errors go where ours go.
    ///
    /// - Throws: ``Refusal`` when it cannot be started.
    init(_ words: [String], variables: [String: String] = [:]) throws(Refusal) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Refusal("Er is geen pijp te maken (fout \(errno)).") }
        // Else the next program would hold them open, and the end of this one would not be seen.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        defer { posix_spawn_file_actions_destroy(&actions) }

        let arguments = CStrings(words)
        let environment = CStrings(variables.map { "\($0.key)=\($0.value)" })
        var started: pid_t = 0
        let code = posix_spawnp(&started, words[0], &actions, nil, arguments.pointers, environment.pointers)
        close(ends[1])
        guard code == 0 else {
            close(ends[0])
            throw Refusal("\(words[0]) is niet te starten (fout \(code)).")
        }
        id = started
        output = Lock(OutputPipe(descriptor: ends[0]))
    }

    deinit {
        stop()
        output.withLock { _ = close($0.descriptor) }
    }

    /// The path of the program that runs now, to start it once more.
    static var ownPath: String {
        realpath("/proc/self/exe", nil).map { path in
            defer { free(path) }
            return String(cString: path)
        } ?? "dichtbij"
    }

    /// The next line of its output; `nil` at the end.
    func readLine() -> String? { output.withLock { $0.readLine() } }

    /// The rest of its output, when it has ended.
    func readAll() -> String {
        var lines: [String] = []
        while let line = readLine() { lines.append(line) }
        return lines.joined(separator: "\n")
    }

    /// Asks it to stop and waits until it did.
    func stop() {
        let mustStop = hasEnded.withLock { ended in
            defer { ended = true }
            return !ended
        }
        guard mustStop else { return }
        kill(id, SIGTERM)
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
    }

    /// The memory that it holds (RSS), in MiB; `nil` when it is gone.
    var memory: Double? {
        guard let status = try? TextFile.read("/proc/\(id)/status") else { return nil }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        let number = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
        return number.flatMap { Double($0) }.map { $0 / 1_024 }
    }

    /// The processor time that it used so far, in seconds over all cores.
    var processorSeconds: Double {
        guard let statistics = try? TextFile.read("/proc/\(id)/stat") else { return 0 }
        // Behind the name in brackets; the 12th and 13th are user and system time (proc(5)).
        let fields = statistics.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}

/// What a program writes, cut into lines.
private struct OutputPipe: Sendable {
    let descriptor: Int32
    private var rest: [UInt8] = []

    init(descriptor: Int32) { self.descriptor = descriptor }

    mutating func readLine() -> String? {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                defer { rest.removeFirst(end + 1) }
                return String(decoding: rest[..<end], as: UTF8.self)
            }
            var part = [UInt8](repeating: 0, count: 16_384)
            let count = read(descriptor, &part, part.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                defer { rest = [] }
                return rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self)
            }
            rest += part[..<count]
        }
    }
}

/// Texts as C wants them: an array of pointers that ends with NULL.
private final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) { pointers = texts.map { strdup($0) } + [nil] }

    deinit { for pointer in pointers { free(pointer) } }
}
