internal import Kernel

extension ActionScene {
    /// A message about this case in its three blocks; `nil` when a block is empty or too long.
    func message(subject: String, about: String? = nil, news: String, expectation: String) -> MessageText? {
        do throws(MessageText.Invalid) {
            return try MessageText(
                subject: subject,
                about: about ?? "Dit bericht gaat over: \(type.name). Het zaaknummer is \(file.number).",
                news: news,
                expectation: expectation
            )
        } catch {
            return nil
        }
    }

    /// The message as the resident will read it.
    func messagePreview(_ text: MessageText?) -> [Block] {
        guard let text else { return [] }
        let subject = Block.facts([Fact("Onderwerp", Prose(text.subject))])
        return [.section("Dit bericht krijgt de inwoner", [subject] + MessageBlocks(text).blocks)]
    }
}
