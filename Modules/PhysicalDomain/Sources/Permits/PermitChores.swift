internal import Kernel

/// What happens to applications by itself: a request to complete ends, and silence becomes a yes.
struct PermitChores: Sendable {
    let kinds: PermitKindList
    private let places = RoundPlaces()

    init(kinds: PermitKindList) { self.kinds = kinds }

    /// How many one part takes.
    static let part = 20

    var all: [Chore] { [Chore("aanvullingen-afsluiten", endCompletions), Chore("stilte-is-ja", grantByLaw)] }

    /// Ends each request whose parts all came, on the day of the last one, and each whose time passed, on its last day.
    @Sendable
    private func endCompletions(_ session: any WriteSession, _ context: Context) throws -> Bool {
        let place = places.place(of: "aanvullingen", in: context.municipality)
        let open = try CompletionTable.open(after: place, limit: Self.part, in: session.tables)
        for completion in open {
            guard let permit = try permit(completion.caseKey, session, context),
                let end = try end(of: completion, permit, session, context.today)
            else { continue }
            try CompletionEnd(permit: permit, end: end).apply(session)
        }
        let last = open.last.map { RoundPlaces.Place(value: $0.lastOn.number, key: $0.key) }
        places.keep(open.count == Self.part ? last : nil, of: "aanvullingen", in: context.municipality)
        return open.count == Self.part
    }

    private func end(
        of completion: Completion,
        _ permit: PermitFile,
        _ session: any WriteSession,
        _ today: Day
    ) throws -> Completion.End? {
        if permit.file.isClosed { return Completion.End(kind: .dropped, on: today) }
        let tasks = try CompletionEnd.tasks(of: permit.file, since: completion.askedOn, session)
        let days = tasks.compactMap(\.doneOn)
        if let last = days.max(), days.count == tasks.count, last <= completion.lastOn {
            return Completion.End(kind: .received, on: last)
        }
        guard CompletionTerm.hasPassed(completion.lastOn, on: today) else { return nil }
        return Completion.End(kind: .passed, on: completion.lastOn)
    }

    /// Grants what nobody decided on in time, where the case type says that silence is a yes (Awb 4:20b).
    @Sendable
    private func grantByLaw(_ session: any WriteSession, _ context: Context) throws -> Bool {
        let silent = context.caseTypes.all.filter { $0.silence != nil && kinds[$0.key] != nil }
        // Versions come oldest first; a case of an older one is found with the newest.
        let newest = Dictionary(silent.map { ($0.key, $0) }) { $1 }
        return try newest.values.reduce(false) { try grant($1, session, context) || $0 }
    }

    /// Looks at a part of the running cases of a type; whether there may be more.
    private func grant(_ type: CaseType, _ session: any WriteSession, _ context: Context) throws -> Bool {
        let place = places.place(of: type.key, in: context.municipality)
        let open = try Self.open(type, before: context.now, after: place, session.tables)
        for row in open {
            guard let permit = try permit(row.key, session, context),
                // What another system keeps is decided there.
                permit.file.source == nil, permit.file.work.suspendedOn == nil, permit.type.silence != nil,
                let deadline = permit.file.deadlineOn
            else { continue }
            let yes = SilentYes(deadline: deadline)
            guard yes.isThere(on: context.today) else { continue }
            try Self.ending(yes, permit, context).apply(context, session)
        }
        places.keep(open.count == Self.part ? open.last : nil, of: type.key, in: context.municipality)
        return open.count == Self.part
    }

    /// The running cases of a type that came in so long ago that their limit can have passed, oldest first.
    private static func open(
        _ type: CaseType,
        before now: Timestamp,
        after place: RoundPlaces.Place,
        _ tables: any Database
    ) throws -> [RoundPlaces.Place] {
        guard let term = type.statutoryTerm else { return [] }
        let soonest = Timestamp(Self.start(of: term, endingBefore: now.day), at: .midnight)
        return try tables.rows(
            """
            SELECT opened_at, id FROM public_case
            WHERE type_key = \(type.key) AND closed_at IS NULL AND opened_at < \(soonest)
                AND (opened_at, id) > (\(place.value), \(place.key))
            ORDER BY opened_at, id LIMIT \(Self.part)
            """
        ) { RoundPlaces.Place(value: try $0.integer(0), key: try $0.integer(1)) }
    }

    /// A case that came in on this day or later cannot have passed its limit: no term is shorter than its count.
    private static func start(of term: StatutoryTermRule, endingBefore today: Day) -> Day {
        switch term.unit {
        case .days: today.adding(days: 1 - term.amount)
        case .weeks: today.adding(weeks: -term.amount).adding(days: 1)
        case .months: today.adding(months: -term.amount).adding(days: 1)
        }
    }

    private static func ending(_ yes: SilentYes, _ permit: PermitFile, _ context: Context) -> PermitEnding {
        // Nobody looked at the title, which may come from an applicant, so everybody reads what it is in our words.
        let publication = PublicationText(
            permit,
            context.municipality,
            subject: permit.type.name,
            outcome: .byLaw,
            decidedOn: context.today,
            countsFrom: yes.countsFrom
        )
        let decision = PermitDecision(
            outcome: .byLaw,
            on: context.today,
            reasons: "Wij beslisten niet op tijd. Dan zegt de wet ja (\(permit.type.silence?.article ?? "")).",
            conditions: [],
            countsFrom: yes.countsFrom,
            publication: publication?.text
        )
        return PermitEnding(permit: permit, decision: decision, publication: publication, place: permit.place)
    }

    /// `nil` for a case that is gone or is no application any more.
    private func permit(_ key: Int, _ session: any WriteSession, _ context: Context) throws -> PermitFile? {
        let code = try session.tables.first("SELECT follow_code FROM public_case WHERE id = \(key)") { try $0.text(0) }
        guard let code, let file = try session.cases.find(code: try FollowCode(code)), let kind = kinds[file.typeKey],
            let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn)
        else { return nil }
        return try PermitFile(file, type, kind, in: session.tables)
    }
}

extension CaseTask {
    /// The day on which it was done; `nil` while it is not.
    fileprivate var doneOn: Day? {
        guard case .done(let moment, _) = state else { return nil }
        return moment.day
    }
}
