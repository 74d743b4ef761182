import FoundationEssentials
import Glibc
import Kernel

@testable import App

/// One run of the program inside a test, with a terminal that keeps what was written.
struct CommandRun {
    let status: Int32
    let output: String
    let errors: String

    /// Runs the program with these words.
    ///
    /// - Parameters:
    ///   - words: The command line.
    ///   - answers: The lines that a person types; `nil` when nobody is there.
    ///   - variables: The environment.
    ///   - commands: The commands to choose from; the program's own when `nil`.
    init(
        _ words: [String],
        answers: [String]? = nil,
        variables: [String: String] = [:],
        commands: [Command]? = nil
    ) {
        let output = Lock("")
        let errors = Lock("")
        let lines = Lock(answers ?? [])
        let terminal = Terminal(
            write: { text in output.withLock { $0 += text } },
            writeError: { text in errors.withLock { $0 += text } },
            readLine: { lines.withLock { $0.isEmpty ? nil : $0.removeFirst() } },
            isInteractive: answers != nil
        )
        let surroundings = Surroundings(
            terminal: terminal,
            variables: variables,
            moduleIDs: ModuleCatalog.ids,
            commands: CommandList(commands: commands ?? Application.allCommands)
        )
        status = Application.run(words, in: surroundings)
        self.output = output.withLock(\.self)
        self.errors = errors.withLock(\.self)
    }
}

/// The top of the package, where `Config` and `Docs` are.
let packageRoot = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }

/// A folder of its own for one test, removed with everything in it at the end.
func withTemporaryFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
    let folder = "/tmp/dichtbij-test-\(UInt64.random(in: 0...UInt64.max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
}

/// A copy of the project's own configuration that a test may change.
func withConfiguration<Value>(_ body: (String) throws -> Value) throws -> Value {
    try withTemporaryFolder { folder in
        try FileManager.default.copyItem(atPath: "\(packageRoot)/Config", toPath: "\(folder)/Config")
        return try body("\(folder)/Config")
    }
}

/// Changes a text in a file, which must be there.
func replace(_ old: String, with new: String, in path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    guard text.contains(old) else { throw NotThere(text: old) }
    try text.replacing(old, with: new).write(toFile: path, atomically: false, encoding: .utf8)
}

struct NotThere: Error {
    let text: String
}

/// Waits until something holds that another thread does.
///
/// - Throws: ``NotThere`` after a minute.
func waitUntil(_ holds: () throws -> Bool) throws {
    let end = SystemClock().now().adding(seconds: 60)
    while try !holds() {
        guard SystemClock().now() < end else { throw NotThere(text: "what should come by itself") }
        usleep(20_000)
    }
}
