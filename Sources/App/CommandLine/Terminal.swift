internal import Glibc

/// Where a command writes and asks; the process's own streams, or a test's.
struct Terminal: Sendable {
    /// Writes an answer (standard output).
    let write: @Sendable (String) -> Void
    /// Writes a refusal or progress (standard error).
    let writeError: @Sendable (String) -> Void
    /// Asks for one line; `nil` when there is no more input.
    let readLine: @Sendable () -> String?
    /// Whether a person looks at the output as it comes.
    let isInteractive: Bool

    /// Writes an answer and ends the line.
    func line(_ text: String = "") { write(text + "\n") }

    /// Writes a refusal or progress and ends the line.
    func errorLine(_ text: String) { writeError(text + "\n") }

    /// The streams of this process.
    static var ofProcess: Terminal {
        Terminal(
            write: { writeAll($0, to: STDOUT_FILENO) },
            writeError: { writeAll($0, to: STDERR_FILENO) },
            readLine: { Swift.readLine() },
            isInteractive: isatty(STDERR_FILENO) == 1 && isatty(STDIN_FILENO) == 1
        )
    }
}

/// Writes straight to a file descriptor: `print` would hold text back when the output is a file.
private func writeAll(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
    }
}
