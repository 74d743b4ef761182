internal import Kernel

/// What a resident hears about the own idea, on the timeline of its case and by mail where there is an address.
enum IdeaNews: Hashable, Sendable {
    case merged(into: Idea)
    /// What the municipality did with it.
    case answered(String)
    /// Why it went off the website.
    case removed(String)

    /// The step in which others can support an idea.
    static let collecting = "steun-verzamelen"

    /// Lets the case go to the step in which others can support it, where it is not there or further already.
    static func collect(_ file: CaseFile, _ context: Context, _ session: any WriteSession) throws {
        guard let type = context.caseTypes.current(VoteOffice.ideaType, on: context.today),
            let step = type.step(collecting)?.step, (type.transitions[file.statusKey] ?? []).contains(collecting)
        else { return }
        _ = try session.cases.move(file, of: type, with: StatusChange(to: step, at: context.now))
    }

    /// Writes to the resident who brought the idea; an idea without a case has nobody to write to.
    static func tell(_ news: IdeaNews, about idea: Idea, _ session: any WriteSession) throws {
        guard let number = idea.text.caseNumber, let file = try session.cases.find(number: number),
            let text = try? news.text(about: idea)
        else { return }
        _ = try session.messages.send(text, about: file)
    }

    func text(about idea: Idea) throws(MessageText.Invalid) -> MessageText {
        let about = "Uw idee: \(idea.text.title)."
        switch self {
        case .merged(let other):
            return try MessageText(
                subject: "Uw idee gaat verder met een ander idee",
                about: about,
                news: "Uw idee lijkt op een ander idee. Zij gaan samen verder: \(other.text.title).",
                expectation: "U hoeft niets te doen. Wie uw idee steunt, steunt nu ook dit idee."
            )
        case .answered(let answer):
            return try MessageText(
                subject: "Wat wij met uw idee deden",
                about: about,
                news: answer,
                expectation: "U hoeft niets te doen."
            )
        case .removed(let reason):
            return try MessageText(
                subject: "Uw idee staat niet meer op de website",
                about: about,
                news: reason,
                expectation: "Hebt u een vraag? Bel ons en noem uw zaaknummer."
            )
        }
    }
}
