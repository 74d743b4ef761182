internal import Kernel

/// Asks the main occupant: opens the case with its own code, and writes to the address that the mover gave.
struct AskConsent: Sendable {
    private let type: CaseType
    private let municipality: Municipality
    private let now: Timestamp

    /// - Throws: ``Problem/consentNotReady`` when the municipality has no such case type today.
    init(_ context: Context) throws {
        guard let type = context.caseTypes.current(Consent.typeKey, on: context.today) else {
            throw Problem.consentNotReady
        }
        self.type = type
        municipality = context.municipality
        now = context.now
    }

    /// - Parameters:
    ///   - move: The case of who moves.
    ///   - mail: The address of the main occupant; `nil` when the mover hands over the code.
    ///   - session: The change in which the move is reported.
    /// - Throws: ``StoreError``.
    func apply(about move: CaseFile, mail: MailAddress?, _ session: any WriteSession) throws {
        let dates = type.dates(openedOn: now.day, in: municipality)
        let file = try session.cases.open(
            NewCase(type: type, status: StatusChange(to: type.steps[0], at: now), channel: .web, dates: dates)
        )
        // No law sets this term, so a municipality without a norm for it gives a week.
        let lastOn = dates.targetOn ?? now.day.adding(weeks: 1)
        try ConsentTable.add(file, for: move, lastOn: lastOn, to: session.tables)
        _ = try session.handling.relate(move, to: file)
        if let mail { try session.addresses.keep(mail, for: file) }
    }
}
