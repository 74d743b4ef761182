internal import Kernel
internal import Mail
internal import Sending

/// Catches mail in the demonstration: nothing leaves, and everybody can read it at `/demo/post`.
///
/// An address that begins with `onbekend@` is refused, so that there is something to send again.
final class DemoTray: MailPost {
    private let letters = Lock<[Letter]>([])
    /// How many are kept; older ones go.
    private static let room = 200
    private static let shown = 20

    func send(_ letter: Letter, _ login: MailLogin, done: @escaping @Sendable (Verdict) -> Void) {
        if letter.recipient.text.hasPrefix("onbekend@") {
            return done(.failed(Verdict.Failure(.recipientRefused, status: 550, detail: "5.1.1 user unknown")))
        }
        letters.withLock { letters in
            letters.append(letter)
            if letters.count > Self.room { letters.removeFirst() }
        }
        done(.accepted)
    }

    var routes: [PlatformRoute] {
        [PlatformRoute(.get, "/demo/post", access: .anyone, .read { [self] in show($0, $1) })]
    }

    private func show(_ request: Request, _ context: PlatformContext) -> Response {
        let newest = letters.withLock { $0.suffix(Self.shown) }.reversed()
        let note = Notice(.info, "Dit is een demonstratie. Er gaat geen e-mail weg.")
        // Letters with the same subject have a number too, so that who hears the page can tell them apart.
        let letters = zip(1..., newest).map { place, letter in
            Block.section(
                "\(place). \(letter.subject)",
                [
                    .facts([Fact("Van", Prose(letter.sender.text)), Fact("Aan", Prose(letter.recipient.text))]),
                    .source(label: "Bericht \(place)", letter.text),
                ]
            )
        }
        let empty: [Block] = [.paragraph("Er is nog geen e-mail. Doe een melding en vul uw e-mailadres in.")]
        return context.show(Page("Gevangen e-mail", blocks: [.notice(note)] + (letters.isEmpty ? empty : letters)))
    }
}
