import FoundationEssentials
import Testing

@Suite("Who may import whom")
struct ImportTests {
    @Test("a target imports only what the architecture allows it", arguments: ImportRule.all)
    func importsOnlyTheAllowed(rule: ImportRule) throws {
        let files = try SourceTree.files(in: [rule.folder], endingWith: ".swift")

        let allowed = rule.ours.union(rule.system)
        for file in files {
            for name in try SourceTree.imports(of: file) {
                #expect(
                    allowed.contains(name),
                    "\(file) imports \(name); \(rule.target) may import \(allowed.sorted())"
                )
            }
        }
    }

    @Test("the kernel touches the operating system only for locks and threads")
    func kernelDoesNoInputOrOutput() throws {
        let files = try SourceTree.files(in: ["Sources/Kernel"], endingWith: ".swift")

        for file in files where try SourceTree.imports(of: file).contains("Glibc") {
            #expect(file.hasPrefix("Sources/Kernel/Concurrency/"), "\(file) imports Glibc")
        }
        for file in files where try SourceTree.imports(of: file).contains("FoundationEssentials") {
            #expect(try !SourceTree.text(file).contains("FileManager"), "\(file) reads files")
        }
    }

    @Test("every folder of sources has a rule")
    func everyTargetHasARule() throws {
        let systemLibraries: Set = ["CSQLite", "CCurl", "CMicroHTTPD", "COpenSSL"]
        let known = systemLibraries.union(ImportRule.all.map(\.target))

        for name in try SourceTree.names(in: "Sources") + SourceTree.names(in: "Modules") {
            #expect(known.contains(name), "\(name) has no rule in ImportRule.swift")
        }
    }

    @Test("the package depends on no other Swift package")
    func noSwiftPackages() throws {
        let manifest = try SourceTree.text("Package.swift")

        #expect(!manifest.contains(".package("))
        #expect(!SourceTree.exists("Package.resolved"))
    }

    @Test("one file of the application names the domain modules")
    func oneFileNamesTheModules() throws {
        let files = try SourceTree.files(in: ["Sources"], endingWith: ".swift")

        for file in files where !file.hasSuffix("/App/ModuleCatalog.swift") {
            let named = try SourceTree.imports(of: file).filter(ImportRule.modules.contains)
            #expect(named.isEmpty, "\(file) imports \(named); only Sources/App/ModuleCatalog.swift may")
        }
    }
}
