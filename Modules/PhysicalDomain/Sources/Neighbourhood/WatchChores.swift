internal import Kernel

/// What happens to watches by itself: a message with what is new, and an end to what nobody confirmed.
enum WatchChores {
    /// How many watches one part takes.
    static let part = 10
    /// Nobody wants mail at night.
    static let hours = 8..<20
    /// When a watch without news is looked at again.
    static let restSeconds = 3_600
    static let daySeconds = 86_400
    /// How long an address waits for its owner to say yes.
    static let patienceSeconds = 7 * daySeconds

    static let all = [
        Chore("buurtberichten-versturen", tell), Chore("buurtberichten-opruimen", clean),
        Chore("buurtnieuws-opruimen", removeOldNews),
    ]

    @Sendable
    private static func tell(_ session: any WriteSession, _ context: Context) throws -> Bool {
        guard hours.contains(context.now.timeOfDay.hour) else { return false }
        let due = try WatchTable(session.tables).due(at: context.now, limit: part)
        for (watch, code) in due { try tell(watch, code, context, session) }
        return due.count == part
    }

    private static func tell(
        _ watch: Watch,
        _ code: FollowCode,
        _ context: Context,
        _ session: any WriteSession
    ) throws {
        let (news, told) = try NewsBoard(session.tables).news(in: watch.place, after: watch.told)
        let rest = news.isEmpty ? restSeconds : daySeconds
        try WatchTable.set(.on, told: told, next: context.now.adding(seconds: rest), of: watch, in: session.tables)
        guard !news.isEmpty, let file = try session.cases.find(code: code), let text = text(news, file) else { return }
        _ = try session.messages.send(text, about: file)
    }

    static func text(_ news: [News], _ file: CaseFile) -> MessageText? {
        let lines = news.map { "- \($0.kind.title): \($0.words)" }.joined(separator: "\n")
        return try? MessageText(
            subject: "Nieuws uit uw buurt",
            about: "U vroeg om berichten over uw buurt. Het nummer is \(file.number).",
            news: "Dit is nieuw:\n\(lines)",
            expectation: "U hoeft niets te doen. Wilt u geen berichten meer? Open de link hieronder en kies stoppen."
        )
    }

    @Sendable
    private static func clean(_ session: any WriteSession, _ context: Context) throws -> Bool {
        let moment = context.now.adding(seconds: -patienceSeconds)
        let late = try WatchTable(session.tables).unconfirmed(before: moment, limit: part)
        for (watch, code) in late {
            guard let file = try session.cases.find(code: code) else { throw StoreError.damaged }
            try StartWatch.end(watch, file, context, session)
        }
        return late.count == part
    }

    @Sendable
    private static func removeOldNews(_ session: any WriteSession, _ context: Context) throws -> Bool {
        let moment = context.now.adding(seconds: -NewsBoard.days * daySeconds)
        return try NewsBoard.removeOld(before: moment, from: session.tables) == NewsBoard.limit
    }
}
