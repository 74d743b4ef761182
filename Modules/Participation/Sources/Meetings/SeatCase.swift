internal import Kernel

/// The case that a place at a meeting is (aanmelding): its steps follow the place, never the other way round.
enum SeatCase {
    static let typeKey = "bijeenkomst"

    /// How a place ends.
    enum End: Hashable, Sendable, CaseIterable {
        case cancelled
        case told

        var step: String {
            switch self {
            case .cancelled: "afgezegd"
            case .told: "geweest"
            }
        }

        var seat: Seat.State { self == .cancelled ? .cancelled : .told }
    }

    /// The steps that only the pages of meetings set, because a place goes along.
    static var reserved: [ReservedStep] {
        (["plek"] + End.allCases.map(\.step)).map { ReservedStep($0, of: typeKey, page: SeatPages.title) }
    }

    /// The meeting on the pages of the case, with the way to its own page.
    static var panel: CasePanel {
        CasePanel(of: [typeKey]) { file, reader, tables, _ in
            guard let seat = try MeetingTable(tables).seat(ofCase: file.number),
                let meeting = try MeetingTable(tables).meeting(seat.meeting)
            else { return [] }
            let own = Link("Bekijk uw plaats, of zeg af", SeatPages.address(file.followCode))
            let staff = Link("Bekijk de bijeenkomst", ProjectOffice.address(meeting))
            return [
                .section(
                    meeting.plan.title,
                    [.facts(MeetingWords.facts(meeting)), .links([reader == .staff ? staff : own])]
                )
            ]
        }
    }

    /// - Throws: ``Problem`` 503 where the municipality has no such case type.
    static func type(_ context: Context) throws -> CaseType {
        guard let type = context.caseTypes.current(typeKey, on: context.today) else { throw Problem.meetingsNotReady }
        return type
    }

    static func step(_ state: Seat.State, of type: CaseType) throws -> CaseType.Step {
        guard let step = type.step(state == .waiting ? "wachtlijst" : "plek")?.step else {
            throw Problem.meetingsNotReady
        }
        return step
    }

    /// Moves the case of somebody who came up from the line, with a message.
    static func moveUp(_ seat: Seat, at meeting: Meeting, _ context: Context, _ session: any WriteSession) throws {
        try move(seat, to: "plek", nil, MeetingNews.movedUp, meeting, context, session)
    }

    /// Ends the case of a place, with a message that says why.
    static func end(
        _ seat: Seat,
        _ end: End,
        _ news: MeetingNews,
        _ meeting: Meeting,
        _ context: Context,
        _ session: any WriteSession
    ) throws {
        try move(seat, to: end.step, end.step, news, meeting, context, session)
    }

    private static func move(
        _ seat: Seat,
        to key: String,
        _ result: String?,
        _ news: MeetingNews,
        _ meeting: Meeting,
        _ context: Context,
        _ session: any WriteSession
    ) throws {
        guard let file = try session.cases.find(number: seat.caseNumber), !file.isClosed,
            let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn),
            let step = type.step(key)?.step
        else { return }
        let change = StatusChange(
            to: step,
            at: context.now,
            resultKey: result,
            message: news.text(about: meeting, number: file.number)
        )
        _ = try session.cases.move(file, of: type, with: change)
    }
}

extension Problem {
    static let meetingsNotReady = Problem(
        503,
        "case-type-missing",
        "U kunt u hier nog niet aanmelden. Bel de gemeente.",
        retryAfterSeconds: 3_600
    )
}
