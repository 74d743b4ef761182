import TestSupport

/// The commands of a page that a test runs, and what the page says they answer.
struct DocumentedCommands {
    struct Example: Equatable {
        let command: String
        /// `nil` when the page does not show it.
        let output: String?
    }

    let examples: [Example]

    init(page: String) {
        var examples: [Example] = []
        for block in DocumentedBlock.all(in: page, page: "") {
            if block.isRun { examples.append(Example(command: block.text, output: nil)) }
            if block.language == "output", let last = examples.popLast() {
                examples.append(Example(command: last.command, output: block.text))
            }
        }
        self.examples = examples
    }
}
