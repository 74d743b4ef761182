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
    /// The key of somebody in the pool of facilitators.
    var facilitator: Int { pollKey }
    /// A draft that lies open with one opinion, one whose term is over, and one with its note.
    let consultations: [String]
    /// Marks of forms that nobody sent yet.
    let marks: [String]

    static let nothing = MadeProjects(
        project: "nergens-project",
        meetings: [99_000_001, 99_000_002],
        seat: FollowCode(from: Counting(1)).description,
        poll: "999999",
        pollKey: 99_000_001,
        consultations: ["nergens-open", "nergens-voorbij", "nergens-nota"],
        marks: (9...11).map { UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0000 + $0).description }
    )

    /// What tells whose it is.
    var all: [String] { [project, seat, poll, String(pollKey)] + consultations + meetings.map(String.init) }

    private init(
        project: String,
        meetings: [Int],
        seat: String,
        poll: String,
        pollKey: Int,
        consultations: [String],
        marks: [String]
    ) {
        self.consultations = consultations
        self.poll = poll
        self.pollKey = pollKey
        self.project = project
        self.meetings = meetings
        self.seat = seat
        self.marks = marks
    }

    init(in tenant: OpenTenant, at now: Timestamp) throws {
        let slug = "\(tenant.municipality.slug)-project"
        let first = (Int(tenant.municipality.code) ?? 0) * 1_000
        let meetings = [first + 1, first + 2]
        let context = tenant.entry.context(caller: .anonymous, now: now, module: "participation")
        let code = String(String(1_000_000 + first).suffix(6))
        let drafts = ["open", "voorbij", "nota"].map { "\(tenant.municipality.slug)-\($0)" }
        let (seat, marks) = try context.writeAndWait { session -> (FollowCode, [String]) in
            try Self.add(slug, key: first, meetings, at: now, session.tables)
            try Self.addPoll(first, code: code, session.tables)
            try Self.addConsultation(drafts[0], key: first, laidOn: now.day, submissions: 1, session.tables)
            try Self.addConsultation(drafts[1], key: first + 1, laidOn: now.day.adding(days: -99), session.tables)
            try session.tables.execute(
                "INSERT INTO participation_facilitator (id, name, skills) VALUES (\(first), 'Begeleider Noord', '')"
            )
            let past = now.day.adding(days: -99)
            try Self.addConsultation(drafts[2], key: first + 2, laidOn: past, note: "Klaar.", session.tables)
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
            return (file.followCode, (0..<3).map { _ in session.newID().description })
        }
        self.init(
            project: slug,
            meetings: meetings,
            seat: seat.description,
            poll: code,
            pollKey: first,
            consultations: drafts,
            marks: marks
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

    /// A draft; `submissions` is how many opinions have no answer, at most one.
    private static func addConsultation(
        _ slug: String,
        key: Int,
        laidOn: Day,
        submissions: Int = 0,
        note: String? = nil,
        _ tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            INSERT INTO participation_consultation (id, slug, title, summary, reading, laid_on, weeks, is_published,
                submissions, unanswered, note)
            VALUES (\(key), \(slug), 'Het zwembad', 'Er komen huizen.', 'Bij de balie.', \(laidOn), 6, 1,
                \(submissions), \(submissions), \(note))
            """
        )
        guard submissions > 0 else { return }
        try tables.execute(
            """
            INSERT INTO participation_submission (consultation, number, case_number, timing)
            VALUES (\(key), 1, 'Z-2026-009997', 'inTime')
            """
        )
    }
}

extension Names {
    var projects: MadeProjects { votes.projects }
}
