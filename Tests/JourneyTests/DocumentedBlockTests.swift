import FoundationEssentials
import Kernel
import TestSupport
import Testing

/// Every command that a page shows is run as it stands, or says in the page why it is not.
@Suite(
    "The command blocks of the documentation",
    .enabled(
        if: ProgramProcess.path != nil && isInstalled("bash") && isInstalled("curl"),
        "bash, curl and the built program are needed to run the examples"
    )
)
struct DocumentedBlockTests {
    @Test("a command block is run by a test, or says in the page why it is not")
    func everyBlockIsJudged() throws {
        let blocks = try DocumentedPages.blocks()
        #expect(blocks.count > 20)
        for block in blocks {
            let place = Comment(rawValue: "\(block.page):\(block.line)")
            if block.language == "sh" {
                let reason = block.marks.first.flatMap(NotRun.init(mark:))
                #expect(block.marks.count == 1 && (block.isRun || reason != nil), place)
                if let reason { #expect(reason.fits(block.text), place) }
            } else {
                #expect(DocumentedPages.otherLanguages.contains(block.language), place)
                #expect(!NotRun.showsCommand(block.text), place)
            }
        }
    }

    @Test("a reason that nobody knows, or that does not fit what the block does, leaves no command out")
    func reasonsAreJudged() {
        #expect(NotRun(mark: "not-run=later") == nil)
        #expect(NotRun(mark: "skip") == nil)
        #expect(!NotRun.root.fits("sudo systemctl stop dichtbij\ndichtbij doctor"))
        #expect(!NotRun.builds.fits("dichtbij doctor"))
        #expect(NotRun.showsCommand("Try this:\n  dichtbij doctor --json"))
    }

    @Test("the commands of a page do what it says", arguments: try DocumentedPages.withCommands())
    func pageIsTrue(_ page: String) throws {
        let walk = try DocumentedWalk(page)
        let failure = try walk.run()
        #expect(failure == nil)
        for shown in walk.shown {
            let output = walk.output(of: shown.command)
            #expect(shown.isIn(output), "\(page):\(shown.command.line) answers: \(output)")
        }
    }
}

/// Why a command is on a page but not run by a test; the word behind `not-run=` in the fence.
enum NotRun: String, CaseIterable {
    /// Building and testing take minutes, and the test itself is part of them.
    case builds
    /// It changes accounts, folders or services of the machine.
    case root
    /// It opens pages in a browser, which the first run fetches from the network.
    case browser
    /// `FirstModuleTests` runs it, in a copy of the package with the module of the page.
    case copy

    init?(mark: String) {
        guard mark.hasPrefix("not-run=") else { return nil }
        self.init(rawValue: String(mark.dropFirst("not-run=".count)))
    }

    /// Whether a block really does what it is left out for.
    func fits(_ commands: String) -> Bool {
        switch self {
        case .builds: commands.contains(/(?m)^(make|swift)\b/)
        case .root: commands.split(separator: "\n").allSatisfy { $0.hasPrefix("sudo ") }
        case .browser: commands.contains("test-pages")
        case .copy: commands.split(separator: "\n").allSatisfy { $0.hasPrefix("dichtbij ") }
        }
    }

    /// Whether a block that is no `sh` looks like a command all the same.
    static func showsCommand(_ text: String) -> Bool {
        text.contains(/(?m)^\s*(\$ )?(dichtbij|curl|make|sudo|swift|cp|mv) [a-z\-"\/]/)
    }
}

/// The pages of the project and the blocks on them.
enum DocumentedPages {
    static let otherLanguages = ["output", "text", "json", "jsonc", "ini", "swift", "diff"]

    static func blocks() throws -> [DocumentedBlock] {
        let files = FileManager.default
        let below = try ["Docs", "Modules"].flatMap { folder in
            try files.subpathsOfDirectory(atPath: "\(packageRoot)/\(folder)").map { "\(folder)/\($0)" }
        }
        return try (below.filter { $0.hasSuffix(".md") }.sorted() + ["README.md"]).flatMap { page in
            let text = try String(contentsOfFile: "\(packageRoot)/\(page)", encoding: .utf8)
            return DocumentedBlock.all(in: text, page: page)
        }
    }

    /// The README is walked by a test of its own, beside a whole demonstration.
    static func withCommands() throws -> [String] {
        Set(try blocks().filter(\.isRun).map(\.page)).subtracting(["README.md"]).sorted()
    }
}
