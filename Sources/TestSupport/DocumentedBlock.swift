/// One fenced block of a page: a command, what it answers, or an example.
///
/// Behind the fence stand the language and what a test does with it, such as ```` ```sh run ````.
public struct DocumentedBlock: Hashable, Sendable {
    /// The page, from the top of the package.
    public let page: String
    /// Where the fence opens, from 1.
    public let line: Int
    /// The first word behind the fence; empty when there is none.
    public let language: String
    /// The words after the language.
    public let marks: [String]
    public let text: String

    /// The blocks of a page, in order.
    ///
    /// - Parameters:
    ///   - text: The page in Markdown.
    ///   - page: Its name.
    /// - Returns: Every block that is closed.
    public static func all(in text: String, page: String) -> [DocumentedBlock] {
        var blocks: [DocumentedBlock] = []
        var open: (line: Int, words: [String])?
        var lines: [Substring] = []
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard line.hasPrefix("```") else {
                if open != nil { lines.append(line) }
                continue
            }
            guard let (start, words) = open else {
                open = (place + 1, line.dropFirst(3).split(separator: " ").map(String.init))
                lines = []
                continue
            }
            blocks.append(
                DocumentedBlock(
                    page: page,
                    line: start,
                    language: words.first ?? "",
                    marks: Array(words.dropFirst()),
                    text: lines.joined(separator: "\n")
                )
            )
            open = nil
        }
        return blocks
    }

    /// Whether a test runs it as it stands.
    public var isRun: Bool { language == "sh" && marks == ["run"] }
}
