import FoundationEssentials

/// Tables with public data that lie outside the package; tests that need them are skipped without.
enum ReferenceTable {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/data")

    /// Whether the tables are there; says so in a sentence when they are not.
    static let areThere: Bool = {
        let found = FileManager.default.fileExists(atPath: folder.path())
        if !found { print("Skipped: the reference tables are not beside the package.") }
        return found
    }()

    /// The rows of a tab-separated file below its heading, each with every column.
    static func rows(_ name: String) throws -> [[String]] {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
