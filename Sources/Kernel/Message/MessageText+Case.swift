extension MessageText {
    /// A message about a case: what it is about follows from the case; `nil` when a block is empty or too long.
    public init?(about file: CaseFile, of type: CaseType, subject: String, news: String, expectation: String) {
        do throws(Invalid) {
            try self.init(
                subject: subject,
                about: "Dit bericht gaat over: \(type.name). Het zaaknummer is \(file.number).",
                news: news,
                expectation: expectation
            )
        } catch {
            return nil
        }
    }

    /// The message as its reader will get it, shown to who is about to send it; the reader is such as `de aanvrager`.
    public func preview(for reader: String) -> Block {
        .section(
            "Dit bericht krijgt \(reader)",
            [
                .facts([
                    Fact("Onderwerp", Prose(subject)), Fact("Waar gaat het over?", Prose(about)),
                    Fact("Wat is het bericht?", Prose(news)), Fact("Wat verwachten wij?", Prose(expectation)),
                ])
            ]
        )
    }
}
