import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("The legal limit of a case")
struct CaseTermTests {
    private let room: CaseRoom

    init() throws { room = try CaseRoom() }

    @Test("it stands still while the municipality waits, and target and legal date move by those days")
    func suspension() throws {
        let file = try room.open()
        let stopped = try room.send(.post, "/opschorten", of: file, form: room.seen(file, CaseRoom.waiting))
        #expect(stopped.status == 303)
        #expect(try room.now(file).work.suspendedOn == file.openedAt.day)
        room.tenant.clock.advance(seconds: 6 * 86_400)

        let waiting = try room.now(file)
        #expect(
            try room.send(.post, "/hervatten", of: file, form: room.seen(waiting, ["bevestig": "ja"])).status == 303
        )

        let going = try room.now(file)
        #expect(going.work.suspendedOn == nil)
        #expect(going.targetOn == file.targetOn?.adding(days: 6))
        #expect(
            going.deadlineOn == room.type.deadline(openedOn: file.openedAt.day, after: [room.stood(6, from: file)])?.day
        )
        #expect(try room.column("SELECT CAST(due_on AS TEXT) FROM case_file") == [String(going.targetOn?.number ?? 0)])
        _ = try room.send(of: going)
        #expect(room.words.contains("De tijd stond 6 dagen stil."))
        #expect(try room.column("SELECT expectation FROM message ORDER BY id").contains("Stuur ons een foto."))
    }

    @Test("extended while it stands still, it ends on the day that the law gives for both together")
    func extendedWhileStopped() throws {
        let file = try room.suspended()
        let reason = room.seen(try room.now(file), ["reden": "Wij wachten op een ander.", "bevestig": "ja"])
        #expect(try room.send(.post, "/verlengen", of: file, form: reason).status == 303)
        room.tenant.clock.advance(seconds: 6 * 86_400)
        let waiting = room.seen(try room.now(file), ["bevestig": "ja"])
        #expect(try room.send(.post, "/hervatten", of: file, form: waiting).status == 303)

        let terms = try room.tenant.write { try $0.dossier.terms(of: file) }
        let lawful = room.type.deadline(openedOn: file.openedAt.day, after: terms)?.day
        #expect(terms.count == 2)
        #expect(try room.now(file).deadlineOn == lawful)
    }

    @Test("while it stands still no step can be set, and it cannot be stopped twice")
    func whileStopped() throws {
        let file = try room.suspended()

        let now = try room.now(file)
        let again = room.seen(now, ["nodig": "Nog een foto.", "bevestig": "ja"])
        #expect(try room.send(.post, "/opschorten", of: file, form: again).status == 409)
        let step = room.seen(now, ["stap": "in-behandeling", "bevestig": "ja"])
        #expect(try room.send(.post, "/stap", of: file, form: step).status == 422)
        #expect(try room.now(file) == now)
    }

    @Test("closing a case that stands still ends that on the same day, in its terms, its history and its dates")
    func closedByStaff() throws {
        let file = try room.suspended()
        room.tenant.clock.advance(seconds: 6 * 86_400)
        let last = ["stap": "afgehandeld", "resultaat": "opgelost", "reden": "De inwoner belde.", "bevestig": "ja"]

        #expect(try room.send(.post, "/stap", of: file, form: room.seen(try room.now(file), last)).status == 303)

        try room.expectEnded(file, after: 6)
        _ = try room.send(of: file)
        #expect(room.words.contains("De tijd stond 6 dagen stil.") && room.words.contains("De tijd loopt weer"))
        #expect(!room.words.contains("De tijd staat stil sinds"))
    }

    @Test("closing by a back office does the same, and counts only the days until the moment that it names")
    func closedByPush() throws {
        let file = try room.suspended()
        room.tenant.clock.advance(seconds: 6 * 86_400)
        let (now, type) = (try room.now(file), room.type)
        let moment = Timestamp.testNoon.adding(seconds: 4 * 86_400)
        let last = StatusChange(to: type.steps[2], at: moment, resultKey: "opgelost")

        _ = try room.tenant.write { try $0.cases.record(last, title: nil, on: now, of: type) }

        try room.expectEnded(file, after: 4)
    }

    @Test("a case that was closed before it stood still, by a late message, stood still for no day")
    func closedBefore() throws {
        let file = try room.open()
        room.tenant.clock.advance(seconds: 3 * 86_400)
        _ = try room.send(.post, "/opschorten", of: file, form: room.seen(file, CaseRoom.waiting))
        let (now, type) = (try room.now(file), room.type)
        let moment = Timestamp.testNoon.adding(seconds: 86_400)
        let last = StatusChange(to: type.steps[2], at: moment, resultKey: "opgelost")

        _ = try room.tenant.write { try $0.cases.record(last, title: nil, on: now, of: type) }

        let closed = try room.now(file)
        #expect(closed.targetOn == file.targetOn && closed.deadlineOn == file.deadlineOn)
        #expect(closed.work.suspendedOn == nil)
        #expect(try room.column("SELECT kind FROM case_term WHERE ended_on IS NULL").isEmpty)
    }

    @Test("a push to a step that is not the last leaves a case as it stands: still")
    func pushedOn() throws {
        let file = try room.suspended()
        let (now, type) = (try room.now(file), room.type)

        let next = StatusChange(to: type.steps[1], at: .testNoon.adding(seconds: 60))
        _ = try room.tenant.write { try $0.cases.record(next, title: nil, on: now, of: type) }

        #expect(try room.now(file).work.suspendedOn == file.openedAt.day)
    }

    @Test("the resident reads that time stands still and no day, and after closing nothing of it")
    func residentReads() throws {
        let file = try room.suspended()
        room.tenant.clock.advance(seconds: 86_400)
        let still = "De tijd staat stil sinds \(file.openedAt.day.inDutch). Wij wachten op u."
        #expect(try room.follow(file).lead(on: room.tenant.clock.now().day).plainText == still)
        #expect(try room.follow(file).plannedReady == nil)

        let last = ["stap": "afgehandeld", "resultaat": "opgelost", "reden": "Klaar.", "bevestig": "ja"]
        _ = try room.send(.post, "/stap", of: file, form: room.seen(try room.now(file), last))

        let closed = try room.follow(file)
        #expect(closed.standsStillSince == nil)
        #expect(closed.lead(on: room.tenant.clock.now().day).plainText == "Uw zaak is klaar.")
    }

    @Test("a step that only leads on cannot be set while time stands still, and the page says why")
    func onlyClosing() throws {
        let file = try room.suspended()

        _ = try room.send(.get, "/stap", of: file)

        #expect(room.form?.fields.first?.options.map(\.value) == ["afgehandeld"])
        #expect(room.form?.fields.first?.hint == "De tijd staat stil. U kunt de zaak nu alleen afsluiten.")
    }

    @Test("starting a limit that runs changes nothing")
    func resumeRunning() throws {
        let file = try room.open()

        #expect(try room.send(.post, "/hervatten", of: file, form: room.seen(file, ["bevestig": "ja"])).status == 303)
        #expect(try room.now(file) == file)
    }

    @Test("it is put off once, by what the type allows, and the resident hears the new day and why")
    func extending() throws {
        let file = try room.open()
        let form = room.seen(file, ["reden": "Wij wachten op advies."])
        #expect(try room.send(.post, "/verlengen", of: file, form: form).status == 200)
        let confirm = try #require(room.form)
        #expect(try room.now(file) == file)

        #expect(try room.send(.post, "/verlengen", of: file, form: confirm.carried).status == 303)

        let longer = try room.now(file)
        let day = try #require(room.type.deadline(openedOn: file.openedAt.day, after: [room.extended])?.day)
        #expect(longer.deadlineOn == day)
        #expect(longer.plannedReadyOn == day)
        let news = try room.column("SELECT news FROM message ORDER BY id DESC")
        #expect(news.first?.contains(day.inDutch) == true)
        #expect(news.first?.contains("Wij wachten op advies.") == true)
        _ = try room.send(of: longer)
        #expect(room.words.contains("8 weken plus 6 weken na"))

        let again = room.seen(longer, ["reden": "Nog meer tijd.", "bevestig": "ja"])
        #expect(try room.send(.post, "/verlengen", of: file, form: again).status == 409)
        #expect(try room.now(file) == longer)
    }

    @Test("a type that knows no suspension and no extension refuses both with a sentence")
    func typeSaysNo() throws {
        let plain = CaseType.test(key: "plain")
        let room = try CaseRoom([plain])
        let file = try room.open(plain)

        for (path, words) in [("/opschorten", "kan de tijd niet stilstaan"), ("/verlengen", "niet verlengen")] {
            let answer = try room.send(.post, path, of: file, form: room.seen(file, ["bevestig": "ja"]))
            #expect(answer.status == 409)
            #expect(room.words.contains(words))
        }
    }
}

extension CaseRoom {
    fileprivate var type: CaseType { .handled() }

    fileprivate func stood(_ days: Int, from file: CaseFile) -> CaseTerm {
        let start = file.openedAt.day
        return CaseTerm(.suspension, startedOn: start, endedOn: start.adding(days: days), reason: "", actor: .platform)
    }

    fileprivate var extended: CaseTerm {
        CaseTerm(.extension, startedOn: Day(number: 0), endedOn: nil, reason: "", actor: .platform)
    }

    fileprivate static let waiting = ["nodig": "Stuur ons een foto.", "bevestig": "ja"]

    /// A case that stands still from the day on which it was opened.
    fileprivate func suspended() throws -> CaseFile {
        let file = try open()
        _ = try send(.post, "/opschorten", of: file, form: seen(file, Self.waiting))
        return file
    }

    /// Checks that a case is closed, and moved by the days that it stood still.
    fileprivate func expectEnded(_ file: CaseFile, after days: Int) throws {
        let closed = try now(file)
        #expect(closed.isClosed && closed.work.suspendedOn == nil)
        #expect(closed.targetOn == file.targetOn?.adding(days: days))
        #expect(closed.deadlineOn == type.deadline(openedOn: file.openedAt.day, after: [stood(days, from: file)])?.day)
        let ended = try column("SELECT CAST(ended_on - started_on AS TEXT) FROM case_term")
        #expect(ended == [String(days)])
        let kinds = try column("SELECT kind FROM event WHERE kind IN ('term-resumed', 'status-changed') ORDER BY seq")
        #expect(kinds == ["term-resumed", "status-changed"])
        // On time by its moved date: the figures count with the dates that it was closed with.
        #expect(try column("SELECT cases || ' ' || on_target FROM figure_closed") == ["1 1"])
    }

    /// The case as its resident follows it.
    fileprivate func follow(_ file: CaseFile) throws -> FollowedCase {
        FollowedCase(try now(file), history: [], type: type, showsNorms: true)
    }
}
