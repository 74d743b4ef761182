import FoundationEssentials
import Testing

@Suite("How the sources are laid out")
struct LayoutTests {
    @Test("the top level holds only the agreed folders and files")
    func topLevel() throws {
        let agreed: Set = [
            "Package.swift", "Sources", "Tests", "Modules", "Config", "Docs", "README.md", "Makefile",
            // Made by `make run`, never committed.
            "data",
        ]

        let strangers = try SourceTree.names(in: ".").filter { !$0.hasPrefix(".") && !agreed.contains($0) }

        #expect(strangers == [])
    }

    @Test("a file has one concept and at most 300 lines")
    func filesAreShort() throws {
        for file in try SourceTree.swiftFiles() {
            // The last part is what follows the final newline.
            let count = try SourceTree.lines(file).count - 1
            #expect(count <= 300, "\(file) has \(count) lines")
        }
    }

    @Test("the executable only starts the application")
    func executableIsSmall() throws {
        #expect(try SourceTree.names(in: "Sources/dichtbij") == ["main.swift"])
        #expect(try SourceTree.lines("Sources/dichtbij/main.swift").count <= 21)
    }

    @Test("a module has sources, tests, case types and a README that names its owner", arguments: ImportRule.modules)
    func moduleIsComplete(module: String) throws {
        for part in ["Sources", "Tests", "CaseTypes", "README.md"] {
            #expect(SourceTree.exists("Modules/\(module)/\(part)"), "Modules/\(module)/\(part) is missing")
        }
        let readme = try SourceTree.lines("Modules/\(module)/README.md")
        #expect(readme.contains { $0.hasPrefix("Owner: ") && $0.count > 8 }, "the README has no line `Owner: …`")
    }

    @Test("nothing unfinished or unsafe is left in the sources")
    func nothingUnfinished() throws {
        let marks = ["TO" + "DO", "FIX" + "ME", "try" + "!", " as" + "! ", "Mutex" + "<"]

        for file in try SourceTree.swiftFiles() {
            let text = try SourceTree.text(file)
            for mark in marks {
                #expect(!text.contains(mark), "\(file) contains \(mark)")
            }
        }
    }

    @Test("no file names a folder of the machine it was written on")
    func noMachinePaths() throws {
        let folders = ["wo" + "rk", "ro" + "ot", "fa" + "rm", "Us" + "ers"].map { "/\($0)/" }
        var files = try SourceTree.files(in: ["Sources", "Modules", "Tests", "Config", "Docs"], endingWith: "")
            .filter { path in [".swift", ".md", ".json", ".tsv", ".h", ".css"].contains { path.hasSuffix($0) } }
        files += ["Package.swift", "Makefile", "README.md"].filter(SourceTree.exists)

        for file in files {
            let text = try SourceTree.text(file)
            for folder in folders {
                #expect(!text.contains(folder), "\(file) contains \(folder)")
            }
        }
    }
}
