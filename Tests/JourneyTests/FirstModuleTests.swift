import FoundationEssentials
import Kernel
import TestSupport
import Testing

/// The page about a first module, followed to the letter in a copy of the package.
///
/// It builds the program and compiles the new module's tests. Running those would build every test target once
/// more; what the page promises is tried with the built program instead.
@Suite(
    "The page about a first module",
    .enabled(if: isInstalled("swift") && isInstalled("bash") && isInstalled("curl"), "swift, bash and curl are needed")
)
struct FirstModuleTests {
    @Test("who follows it has a module that builds, passes the check, goes on and answers", .timeLimit(.minutes(20)))
    func followed() throws {
        let copy = try PackageCopy()
        let blocks = try DocumentedPages.blocks().filter { $0.page == "Docs/domain-teams/your-first-module.md" }

        for block in blocks { try copy.apply(block) }
        let port = try freePort()
        let output = try copy.run(
            """
            swift build --product dichtbij --explicit-target-dependency-import-check error
            swift build --target LibraryTests --explicit-target-dependency-import-check error
            export PATH="$PWD/.build/debug:$PATH"
            \(blocks.filter { $0.marks == ["not-run=copy"] }.map(\.text).joined(separator: "\n"))
            dichtbij serve --port \(port) & server=$!
            trap 'kill $server' EXIT
            address=http://127.0.0.1:\(port)/heerde
            curl -sf --retry 60 --retry-delay 1 --retry-connrefused "$address/bibliotheek"
            curl -sf "$address/aanvragen/boek-aanvragen"
            """
        )

        for words in [
            "boek-aanvragen.json: boek-aanvragen", "Bibliotheek staat aan bij Heerde.", "heerde  library",
            "Leen boeken, of vraag een boek aan dat wij niet hebben.", "Titel van het boek",
        ] {
            #expect(output.contains(words), "\(words) in \(output.suffix(2_000))")
        }
    }
}

/// The package in a temporary folder, without what was built.
private struct PackageCopy {
    private let folder = TemporaryFolder()

    private var path: String { "\(folder.path)/package" }

    init() throws {
        let files = FileManager.default
        try files.createDirectory(atPath: path, withIntermediateDirectories: true)
        for name in ["Package.swift", "Sources", "Tests", "Modules", "Config"] {
            try files.copyItem(atPath: "\(packageRoot)/\(name)", toPath: "\(path)/\(name)")
        }
    }

    /// Makes the file of a block, or changes what a `diff` shows; other blocks change nothing.
    func apply(_ block: DocumentedBlock) throws {
        guard block.marks.count == 1, block.language != "sh" else { return }
        let file = "\(path)/\(block.marks[0])"
        if block.language == "diff" { return try change(file, block) }
        let folder = file.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try (block.text + "\n").write(toFile: file, atomically: false, encoding: .utf8)
    }

    private func change(_ file: String, _ block: DocumentedBlock) throws {
        let lines = block.text.split(separator: "\n")
        let old = lines.filter { $0.hasPrefix("-") }.map { $0.dropFirst() }.joined(separator: "\n")
        let new = lines.filter { $0.hasPrefix("+") }.map { $0.dropFirst() }.joined(separator: "\n")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        guard text.ranges(of: old).count == 1 else { throw Missing(what: "\(block.page):\(block.line) in \(file)") }
        try text.replacing(old, with: new).write(toFile: file, atomically: false, encoding: .utf8)
    }

    /// Runs a script in the copy until its first command that fails.
    ///
    /// - Returns: Everything that it wrote.
    /// - Throws: ``Missing`` with the end of that, when a command failed.
    func run(_ script: String) throws -> String {
        let log = "\(folder.path)/log"
        let words = ["timeout", "1100", "bash", "-c", "set -eo pipefail; exec > \(log) 2>&1\n\(script)"]
        let run = try runProgram(words, variables: ProgramFolder.secrets, in: path)
        let output = try String(contentsOfFile: log, encoding: .utf8)
        guard run.status == 0 else { throw Missing(what: String(output.suffix(2_000))) }
        return output
    }
}
