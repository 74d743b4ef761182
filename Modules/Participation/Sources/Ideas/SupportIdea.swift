internal import Kernel

/// `/ideeen/{idea}`: one idea, and the button with which somebody supports it.
///
/// Support is a sign, no vote: who logged in counts once, anybody else once per browser, by a cookie that says nothing.
struct SupportIdea: Sendable {
    let ports: VotingPorts
    private let limit = SendLimit(refusal: .tooMuchSupport)

    init(ports: VotingPorts) { self.ports = ports }

    /// Holds drawn bytes, so that the same browser counts once.
    static let cookie = "dichtbij_steun"
    private static let cookieSeconds = 400 * 86_400
    private static let doneField = "gesteund"

    var routes: [Route] {
        [
            Route(.get, "/ideeen/{idea}", access: .anyone, .read(show)),
            Route(.post, "/ideeen/{idea}/steun", access: .anyoneOrResident, .change(support)),
        ]
    }

    /// - Throws: ``Problem/notFound`` for an idea that is not on the website.
    static func idea(_ request: Request, _ tables: any Database) throws -> Idea {
        guard let idea = try Int(request.parameters["idea"] ?? "").flatMap(IdeaTable(tables).idea),
            idea.state != .removed
        else { throw Problem.notFound }
        return idea
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        let (idea, other) = try context.read { session -> (Idea, Idea?) in
            let idea = try Self.idea(request, session.tables)
            guard case .merged(let key) = idea.state else { return (idea, nil) }
            return (idea, try IdeaTable(session.tables).idea(key).flatMap { $0.state == .removed ? nil : $0 })
        }
        if case .merged = idea.state { return context.show(try Self.merged(into: other)) }
        let thanks = Notice(.success, "Bedankt. U steunt dit idee.", isAnswer: true)
        return context.show(
            Page(
                idea.text.title,
                section: ShowIdeas.page.words,
                trail: [ShowIdeas.page],
                lead: Prose(idea.text.story),
                blocks: (request.query(Self.doneField) == nil ? [] : [.notice(thanks)])
                    + [.facts(facts(idea))] + next(idea)
            )
        )
    }

    /// Nothing of an idea that went on in another stands on the website, so nothing has to be taken off later.
    ///
    /// - Throws: ``Problem/notFound`` when the other went off the website.
    private static func merged(into other: Idea?) throws -> Page {
        guard let other else { throw Problem.notFound }
        return Page(
            "Dit idee gaat verder",
            section: ShowIdeas.page.words,
            trail: [ShowIdeas.page],
            lead: "Dit idee lijkt op een ander idee. Zij gaan samen verder.",
            blocks: [.links([Link(other.text.title, ShowIdeas.address(other))])]
        )
    }

    private func facts(_ idea: Idea) -> [Fact] {
        (idea.text.place.isEmpty ? [] : [Fact("Waar", Prose(idea.text.place))]) + [
            Fact("Steun", Prose("\(ShowIdeas.supporters(idea)).")),
            Fact("Op de website sinds", Prose(idea.publishedAt.day.inDutch)),
        ]
    }

    private func next(_ idea: Idea) -> [Block] {
        let answer = idea.answer.map { [Block.section("Wat deden wij hiermee?", [.paragraph(Prose($0))])] } ?? []
        guard idea.answer == nil, idea.state == .published else { return answer }
        let button = Form(to: ShowIdeas.address(idea, "steun"), fields: [], submit: "Ik steun dit idee")
        return [.form(button), .links([ShowIdeas.page])]
    }

    @Sendable
    private func support(_ request: Request, _ context: Context) throws -> Change {
        try limit.check(request, context)
        limit.count(request, context)
        let known = context.caller.residentSession.map { Array("inwoner \($0.residentKey)".utf8) }
        let token =
            request.cookie(Self.cookie).flatMap { $0.utf8.count == 32 ? $0 : nil }
            ?? ports.randomness.bytes(16).map { Self.hexadecimal($0) }.joined()
        let person = ports.digest.sha256(Array("steun ".utf8) + (known ?? Array(token.utf8)))
        return Change { session in
            let idea = try Self.idea(request, session.tables)
            // Staff may have answered or merged it since the page was shown; then nobody is thanked for nothing.
            let isCounted = idea.state == .published && idea.answer == nil
            if isCounted { try IdeaTable.support(idea, by: person, in: session.tables) }
            let back = ShowIdeas.address(idea, query: isCounted ? [Request.QueryItem(Self.doneField, "ja")] : [])
            let headers = known == nil ? [Self.keep(token, request)] : []
            return Rendering { context.seeOther(back, headers: headers) }
        }
    }

    private static func keep(_ token: String, _ request: Request) -> Response.Header {
        let path = request.base.isEmpty ? "/" : request.base
        let secure = request.isSecure ? "; Secure" : ""
        return Response.Header(
            "Set-Cookie",
            "\(cookie)=\(token); Path=\(path); Max-Age=\(cookieSeconds); HttpOnly; SameSite=Lax\(secure)"
        )
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}

extension Problem {
    static let tooMuchSupport = Problem(
        429,
        "too-many-tries",
        "U deed dit te vaak. Wacht een kwartier en probeer het dan nog een keer.",
        retryAfterSeconds: 900
    )
}
