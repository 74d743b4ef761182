import FoundationEssentials
import Testing

@Suite("The documentation is complete and its links lead somewhere")
struct DocumentationTests {
    @Test("every link to a file in the documentation leads to a file")
    func linksResolve() throws {
        var pages = try SourceTree.files(in: ["Docs", "Modules"], endingWith: ".md")
        pages += ["README.md"].filter(SourceTree.exists)

        for page in pages {
            let folder = page.split(separator: "/").dropLast().joined(separator: "/")
            for target in try links(in: page) where !target.contains(":") && !target.hasPrefix("#") {
                let file = target.prefix { $0 != "#" }
                let path = folder.isEmpty ? String(file) : "\(folder)/\(file)"
                #expect(SourceTree.exists(path), "\(page) links to \(target)")
            }
        }
    }

    @Test("every decision is numbered, dated and listed in the index")
    func decisionsAreListed() throws {
        let files = try SourceTree.names(in: "Docs/adr").filter { $0 != "README.md" }
        let listed = try links(in: "Docs/adr/README.md")

        for (place, file) in files.enumerated() {
            let number = String(place + 1)
            let expected = String(repeating: "0", count: 4 - number.count) + number
            #expect(file.hasPrefix("\(expected)-"), "\(file) should be number \(expected)")
            #expect(listed.contains(file), "Docs/adr/README.md does not list \(file)")
            let text = try SourceTree.text("Docs/adr/\(file)")
            for part in ["Date: 20", "Status: ", "## Context", "## Decision", "## Consequences", "## What we gave up"] {
                #expect(text.contains(part), "\(file) lacks \(part)")
            }
        }
    }

    @Test("the index of the documentation lists every page")
    func indexIsComplete() throws {
        let listed = try Set(links(in: "Docs/README.md"))

        for page in try SourceTree.files(in: ["Docs"], endingWith: ".md") {
            let name = String(page.dropFirst("Docs/".count))
            if name == "README.md" || (name.hasPrefix("adr/") && name != "adr/README.md") { continue }
            #expect(listed.contains(name), "Docs/README.md does not list \(name)")
        }
    }

    /// The targets of `[text](target)` in a page, in order.
    private func links(in page: String) throws -> [String] {
        try SourceTree.text(page).split(separator: "](").dropFirst().compactMap { rest in
            rest.firstIndex(of: ")").map { String(rest[..<$0]) }
        }
    }
}
