internal import Kernel

/// Begins to watch a neighbourhood for an address, once its owner says so.
struct StartWatch: Sendable {
    let place: Neighbourhood
    let mail: MailAddress
    /// Recognises the same form sent twice.
    let mark: UniqueID

    /// The steps that only the pages of who asked set.
    static let steps = ["aan", "stopt", "gestopt"]

    func apply(_ context: Context, _ session: any WriteSession) throws {
        guard let type = context.caseTypes.current(Watch.caseTypeKey, on: context.today) else {
            throw Problem.moduleNotReady
        }
        let file = try session.cases.open(
            NewCase(
                type: type,
                status: StatusChange(to: type.steps[0], at: context.now),
                channel: .web,
                title: "Berichten over de buurt",
                dates: CaseDates(targetOn: nil, deadlineOn: nil)
            )
        )
        try WatchTable.add(place, mark: mark, of: file, at: context.now, to: session.tables)
        // The address comes last: it then gets the announcement of the first step, with the way to confirm.
        try session.addresses.keep(mail, for: file)
    }

    /// The owner of the address said yes; what is new from now on is told.
    static func confirm(
        _ watch: Watch,
        _ file: CaseFile,
        _ context: Context,
        _ session: any WriteSession
    ) throws {
        let told = try NewsBoard(session.tables).newest()
        try WatchTable.set(.on, told: told, next: context.now, of: watch, in: session.tables)
        try move(file, to: ["aan"], context, session)
    }

    /// Stops, and forgets address and place; stopping twice is once.
    static func end(_ watch: Watch, _ file: CaseFile, _ context: Context, _ session: any WriteSession) throws {
        guard watch.state != .ended else { return }
        try WatchTable.end(watch, in: session.tables)
        // Before the case ends, so that no last mail leaves.
        try session.addresses.forget(of: file)
        try move(file, to: watch.state == .on ? ["stopt", "gestopt"] : ["gestopt"], context, session)
    }

    private static func move(
        _ file: CaseFile,
        to steps: [String],
        _ context: Context,
        _ session: any WriteSession
    ) throws {
        guard let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn) else {
            throw Problem.moduleNotReady
        }
        var file = file
        for key in steps {
            guard let step = type.step(key)?.step else { throw Problem.moduleNotReady }
            let result = step.isFinal ? key : nil
            file = try session.cases.move(
                file,
                of: type,
                with: StatusChange(to: step, at: context.now, resultKey: result)
            )
        }
    }
}
