import FoundationEssentials
import Glibc
import Kernel
import TestSupport
import Testing

@testable import App

@Suite("The commands on the pages", .serialized)
struct DocumentedCommandTests {
    @Test(
        "the README leads a stranger from a push to MijnOverheid, with the answers it shows",
        .enabled(if: isInstalled("curl") && isInstalled("bash"), "curl and bash are needed to run the examples")
    )
    func readmeIsTrue() throws {
        let page = try String(contentsOfFile: "\(packageRoot)/README.md", encoding: .utf8)
        let examples = DocumentedCommands(page: page).examples
        #expect(examples.count == 3)

        try withTemporaryFolder { folder in
            let ports = (web: try freePort(), simulator: try freePort())
            let demo = try Demo(Self.invocation(folder, ports))
            defer { demo.stop() }
            try demo.fill()
            demo.explain()

            for example in examples {
                let command =
                    example.command
                    .replacing(":8080", with: ":\(ports.web)")
                    .replacing(":8090", with: ":\(ports.simulator)")
                let expected = Self.masked(try #require(example.output), ports.web)
                let answer = eventually(within: 20) { () -> String? in
                    let output = Self.masked(Self.run(command, in: folder), ports.web)
                    return output == expected ? output : nil
                }
                #expect(answer == expected, "\(Self.masked(Self.run(command, in: folder), ports.web))")
            }
        }
    }

    @Test("the README fits its length and its blocks are runnable or tasks of the Makefile")
    func readmeIsShort() throws {
        let page = try String(contentsOfFile: "\(packageRoot)/README.md", encoding: .utf8)
        let makefile = try String(contentsOfFile: "\(packageRoot)/Makefile", encoding: .utf8)
        let tasks = page.matches(of: /(?m)^make ([a-z]+)/).map { String($0.1) }

        #expect(page.split(separator: "\n", omittingEmptySubsequences: false).count <= 121)
        #expect(!tasks.isEmpty)
        for task in tasks { #expect(makefile.contains("\n\(task):"), "make \(task) is no task") }
    }

    @Test("every `dichtbij` command on a page exists, with the options it is shown with")
    func commandsExist() throws {
        let list = CommandList(commands: Application.allCommands)
        let pages = try FileManager.default.subpathsOfDirectory(atPath: "\(packageRoot)/Docs")
            .filter { $0.hasSuffix(".md") }
        var count = 0

        for page in pages {
            let text = try String(contentsOfFile: "\(packageRoot)/Docs/\(page)", encoding: .utf8)
            for match in text.matches(of: /(?m)(?:^\s*(?:\.\/|sudo -u \w+ )?|`)dichtbij ((?:[a-z-]+ ?)+)([^\n`|]*)/) {
                let words = match.1.split(separator: " ").map(String.init)
                let found = try? list.find(words)
                let command = try #require(found?.command, "\(page): dichtbij \(match.1)")
                let known = Set((command.options + Command.Option.common).map(\.name))
                for option in match.2.matches(of: /--([a-z-]+)/) {
                    #expect(known.contains(String(option.1)), "\(page): dichtbij \(command.name) --\(option.1)")
                }
                count += 1
            }
        }
        #expect(count > 0)
    }

    private static func invocation(_ folder: String, _ ports: (web: Int, simulator: Int)) throws -> Invocation {
        let surroundings = Surroundings(
            terminal: Terminal(write: { _ in }, writeError: { _ in }, readLine: { nil }, isInteractive: false),
            variables: [:],
            moduleIDs: ModuleCatalog.ids,
            commands: CommandList(commands: Application.allCommands)
        )
        return try Invocation(
            .demo,
            [
                "--config", "\(packageRoot)/Config", "--data", "\(folder)/demo", "--port", "\(ports.web)",
                "--simulator-port", "\(ports.simulator)",
            ],
            in: surroundings
        )
    }

    /// What differs between two runs, made equal: follow codes, dates that follow from today, and the port.
    private static func masked(_ text: String, _ port: Int) -> String {
        text.replacing(":\(port)", with: ":8080")
            .replacing(/\b[2-9A-Z]{4}-[2-9A-Z]{4}\b/, with: "CODE")
            .replacing(/Z-20\d\d-\d{6}/, with: "NUMBER")
            .replacing(/"deadlineOn":"[^"]*"/, with: "DEADLINE")
            .replacing(/^\s+|\s+$/, with: "")
    }

    private static func run(_ command: String, in folder: String) -> String {
        let run = try? runProgram(["bash", "-c", command], in: folder)
        return String(decoding: run?.output ?? [], as: UTF8.self)
    }
}

/// Tries until there is a value, at most for some seconds.
func eventually<Value>(within seconds: Int, _ body: () throws -> Value?) rethrows -> Value? {
    let end = Date(timeIntervalSinceNow: TimeInterval(seconds))
    while Date() < end {
        if let value = try body() { return value }
        usleep(50_000)
    }
    return nil
}
