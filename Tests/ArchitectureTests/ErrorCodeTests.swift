import Testing

@Suite("The codes of refusals")
struct ErrorCodeTests {
    @Test("every code that the sources give is explained for integrators, with its status")
    func codesAreExplained() throws {
        let page = try SourceTree.text("Docs/integrators/errors.md")

        for (line, file) in try codes().sorted(by: { $0.key < $1.key }) {
            #expect(page.contains(line), "\(file): add `\(line) … | … |` to Docs/integrators/errors.md")
        }
    }

    @Test("every code that integrators can read about is given somewhere")
    func codesAreGiven() throws {
        let given = try Set(codes().keys)
        let explained = try SourceTree.lines("Docs/integrators/errors.md").filter { $0.hasPrefix("| ") }.dropFirst(2)

        for line in explained {
            #expect(given.contains { line.hasPrefix($0) }, "no source gives \(line)")
        }
    }

    /// The start of the table line of each code, such as "| 404 | `not-found` |", with a file that gives it.
    private func codes() throws -> [String: String] {
        let pattern = /Problem\(\s*([45][0-9][0-9]),\s*"([a-z0-9_-]+)"/
        var codes: [String: String] = [:]
        for file in try SourceTree.files(in: ["Sources", "Modules"], endingWith: ".swift")
        where !file.contains("/Tests/") && !file.hasPrefix("Sources/TestSupport/") {
            for match in try SourceTree.text(file).matches(of: pattern) {
                codes["| \(match.1) | `\(match.2)` |"] = file
            }
        }
        return codes
    }
}
