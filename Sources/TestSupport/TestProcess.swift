internal import Glibc
internal import Kernel

/// Another program that a test starts; it ends with the test at the latest.
///
/// Foundation's `Process` needs the large Foundation and a run loop on the test's thread. This one is a
/// `posix_spawn` with pipes: the child gets no descriptor of another test, and the gentle signals reach it.
public final class TestProcess: Sendable {
    private let id: Int32
    private let input: Lock<Int32?>
    private let output: Int32
    private let ended = Lock<Int32?>(nil)

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - words: Its command line; the first word is looked up in the search path.
    ///   - variables: Environment variables besides those of the test.
    ///   - folder: Where it works; `nil` is where the test does.
    ///   - errors: The file for what it writes to standard error; `nil` shows it among the test's own.
    /// - Throws: ``Missing`` when it cannot be started.
    public init(
        _ words: [String],
        variables: [String: String] = [:],
        in folder: String? = nil,
        errors: String? = nil
    ) throws(Missing) {
        var (toChild, fromChild): ([Int32], [Int32]) = ([0, 0], [0, 0])
        guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else { throw Missing(what: "a pipe") }
        for end in toChild + fromChild { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO)
        if let errors {
            posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        }
        // A connection of another test that the child holds on to would never end.
        for descriptor in STDERR_FILENO + 1..<1_024 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        let there = folder.map { ["sh", "-c", #"cd "$0" && exec "$@""#, $0] } ?? []
        let child = Self.spawn(there + words, variables, &actions)
        // As long as these are open, reading from the other ends never ends.
        close(toChild[0])
        close(fromChild[1])
        guard let child else {
            close(toChild[1])
            close(fromChild[0])
            throw Missing(what: "a process for \(words)")
        }
        id = child
        input = Lock(toChild[1])
        output = fromChild[0]
    }

    deinit {
        end(by: SIGKILL)
        close(output)
    }

    private static func spawn(
        _ words: [String],
        _ variables: [String: String],
        _ actions: inout posix_spawn_file_actions_t
    ) -> Int32? {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A test runner blocks the gentle signals, and a child would inherit that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        let settings = environment().merging(variables) { $1 }.map { "\($0.key)=\($0.value)" }
        let (arguments, environment) = (words.map { strdup($0) } + [nil], settings.map { strdup($0) } + [nil])
        defer { for text in arguments + environment { free(text) } }
        var child = pid_t()
        let code = posix_spawnp(&child, words[0], &actions, &attributes, arguments, environment)
        return code == 0 ? child : nil
    }

    private static func environment() -> [String: String] {
        var variables: [String: String] = [:]
        var next = environ
        while let text = next.pointee {
            let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            next += 1
        }
        return variables
    }

    // MARK: What it says

    /// The next line of its output, without the line's end; `nil` when there is no more.
    ///
    /// For one thread.
    public func readLine() -> String? {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            let count = read(output, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return line.isEmpty ? nil : String(decoding: line, as: UTF8.self) }
            if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
    }

    /// The rest of its output, when that has ended.
    public func readAll() -> [UInt8] {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(output, &part, part.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes += part[..<count]
        }
    }

    // MARK: How it ends

    /// Says that nothing more comes on its standard input.
    public func endInput() {
        input.withLock { input in
            if let open = input { close(open) }
            input = nil
        }
    }

    /// Sends a signal if it has not ended, and waits until it has.
    ///
    /// - Returns: Its exit status, or minus the signal that ended it.
    @discardableResult
    public func end(by signal: Int32) -> Int32 {
        ended.withLock { ended in
            if ended == nil { kill(id, signal) }
        }
        return wait()
    }

    /// Waits until it has ended; its input ends first.
    ///
    /// - Returns: Its exit status, or minus the signal that ended it.
    @discardableResult
    public func wait() -> Int32 {
        endInput()
        return ended.withLock { ended in
            if let ended { return ended }
            var status: Int32 = 0
            while waitpid(id, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            let code = signal == 0 ? (status >> 8) & 0xFF : -signal
            ended = code
            return code
        }
    }
}

/// Runs a program to its end.
///
/// - Parameters: As for ``TestProcess/init(_:variables:in:errors:)``.
/// - Returns: Its exit status (minus the signal that ended it) and what it wrote to standard output.
/// - Throws: ``Missing`` when it cannot be started.
public func runProgram(
    _ words: [String],
    variables: [String: String] = [:],
    in folder: String? = nil,
    errors: String? = nil
) throws(Missing) -> (status: Int32, output: [UInt8]) {
    let child = try TestProcess(words, variables: variables, in: folder, errors: errors)
    child.endInput()
    let output = child.readAll()
    return (child.wait(), output)
}

/// What a test needs and this machine does not have.
public struct Missing: Error, Hashable, Sendable, CustomStringConvertible {
    public let what: String

    public init(what: String) { self.what = what }

    public var description: String { what }
}
