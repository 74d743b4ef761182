internal import Kernel

/// The end of an application: its last step, its result, the message, the figures, and what everybody reads.
struct PermitEnding {
    let permit: PermitFile
    let decision: PermitDecision
    /// `nil` for what is not published; then nothing is left on the site.
    var publication: PublicationText?
    /// Where it is; `nil` when nobody said so.
    var place: Postcode?

    /// - Throws: ``TransitionRefused`` when the case type has no way from the current step to the last one.
    func apply(_ context: Context, _ session: any WriteSession) throws {
        let now = context.now
        let outcome = decision.outcome
        guard let step = permit.type.step(outcome.step(of: permit.kind))?.step else { throw Problem.notFound }
        let closed = try session.cases.move(
            permit.file,
            of: permit.type,
            with: StatusChange(
                to: step,
                at: max(now, permit.file.statusAt),
                resultKey: permit.type.results.first { $0.key == outcome.resultKey }?.key,
                message: message
            )
        )
        try DecisionTable.add(decision, of: closed, to: session.tables)
        try CompletionTable.end(of: closed.key, Completion.End(kind: .dropped, on: now.day), in: session.tables)
        try PermitFigures.count(
            try PermitFile(closed, permit.type, permit.kind, in: session.tables),
            in: session.tables
        )
        for advice in permit.advices where advice.answer == nil {
            try AdviceQuestion.end(adviceKey: advice.key, .lapsed, context, session)
        }
        try publish(closed, at: now, session)
    }

    private func publish(_ file: CaseFile, at now: Timestamp, _ session: any WriteSession) throws {
        let notice = publication.flatMap { PermitNotice(decision: $0, at: place, id: session.newID(), now) }
        guard let notice else { return try PermitNoticeTable.remove(of: file, from: session.tables) }
        try PermitNoticeTable.add(notice, of: file, to: session.tables)
    }

    /// What the applicant reads; `nil` when the texts do not fit a message.
    var message: MessageText? {
        permit.message(
            subject: "Ons besluit: \(decision.outcome.inDutch.withSmallStart)",
            news: [decision.outcome.inDutch + ".", why, conditions, counts].filter { !$0.isEmpty }.joined(
                separator: " "
            ),
            expectation: objecting
        )
    }

    private var why: String { decision.reasons }

    private var conditions: String {
        guard !decision.conditions.isEmpty else { return "" }
        return "Hier moet u zich aan houden: \(decision.conditions.joined(separator: "; "))."
    }

    private var counts: String { decision.countsFrom.map { "Dit geldt vanaf \($0.inDutch)." } ?? "" }

    private var objecting: String {
        guard decision.outcome.isDecision, let objection = permit.type.objection else {
            return "U hoeft nu niets te doen."
        }
        let last = objection.end(from: decision.on).day.inDutch
        return "Bent u het er niet mee eens? U kunt tot en met \(last) bezwaar maken (\(objection.article))."
    }
}
