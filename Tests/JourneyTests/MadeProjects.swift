import Kernel
import TestSupport

@testable import App

/// A project on the website of a municipality, with two meetings and somebody's place at the first.
struct MadeProjects: Sendable {
    let project: String
    /// The keys of the meetings.
    let meetings: [Int]
    /// The code of the place.
    let seat: String
    /// The code and the key of a poll that is on its first question.
    let poll: String
    let pollKey: Int
    /// The mark of a form with which nobody signed up yet.
    let mark: String

    static let nothing = MadeProjects(
        project: "nergens-project",
        meetings: [99_000_001, 99_000_002],
        seat: Names.nothing.followCode,
        poll: "999999",
        pollKey: 99_000_001,
        mark: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0009).description
    )

    /// What tells whose it is.
    var all: [String] { [project, seat, poll, String(pollKey)] + meetings.map(String.init) }

    private init(project: String, meetings: [Int], seat: String, poll: String, pollKey: Int, mark: String) {
        self.poll = poll
        self.pollKey = pollKey
        self.project = project
        self.meetings = meetings
        self.seat = seat
        self.mark = mark
    }

    init(in tenant: OpenTenant, at now: Timestamp) throws {
        let slug = "\(tenant.municipality.slug)-project"
        let first = (Int(tenant.municipality.code) ?? 0) * 1_000
        let meetings = [first + 1, first + 2]
        let context = tenant.entry.context(caller: .anonymous, now: now, module: "participation")
        let code = String(String(1_000_000 + first).suffix(6))
        let (seat, mark) = try context.writeAndWait { session -> (FollowCode, UniqueID) in
            try Self.add(slug, key: first, meetings, at: now, session.tables)
            try Self.addPoll(first, code: code, session.tables)
            guard let type = context.caseTypes.current("bijeenkomst", on: now.day) else {
                throw Missing(what: "the case type of a meeting")
            }
            let file = try session.cases.open(
                NewCase(
                    type: type,
                    status: StatusChange(to: type.steps[1], at: now),
                    channel: .web,
                    dates: CaseDates(targetOn: nil, deadlineOn: nil)
                )
            )
            try session.tables.execute(
                """
                INSERT INTO participation_seat (meeting, case_number, state)
                VALUES (\(meetings[0]), \(file.number.description), 'taken')
                """
            )
            return (file.followCode, session.newID())
        }
        self.init(
            project: slug,
            meetings: meetings,
            seat: seat.description,
            poll: code,
            pollKey: first,
            mark: mark.description
        )
    }

    private static func add(
        _ slug: String,
        key: Int,
        _ meetings: [Int],
        at now: Timestamp,
        _ tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            INSERT INTO participation_project (id, slug, title, summary, place, influence, open_points, fixed_points,
                co_creation, co_creation_reason, phase, is_published)
            VALUES (\(key), \(slug), 'Het plein', 'Het plein moet anders.', '', 'asked', 'De bomen.', 'Het geld.', 0,
                'Het moet snel.', 'gathering', 1)
            """
        )
        for (place, meeting) in meetings.enumerated() {
            try tables.execute(
                """
                INSERT INTO participation_meeting (id, project, title, place, starts_at, ends_at, seats, taken, state)
                VALUES (\(meeting), \(key), 'Praat mee', 'Dorpshuis', \(now.adding(seconds: 86_400)),
                    \(now.adding(seconds: 90_000)), 20, \(place == 0 ? 1 : 0), 'planned')
                """
            )
        }
    }

    private static func addPoll(_ key: Int, code: String, _ tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO participation_poll (id, code, title, kind, state, current)
            VALUES (\(key), \(code), 'Het plein', 'poll', 'open', 1)
            """
        )
        for number in 1...2 {
            try tables.execute(
                """
                INSERT INTO participation_poll_question (poll, number, text, choices)
                VALUES (\(key), \(number), 'Wat komt er als eerste?', \("Bomen\nBanken"))
                """
            )
        }
    }
}
