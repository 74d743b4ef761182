import FoundationEssentials

/// The commands of a page and what the page says they answer.
///
/// A block that starts with ```` ```sh run ```` is run by a test; the block ```` ```output ```` behind it is the answer.
struct DocumentedCommands {
    struct Example: Equatable {
        let command: String
        /// `nil` when the page does not show it.
        let output: String?
    }

    let examples: [Example]

    init(page: String) {
        var examples: [Example] = []
        var fence: String?
        var lines: [Substring] = []
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("```") else {
                if fence != nil { lines.append(line) }
                continue
            }
            guard let open = fence else {
                fence = String(line.dropFirst(3))
                lines = []
                continue
            }
            let text = lines.joined(separator: "\n")
            if open == "sh run" { examples.append(Example(command: text, output: nil)) }
            if open == "output", let last = examples.popLast() {
                examples.append(Example(command: last.command, output: text))
            }
            fence = nil
        }
        self.examples = examples
    }
}
