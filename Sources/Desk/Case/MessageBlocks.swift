internal import Kernel

/// The three blocks of a message, as the resident reads them.
struct MessageBlocks {
    private let text: MessageText

    init(_ text: MessageText) { self.text = text }

    var blocks: [Block] {
        [
            .heading("Waar gaat het over?"), .paragraph(Prose(text.about)), .heading("Wat is het bericht?"),
            .paragraph(Prose(text.news)), .heading("Wat verwachten wij van u?"), .paragraph(Prose(text.expectation)),
        ]
    }
}
