internal import Kernel

/// What the main occupant says, or that nobody said anything: ends the case and tells the mover.
struct AnswerConsent: Sendable {
    let answer: Consent.Answer
    private let caseTypes: CaseTypeCatalogue
    private let now: Timestamp

    init(_ answer: Consent.Answer, _ context: Context) {
        self.answer = answer
        caseTypes = context.caseTypes
        now = context.now
    }

    enum Outcome: Sendable {
        case done
        /// It was answered before, or the last day is over.
        case closed
    }

    /// - Parameters:
    ///   - consent: As a page showed it.
    ///   - who: Name and birth date of who answers, kept sealed with the case; empty when the term passed.
    ///   - mark: The mark of the filled-in form.
    ///   - session: The change.
    /// - Returns: What became of it.
    /// - Throws: ``StoreError``.
    func apply(
        to consent: Consent,
        by who: [CaseAnswer] = [],
        mark: UniqueID,
        _ session: any WriteSession
    ) throws -> Outcome {
        // As it is now: two people may have the page open.
        guard let current = try ConsentTable.consent(ofCase: consent.caseKey, in: session.tables),
            current.answer == nil, answer == .none || current.isOpen(on: now.day)
        else { return .closed }
        let file = try file(current.caseKey, session)
        if file.isClosed {
            // A colleague wrote down what was said, so the question is answered already.
            let said = file.resultKey.flatMap(Consent.Answer.init(rawValue:)) ?? Consent.Answer.none
            try ConsentTable.set(said, of: current, at: now, in: session.tables)
            try tellMover(said, current, session)
            return .closed
        }
        guard let type = caseTypes.version(file.typeKey, startsOn: file.typeStartsOn),
            let step = type.step(answer.rawValue)?.step
        else { throw Problem.consentNotReady }
        try ConsentTable.set(answer, of: current, at: now, in: session.tables)
        if !who.isEmpty { try session.answers.keep(who, mark: mark, for: file) }
        _ = try session.cases.move(
            file,
            of: type,
            with: StatusChange(to: step, at: now, resultKey: answer.rawValue)
        )
        try tellMover(answer, current, session)
        return .done
    }

    /// The mover hears what was said; a move that is closed since needs no news.
    private func tellMover(_ said: Consent.Answer, _ consent: Consent, _ session: any WriteSession) throws {
        let move = try file(consent.moveKey, session)
        guard !move.isClosed, let text = Self.news(said, move.number) else { return }
        _ = try session.messages.send(text, about: move)
    }

    /// The message in three blocks, in B1; `nil` when the texts do not fit.
    private static func news(_ said: Consent.Answer, _ number: CaseNumber) -> MessageText? {
        let (subject, news) =
            switch said {
            case .yes: ("De hoofdbewoner zei ja", "De hoofdbewoner zei ja. Wij kijken uw verhuizing nu verder na.")
            case .no:
                ("De hoofdbewoner zei nee", "De hoofdbewoner zei nee. Wij kijken daarom zelf na waar u gaat wonen.")
            case .none:
                ("De hoofdbewoner gaf geen antwoord", "Wij kregen geen antwoord. Wij kijken zelf na waar u gaat wonen.")
            }
        return try? MessageText(
            subject: subject,
            about: "Uw verhuizing. Het zaaknummer is \(number).",
            news: news,
            expectation: "U hoeft nu niets te doen. Hebben wij iets nodig? Dan vragen wij het."
        )
    }

    private func file(_ key: Int, _ session: any WriteSession) throws -> CaseFile {
        let code = try ConsentTable.followCode(ofCase: key, in: session.tables)
        guard let file = try session.cases.find(code: code) else { throw Problem.notFound }
        return file
    }
}

/// Ends what no main occupant answered in time.
enum ConsentChore {
    /// How many one part takes.
    static let part = 20

    static let chore = Chore("toestemming-te-laat") { session, context in
        let late = try ConsentTable.late(on: context.today, limit: part, in: session.tables)
        for consent in late {
            _ = try AnswerConsent(.none, context).apply(to: consent, mark: session.newID(), session)
        }
        return late.count == part
    }
}
