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
        let stopped = try room.send(
            .post,
            "/opschorten",
            of: file,
            form: room.seen(file, ["nodig": "Stuur ons een foto.", "bevestig": "ja"])
        )
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

    @Test("while it stands still no step can be set, and it cannot be stopped twice")
    func whileStopped() throws {
        let file = try room.open()
        let form = room.seen(file, ["nodig": "Stuur ons een foto.", "bevestig": "ja"])
        _ = try room.send(.post, "/opschorten", of: file, form: form)

        let now = try room.now(file)
        let again = room.seen(now, ["nodig": "Nog een foto.", "bevestig": "ja"])
        #expect(try room.send(.post, "/opschorten", of: file, form: again).status == 409)
        let step = room.seen(now, ["stap": "in-behandeling", "bevestig": "ja"])
        #expect(try room.send(.post, "/stap", of: file, form: step).status == 409)
        #expect(try room.now(file) == now)
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
}
