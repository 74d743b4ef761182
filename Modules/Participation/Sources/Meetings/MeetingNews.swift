internal import Kernel

/// What there is to tell somebody who signed up for a meeting.
enum MeetingNews: Hashable, Sendable {
    case signedUp(isWaiting: Bool)
    /// A place came free for who waited.
    case movedUp
    /// The resident does not come.
    case cancelled
    /// The meeting does not go on, for this reason.
    case calledOff(String)
    /// What was done with what people said there.
    case answered(String)

    /// The message in three blocks; `nil` when the texts do not fit.
    func text(about meeting: Meeting, number: CaseNumber) -> MessageText? {
        try? MessageText(
            subject: "\(subject): \(meeting.plan.title)",
            about: "De bijeenkomst: \(meeting.plan.title). Het zaaknummer is \(number).",
            news: news(meeting),
            expectation: expectation
        )
    }

    private var subject: String {
        switch self {
        case .signedUp(let isWaiting): isWaiting ? "U staat op de wachtlijst" : "U hebt een plaats"
        case .movedUp: "U hebt nu een plaats"
        case .cancelled: "U komt niet"
        case .calledOff: "Dit gaat niet door"
        case .answered: "Wat wij met uw inbreng deden"
        }
    }

    private func news(_ meeting: Meeting) -> String {
        let place = "Het is op \(meeting.when). Kom naar: \(meeting.plan.place)."
        switch self {
        case .signedUp(let isWaiting) where isWaiting: return "Alles is bezet. U staat op de wachtlijst. \(place)"
        case .signedUp: return "U hebt een plaats. \(place)"
        case .movedUp: return "Er kwam een plaats vrij. Die is voor u. \(place)"
        case .cancelled: return "U komt niet. Iemand anders krijgt uw plaats."
        case .calledOff(let reason): return "De bijeenkomst gaat niet door. \(reason)"
        case .answered(let answer): return answer
        }
    }

    private var expectation: String {
        switch self {
        case .signedUp(let isWaiting) where isWaiting: "Komt er een plaats vrij? Dan krijgt u bericht."
        case .signedUp, .movedUp: "Kunt u niet? Zeg het dan af. Dan kan iemand anders komen."
        case .cancelled, .calledOff, .answered: "U hoeft niets te doen."
        }
    }

    /// Writes it with the case, and to an address that is left with it now.
    func tell(
        about file: CaseFile,
        _ meeting: Meeting,
        newAddress: MailAddress? = nil,
        _ session: any WriteSession
    ) throws {
        guard let text = text(about: meeting, number: file.number) else { return }
        if let newAddress {
            _ = try session.addresses.keep(newAddress, for: file, writing: text)
        } else {
            _ = try session.messages.send(text, about: file)
        }
    }
}

/// Tells everybody who signed up what came of a meeting, some at a time.
enum MeetingChore {
    /// How many people one part of the work tells.
    static let part = 20

    static let chore = Chore("bijeenkomst-vertellen", tell)

    @Sendable
    private static func tell(_ session: any WriteSession, _ context: Context) throws -> Bool {
        let seats = try untold(session.tables)
        for seat in seats {
            guard let meeting = try MeetingTable(session.tables).meeting(seat.meeting) else { continue }
            try MeetingTable.set(.told, of: seat, in: session.tables)
            let words = meeting.answer ?? ""
            let isOff = meeting.state == .cancelled
            try SeatCase.end(
                seat,
                isOff ? .cancelled : .told,
                isOff ? .calledOff(words) : .answered(words),
                meeting,
                context,
                session
            )
        }
        // Who waited comes after who had a place, and then the next meeting.
        return !seats.isEmpty
    }

    private static func untold(_ tables: any Database) throws -> [Seat] {
        var keys: [Int] = []
        try tables.each(
            """
            SELECT meeting.id FROM participation_meeting AS meeting
            WHERE meeting.state <> 'planned' AND EXISTS (
                SELECT 1 FROM participation_seat AS seat
                WHERE seat.meeting = meeting.id AND seat.state IN ('taken', 'waiting'))
            LIMIT 1
            """
        ) { keys.append(try $0.integer(0)) }
        guard let meeting = try keys.first.flatMap(MeetingTable(tables).meeting) else { return [] }
        let table = MeetingTable(tables)
        let taken = try table.seats(of: meeting, .taken, limit: part)
        return taken.isEmpty ? try table.seats(of: meeting, .waiting, limit: part) : taken
    }
}
