import FoundationEssentials
import Kernel
import Records
import TestSupport

@testable import App

/// The commands of one page in the order of the page, run in one shell beside a served data folder.
///
/// What the page says about the machine is true here in small: `dichtbij` is on the path, the folders of
/// the settings, the data and the backups exist, and `systemctl` stops and starts the program.
struct DocumentedWalk {
    private let blocks: [DocumentedBlock]
    private let world: ProgramFolder
    private let example: ExampleCase
    private let port: Int

    init(_ page: String) throws {
        blocks = try DocumentedPages.blocks().filter { $0.page == page }
        world = try ProgramFolder(["duiven", "westervoort"])
        port = try freePort()
        example = try world.withPlatform(ExampleCase.init)
        try prepareFolders()
        try pointAtPort()
    }

    /// A command and the answer that the page shows for it.
    struct Shown {
        let command: DocumentedBlock
        let answer: String

        /// Whether the output has every part of the answer, in order; the page cuts long answers with `…`.
        func isIn(_ output: String) -> Bool {
            var rest = Self.masked(output)[...]
            let parts = Self.masked(answer).split(whereSeparator: { "\n…".contains($0) })
            for part in parts.map({ $0.replacing(/^ +| +$/, with: "") }) {
                guard let found = rest.firstRange(of: part) else { return false }
                rest = rest[found.upperBound...]
            }
            return true
        }

        /// What differs between two runs, made equal.
        private static func masked(_ text: String) -> String {
            text.replacing("\r\n", with: "\n")
                .replacing(/"[0-9a-f]{32}"/, with: "ETAG")
                .replacing(/20\d\d-\d\d-\d\d(T[0-9:.]+Z)?/, with: "DAY")
                .replacing(/Z-20\d\d-\d{6}/, with: "NUMBER")
        }
    }

    var shown: [Shown] {
        zip(blocks, blocks.dropFirst()).filter { $0.isRun && $1.language == "output" }
            .map { Shown(command: $0, answer: $1.text) }
    }

    /// Runs every block that is run; the block that failed, `nil` when all went well.
    func run() throws -> String? {
        let words = ["timeout", "40", "bash", "-c", script]
        let run = try runProgram(words, variables: variables, in: world.folder.path, errors: "/dev/null")
        guard run.status != 0 else { return nil }
        let line = Int(text("current").filter(\.isNumber)) ?? 0
        return "line \(line): \(text("output.\(line)")) \(text("server.log"))"
    }

    func output(of block: DocumentedBlock) -> String {
        // Back to the addresses and the id of the page, so that what it shows can be compared.
        text("output.\(block.line)")
            .replacing(":\(port)", with: ":8080")
            .replacing(example.id, with: ExampleCase.idOnPage)
    }

    private func text(_ name: String) -> String {
        (try? String(contentsOfFile: "\(world.folder.path)/\(name)", encoding: .utf8)) ?? ""
    }

    private var variables: [String: String] {
        let path = "\(world.folder.path)/bin:\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
        return ProgramFolder.secrets.merging(["PATH": path, "TOKEN": example.token]) { $1 }
    }

    private func prepareFolders() throws {
        let files = FileManager.default
        for folder in ["bin", "backup", ".build/release"] {
            try files.createDirectory(atPath: "\(world.folder.path)/\(folder)", withIntermediateDirectories: true)
        }
        guard let program = ProgramProcess.path else { throw Missing(what: "the program beside the tests") }
        for name in ["bin/dichtbij", ".build/release/dichtbij"] {
            try files.createSymbolicLink(atPath: "\(world.folder.path)/\(name)", withDestinationPath: program)
        }
        // Files that the page shows have the name that the page gives them.
        for block in blocks where block.language == "json" && block.marks.count == 1 {
            try block.text.write(
                toFile: "\(world.folder.path)/\(block.marks[0])",
                atomically: false,
                encoding: .utf8
            )
        }
    }

    private func pointAtPort() throws {
        let path = "\(world.config)/platform.json"
        try String(contentsOfFile: path, encoding: .utf8)
            .replacing("http://localhost:8080", with: "http://127.0.0.1:\(port)")
            .write(toFile: path, atomically: false, encoding: .utf8)
    }

    /// One shell for the whole page, as a reader has one terminal; it ends at the first command that fails.
    private var script: String {
        let walk = blocks.filter(\.isRun).map { block in
            "echo \(block.line) > current; exec > output.\(block.line) 2>&1\n\(here(block.text))"
        }
        return Self.opening.replacing("PORT", with: String(port)) + walk.joined(separator: "\n")
    }

    /// A command with the folders, the port and the case of this world in the place of those of the page.
    private func here(_ command: String) -> String {
        command
            .replacing("/etc/dichtbij/Config", with: "Config")
            .replacing("/var/lib/dichtbij/data", with: "data")
            .replacing("/usr/local/bin", with: "bin")
            .replacing(/(^|[ "])\/backup\//) { "\($0.1)backup/" }
            .replacing(":8080", with: ":\(port)")
            .replacing(ExampleCase.idOnPage, with: example.id)
    }

    private static let opening = """
        set -eo pipefail
        SERVER=
        sudo() { "$@"; }
        systemctl() {
          case "$1" in
            stop) kill "$SERVER"; wait "$SERVER" ;;
            start)
              dichtbij serve --config Config --data data --port PORT > server.log 2>&1 &
              SERVER=$!
              until curl -fs http://127.0.0.1:PORT/readyz > ready; do kill -0 "$SERVER"; sleep 0.05; done ;;
          esac
        }
        trap 'kill "$SERVER" 2> /dev/null' EXIT
        systemctl start dichtbij

        """
}

/// The case that the examples on the pages speak of, and a token that may see it.
struct ExampleCase {
    let id: String
    let token: String

    static let idOnPage = "01a1fdcc-c1b6-76fd-bce1-f7cdc8b8c1e3"

    init(in platform: Platform) throws {
        let now = platform.clock.now()
        token = try Integrator("mijnoverheid", of: "duiven", at: platform).token
        guard let duiven = platform.directory.open(slug: "duiven"),
            let type = duiven.caseTypes.current("paspoort", on: now.day)
        else { throw Missing(what: "duiven with passports") }
        let new = NewCase(
            type: type,
            status: StatusChange(to: type.steps[0], at: now.adding(seconds: -3_600)),
            channel: .push,
            title: "Mijn eerste proef",
            resident: .person(try CitizenServiceNumber("999990019")),
            dates: type.dates(openedOn: now.day, in: duiven.municipality)
        )
        let context = duiven.entry.context(caller: .anonymous, now: now, module: nil)
        id = try context.writeAndWait { try $0.cases.open(new) }.id.description
    }
}
