internal import Kernel

/// `/ideeen`: what residents thought of, with how many support it.
struct ShowIdeas: Sendable {
    static let page = Link("Ideeën voor de buurt", .local("/ideeen"))
    static let lastField = "na"

    static func address(_ idea: Idea, _ part: String = "", query: [Request.QueryItem] = []) -> Address {
        .local("/ideeen/\(idea.key)\(part.isEmpty ? "" : "/\(part)")", query: query)
    }

    static func supporters(_ idea: Idea) -> String {
        VoteWords.counted(idea.support, "inwoner steunt dit idee", "inwoners steunen dit idee")
    }

    @Sendable
    static func show(_ request: Request, _ context: Context) throws -> Response {
        let last = request.query(lastField).flatMap { Int($0) } ?? .max
        let ideas = try context.read { try IdeaTable($0.tables).published(before: last) }
        let cards = ideas.map { idea in
            Entrance(Link(idea.text.title, address(idea)), "\(supporters(idea)).", icon: .chat)
        }
        let more = ideas.count == IdeaTable.perPage ? ideas.last : nil
        return context.show(
            Page(
                page.words,
                lead: "Lees wat anderen bedachten, en zeg wat u een goed idee vindt.",
                blocks: [
                    cards.isEmpty ? .paragraph("Er zijn nog geen ideeën.") : .entrances(cards),
                    .links(
                        (more.map { [Link("Oudere ideeën", older(than: $0))] } ?? [])
                            + [Link("Stuur uw eigen idee", .local("/aanvragen/idee"))]
                    ),
                ]
            )
        )
    }

    private static func older(than idea: Idea) -> Address {
        .local("/ideeen", query: [Request.QueryItem(lastField, String(idea.key))])
    }
}
