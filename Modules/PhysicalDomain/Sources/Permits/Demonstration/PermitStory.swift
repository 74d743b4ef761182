internal import Kernel

/// One invented application of the demonstration, told as what happened so many days before.
struct PermitStory: Sendable {
    let kinds: PermitKindList
    /// The key of the case type.
    let caseType: String
    /// Unique in the demonstration: later acts find the case by it.
    let title: String
    /// The number of a test person whose case it is; `nil` for somebody unknown.
    var resident: String?
    /// Where it is; then neighbours hear of it.
    var postcode: String?

    /// Somebody applies.
    func opens(_ daysAgo: Int) -> DemonstrationAct {
        DemonstrationAct(daysAgo: daysAgo) { session, context in
            guard let type = context.caseTypes.current(caseType, on: context.today) else { return }
            let resident = try resident.map { ResidentIdentity.person(try CitizenServiceNumber($0)) }
            let file = try session.cases.open(
                NewCase(
                    type: type,
                    status: StatusChange(to: type.steps[0], at: context.now),
                    channel: .web,
                    title: title,
                    resident: resident ?? .anonymous,
                    dates: type.dates(openedOn: context.today, in: context.municipality)
                )
            )
            guard let place = postcode.flatMap({ try? Postcode($0) }) else { return }
            try PermitPlace.keep(place, of: file, in: session.tables)
            let notice = PermitNotice(application: file, type, at: place, id: session.newID())
            try PermitNoticeTable.add(notice, of: file, to: session.tables)
        }
    }

    /// A handler sets a step.
    func moves(to step: String, _ daysAgo: Int) -> DemonstrationAct {
        act(daysAgo) { permit, session, context in
            guard let step = permit.type.step(step)?.step else { return }
            let change = StatusChange(to: step, at: context.now)
            _ = try session.cases.move(permit.file, of: permit.type, with: change)
        }
    }

    /// A handler asks for what is missing.
    func asks(for parts: [String], weeks: Int, _ daysAgo: Int) -> DemonstrationAct {
        act(daysAgo) { permit, session, context in
            let last = CompletionTerm.end(weeks: weeks, from: context.today).day
            try AskCompletion.ask(parts, until: last, permit, on: context.today, session)
        }
    }

    /// Everything that was missing comes.
    func completes(_ daysAgo: Int) -> DemonstrationAct {
        act(daysAgo) { permit, session, context in
            try CompletionEnd(permit: permit, end: Completion.End(kind: .received, on: context.today)).apply(session)
        }
    }

    func extends(because reason: String, _ daysAgo: Int) -> DemonstrationAct {
        act(daysAgo) { permit, session, _ in
            _ = try session.handling.extend(permit.file, of: permit.type, reason: reason)
        }
    }

    /// A handler asks a partner for advice.
    func asksAdvice(of partner: String, _ question: String, _ daysAgo: Int) -> DemonstrationAct {
        act(daysAgo) { permit, session, context in
            let weeks = permit.kind.partner(partner)?.weeks ?? 2
            try AdviceTable.ask(
                partner,
                question,
                asked: context.today,
                due: AdviceTerm.end(weeks: weeks, from: context.today).day,
                about: permit.file,
                in: session.tables
            )
        }
    }

    /// The partner answers.
    func isAdvised(by partner: String, _ verdict: Advice.Verdict, _ text: String, _ daysAgo: Int) -> DemonstrationAct {
        act(daysAgo) { permit, session, context in
            guard let advice = permit.advices.first(where: { $0.partner == partner && $0.answer == nil }) else {
                return
            }
            let answer = Advice.Answer(on: context.today, verdict: verdict, text: text)
            try AdviceTable.answer(advice, answer, in: session.tables)
            try PermitFigures.count(advice, answeredOn: context.today, of: permit.type.key, in: session.tables)
        }
    }

    func isDecided(_ outcome: PermitOutcome, _ reasons: String, conditions: [String] = [], _ daysAgo: Int)
        -> DemonstrationAct
    {
        act(daysAgo) { permit, session, context in
            let publication = PublicationText(
                permit,
                context.municipality,
                subject: title,
                outcome: outcome,
                decidedOn: context.today
            )
            let decision = PermitDecision(
                outcome: outcome,
                on: context.today,
                reasons: reasons,
                conditions: conditions,
                countsFrom: nil,
                publication: publication?.text
            )
            try PermitEnding(permit: permit, decision: decision, publication: publication, place: permit.place)
                .apply(context, session)
        }
    }

    private func act(
        _ daysAgo: Int,
        _ work: @escaping @Sendable (PermitFile, any WriteSession, Context) throws -> Void
    ) -> DemonstrationAct {
        DemonstrationAct(daysAgo: daysAgo) { session, context in
            let code = try session.tables.first(
                "SELECT follow_code FROM public_case WHERE type_key = \(caseType) AND title = \(title)"
            ) { try $0.text(0) }
            guard let code, let kind = kinds[caseType], let file = try session.cases.find(code: try FollowCode(code)),
                let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn)
            else { return }
            try work(try PermitFile(file, type, kind, in: session.tables), session, context)
        }
    }
}
