internal import Kernel

/// `/bijeenkomsten/{code}`: the place of somebody at a meeting, with a button to cancel and a file for a calendar.
///
/// It names nobody; after ten wrong codes an address waits.
struct SeatPages: Sendable {
    private let tries = TryLimiter(limit: 10, windowSeconds: 15 * 60)

    static let title = "Uw plaats bij een bijeenkomst"

    static func address(_ code: FollowCode, _ part: String = "", said: String? = nil) -> Address {
        let query = said.map { [Request.QueryItem("stand", $0)] } ?? []
        return .local("/bijeenkomsten/\(code)\(part.isEmpty ? "" : "/\(part)")", query: query)
    }

    var routes: [Route] {
        [
            Route(.get, "/bijeenkomsten/{code}", access: .anyone, .read(show)),
            Route(.post, "/bijeenkomsten/{code}/afzeggen", access: .anyone, .change(cancel)),
            Route(.get, "/bijeenkomsten/{code}/agenda.ics", access: .anyone, .read(download)),
        ]
    }

    /// What lies behind a code.
    private struct Found {
        let file: CaseFile
        let seat: Seat
        let meeting: Meeting
        let project: PublicProject
    }

    /// - Throws: ``Problem``: 404 for a code without a place, 429 after ten of them.
    private func open(_ request: Request, _ context: Context) throws -> Found {
        guard tries.mayTry(request.remoteAddress, at: context.now) else { throw Problem.tooManyCodes }
        let code = try? FollowCode(request.parameters["code"] ?? "")
        let found = try context.read { session -> Found? in
            guard let code, let file = try session.cases.find(code: code) else { return nil }
            return try Self.find(file, session.tables)
        }
        guard let found else {
            tries.countFailure(of: request.remoteAddress, at: context.now)
            throw Problem.notFound
        }
        return found
    }

    private static func find(_ file: CaseFile, _ tables: any Database) throws -> Found? {
        guard let seat = try MeetingTable(tables).seat(ofCase: file.number),
            let meeting = try MeetingTable(tables).meeting(seat.meeting),
            let project = try ProjectTable(tables).project(key: meeting.project)
        else { return nil }
        return Found(file: file, seat: seat, meeting: meeting, project: project)
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        let found = try open(request, context)
        let isNew = request.query("stand") == "aangemeld"
        return context.show(
            Page(
                Self.title,
                section: found.meeting.plan.title,
                trail: [ShowProjects.page, Link(found.project.plan.title, ShowProjects.address(found.project))],
                blocks: [.notice(Self.standing(found, isNew: isNew)), .facts(MeetingWords.facts(found.meeting))]
                    + choices(found, context),
                aside: [
                    .section(
                        "Uw code",
                        [
                            .code(label: "Uw code", found.file.followCode.description),
                            .paragraph("Bewaar deze code. Daarmee vindt u deze pagina terug."),
                        ]
                    )
                ]
            )
        )
    }

    private static func standing(_ found: Found, isNew: Bool) -> Notice {
        switch (found.meeting.state, found.seat.state) {
        case (.cancelled, _): Notice(.warning, "Deze bijeenkomst gaat niet door.")
        case (.answered, .taken), (.answered, .told), (_, .told): Notice(.info, "Deze bijeenkomst is geweest.")
        case (_, .cancelled): Notice(.info, "U komt niet.")
        case (_, .taken): Notice(.success, "U hebt een plaats.", isAnswer: isNew)
        case (_, .waiting):
            Notice(.info, "U staat op de wachtlijst. Komt er plaats? Dan staat dat hier.", isAnswer: isNew)
        }
    }

    private func choices(_ found: Found, _ context: Context) -> [Block] {
        let answer = found.meeting.state == .answered ? found.meeting.answer : nil
        let done = answer.map { [Block.section("Wat deden wij ermee?", [.paragraph(Prose($0))])] } ?? []
        guard found.meeting.isOpen(at: context.now), [.taken, .waiting].contains(found.seat.state) else { return done }
        let code = found.file.followCode
        let cancel = Form(to: Self.address(code, "afzeggen"), fields: [], submit: "Zeg het af")
        let file = Link("Zet het in uw agenda (bestand)", Self.address(code, "agenda.ics"))
        return [
            .section("Kunt u niet?", [.paragraph("Iemand anders krijgt dan uw plaats."), .form(cancel)]),
            .section("In uw agenda", [.links([file])]),
        ]
    }

    /// The place goes to who waits longest, in the same change.
    @Sendable
    private func cancel(_ request: Request, _ context: Context) throws -> Change {
        let known = try open(request, context)
        return Change { session in
            guard let found = try Self.find(known.file, session.tables) else { throw Problem.notFound }
            let isOpen = found.meeting.isOpen(at: context.now)
            if isOpen, [.taken, .waiting].contains(found.seat.state) {
                try MeetingTable.cancel(found.seat, in: session.tables)
                try SeatCase.end(found.seat, .cancelled, .cancelled, found.meeting, context, session)
                if let next = try MeetingTable.moveUp(at: found.meeting.key, in: session.tables) {
                    try SeatCase.moveUp(next, at: found.meeting, context, session)
                }
            }
            return Rendering { context.seeOther(Self.address(known.file.followCode)) }
        }
    }

    @Sendable
    private func download(_ request: Request, _ context: Context) throws -> Response {
        let found = try open(request, context)
        let isOff = found.meeting.state == .cancelled || found.seat.state == .cancelled
        let entry = CalendarEntry(
            id: found.file.id,
            version: isOff ? 1 : 0,
            title: "Gemeente \(context.municipality.name): \(found.meeting.plan.title)",
            place: found.meeting.plan.place,
            details: "",
            starts: found.meeting.plan.starts,
            ends: found.meeting.plan.ends,
            isCancelled: isOff
        )
        return .calendar(entry, named: "bijeenkomst", at: context.now)
    }
}
