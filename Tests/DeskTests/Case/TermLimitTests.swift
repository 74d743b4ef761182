import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("What the law allows about a limit")
struct TermLimitTests {
    private let room: CaseRoom
    private var type: CaseType { .handled() }

    init() throws { room = try CaseRoom() }

    @Test("a limit can be put off up to and including its last day, not after (Awb 4:14)", arguments: [0, 1])
    func lastDay(late: Int) throws {
        let file = try room.open()
        let last = try #require(file.deadlineOn)
        room.tenant.clock.set(Timestamp(last.adding(days: late), at: TimeOfDay(hour: 12, minute: 0) ?? .midnight))

        let answer = try room.send(
            .post,
            "/verlengen",
            of: file,
            form: room.seen(file, ["reden": "Wij wachten op advies.", "bevestig": "ja"])
        )

        #expect(answer.status == (late == 0 ? 303 : 409))
        #expect((try room.now(file).deadlineOn == last) == (late == 1))
        let type = type
        guard late == 1 else { return }
        #expect(throws: TermRefused.tooLate) {
            try room.tenant.write { _ = try $0.handling.extend(file, of: type, reason: "Te laat.") }
        }
    }

    @Test("time that stood still until an earlier day moves the dates by the days until then (Awb 4:15)")
    func earlierEnd() throws {
        let file = try room.open()
        let type = type
        let still = try room.tenant.write { try $0.handling.suspend(file, of: type, reason: "Wij wachten.") }
        room.tenant.clock.advance(seconds: 9 * 86_400)
        let end = file.openedAt.day.adding(days: 6)

        _ = try room.tenant.write { try $0.handling.resume(still, of: type, until: end) }

        #expect(try room.now(file).targetOn == file.targetOn?.adding(days: 6))
        #expect(try room.column("SELECT CAST(ended_on - started_on AS TEXT) FROM case_term") == ["6"])
    }

    @Test("a limit that was put off while it stood still ends where the law puts it, not on a weekend")
    func putOffWhileStill() throws {
        let file = try room.open()
        let type = type
        let still = try room.tenant.write { try $0.handling.suspend(file, of: type, reason: "Wij wachten.") }
        let longer = try room.tenant.write { try $0.handling.extend(still, of: type, reason: "Meer tijd.") }
        room.tenant.clock.advance(seconds: 8 * 86_400)

        _ = try room.tenant.write { try $0.handling.resume(longer, of: type) }

        let now = try room.now(file)
        let terms = try room.tenant.context().read { try $0.dossier.terms(of: now) }
        #expect(now.deadlineOn == type.deadline(openedOn: file.openedAt.day, after: terms)?.day)
    }

    @Test("a task that is asked for besides those of the type stands with the case, and can be taken back")
    func askedTask() throws {
        let file = try room.open()
        let task = CaseType.Task(key: "meer", side: .resident, kind: .upload, name: "Stuur een kaart", text: "Snel.")
        let day = file.openedAt.day.adding(days: 14)

        try room.tenant.write { try $0.tasks.ask([task], of: file, by: day) }

        let asked = try #require(try tasks(file).first { $0.what.key == "meer" })
        #expect(asked.dueOn == day && asked.state == .open && asked.stepKey == file.statusKey)
        try room.tenant.write { try $0.tasks.withdraw([asked], of: file) }
        #expect(try !tasks(file).contains { $0.what.key == "meer" })
    }

    @Test("a message of its own takes the place of the text of the step, for the resident")
    func ownMessage() throws {
        let file = try room.open()
        let type = type
        let own = try MessageText(subject: "Ons besluit", about: "Uw zaak.", news: "Ja.", expectation: "Niets.")
        let change = StatusChange(to: type.steps[1], at: file.statusAt, message: own)

        _ = try room.tenant.write { try $0.cases.move(file, of: type, with: change) }

        let messages = try room.tenant.context().read { try $0.messages.messages(of: file, limit: 9) }
        #expect(messages.last?.text == own)
    }

    private func tasks(_ file: CaseFile) throws -> [CaseTask] {
        try room.tenant.context().read { try $0.tasks.tasks(of: file) }
    }
}
