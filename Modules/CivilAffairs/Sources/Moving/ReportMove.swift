internal import Kernel

/// Makes a case of a reported move, and handles it at once when nothing has to be looked at.
struct ReportMove: Sendable {
    static let typeKey = "verhuizing"
    static let checking = "controle"
    static let handled = "verwerkt"

    let move: Move
    private let type: CaseType
    private let municipality: Municipality
    private let now: Timestamp
    /// `nil` when nobody lives at the new address.
    private let consent: AskConsent?

    /// - Throws: ``Problem/movingNotReady`` or ``Problem/consentNotReady`` when the municipality has no such case type
    ///   today.
    init(_ move: Move, _ context: Context) throws {
        guard let type = context.caseTypes.current(Self.typeKey, on: context.today) else {
            throw Problem.movingNotReady
        }
        self.move = move
        self.type = type
        municipality = context.municipality
        now = context.now
        consent = try move.isInhabited ? AskConsent(context) : nil
    }

    /// - Returns: The code of the case, also when this form was sent before.
    /// - Throws: ``Problem/formReused`` when this form reported something else before.
    func apply(_ session: any WriteSession, for identity: ResidentIdentity) throws -> FollowCode {
        let earlier = try session.caseSent(mark: move.mark, of: type) { sent, _ in sent.isRepeated(by: move.answers) }
        if let earlier { return earlier.followCode }
        let checks = move.checks(of: identity)
        let file = try session.cases.open(
            NewCase(
                type: type,
                status: StatusChange(to: type.steps[0], at: now),
                channel: .web,
                resident: identity,
                dates: type.dates(openedOn: now.day, in: municipality)
            )
        )
        try MoveTable.add(move.notice, checks, of: file, to: session.tables)
        try session.answers.keep(move.answers, mark: move.mark, for: file)
        try consent?.apply(about: file, mail: move.occupantMail, session)
        _ = try step(on: file, checks, session)
        // After the step: an address hears the newest news first, so one mail says it all.
        if let mail = move.mail { try session.addresses.keep(mail, for: file) }
        return file.followCode
    }

    private func step(on file: CaseFile, _ checks: [MoveCheck], _ session: any WriteSession) throws -> CaseFile {
        guard let next = type.step(checks.isEmpty ? Self.handled : Self.checking)?.step else {
            throw Problem.movingNotReady
        }
        let reasons = checks.map(\.reason).joined(separator: " ")
        return try session.cases.move(
            file,
            of: type,
            with: StatusChange(
                to: next,
                at: now,
                explanation: checks.isEmpty ? move.notice.explanation : reasons,
                resultKey: checks.isEmpty ? "verwerkt" : nil
            )
        )
    }
}

extension Problem {
    static let movingNotReady = Problem(
        503,
        "case-type-missing",
        "Een verhuizing doorgeven kan hier nog niet. Bel de gemeente.",
        retryAfterSeconds: 3_600
    )
}
