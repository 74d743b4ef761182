import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("Setting the next step of a case")
struct SetStepTests {
    private let room: CaseRoom

    init() throws { room = try CaseRoom() }

    @Test("only the steps that the type allows can be chosen")
    func allowed() throws {
        let file = try room.open()
        _ = try room.send(.get, "/stap", of: file)

        let field = try #require(room.form?.fields.first { $0.name == "stap" })
        #expect(field.options.map(\.value) == ["in-behandeling", "afgehandeld"])

        let answer = try room.send(
            .post,
            "/stap",
            of: file,
            form: room.seen(file, ["stap": "ontvangen", "bevestig": "ja"])
        )
        #expect(answer.status == 422)
        #expect(try room.now(file).statusKey == "ontvangen")
    }

    @Test("the handler sees the message first, and nothing is stored until the second button")
    func preview() throws {
        let file = try room.open()

        let answer = try room.send(
            .post,
            "/stap",
            of: file,
            form: room.seen(file, ["stap": "in-behandeling", "toelichting": "Wij komen morgen kijken."])
        )

        #expect(answer.status == 200)
        for words in ["Dit bericht krijgt de inwoner", "Wij komen morgen kijken.", "Wat verwachten wij van u?"] {
            #expect(room.words.contains(words), "\(words)")
        }
        #expect(try room.now(file).statusKey == "ontvangen")
        #expect(try room.column("SELECT news FROM message").count == 1)
    }

    @Test("the second button sets the step, sends exactly the message that was shown, and keeps the explanation")
    func confirmed() throws {
        let file = try room.open()
        let typed = room.seen(file, ["stap": "in-behandeling", "toelichting": "Wij komen morgen kijken."])
        _ = try room.send(.post, "/stap", of: file, form: typed)
        let confirm = try #require(room.form)

        let answer = try room.send(.post, "/stap", of: file, form: confirm.carried)

        #expect(answer.status == 303)
        #expect(try room.now(file).statusKey == "in-behandeling")
        let sent = try #require(try room.column("SELECT news FROM message WHERE audience = 0 ORDER BY id DESC").first)
        #expect(sent.contains("Wij komen morgen kijken."))
        #expect(try room.column("SELECT explanation FROM case_status WHERE explanation IS NOT NULL").count == 1)
        #expect(try room.column("SELECT body FROM event").allSatisfy { !$0.contains("morgen") })
    }

    @Test("the last step asks for a result and a reason, and closes the case")
    func closing() throws {
        let file = try room.open()
        let refused = try room.send(.post, "/stap", of: file, form: room.seen(file, ["stap": "afgehandeld"]))
        #expect(refused.status == 422)
        #expect(Set(room.pages.last?.faults.map(\.name) ?? []) == ["resultaat", "reden"])

        let answer = try room.send(
            .post,
            "/stap",
            of: file,
            form: room.seen(
                file,
                ["stap": "afgehandeld", "resultaat": "opgelost", "reden": "Tegel vervangen.", "bevestig": "ja"]
            )
        )

        #expect(answer.status == 303)
        let closed = try room.now(file)
        #expect(closed.isClosed)
        #expect(closed.resultKey == "opgelost")
        #expect(try room.column("SELECT text FROM case_note") == ["Tegel vervangen."])
        _ = try room.send(.get, "/stap", of: file)
        #expect(room.words.contains("komt er geen stap meer"))
    }

    @Test(
        "a citizen service number in words for the resident is refused with a remedy",
        arguments: ["999990019", "9999.90.019"]
    )
    func numbers(_ number: String) throws {
        let file = try room.open()

        let answer = try room.send(
            .post,
            "/stap",
            of: file,
            form: room.seen(file, ["stap": "in-behandeling", "toelichting": "Uw nummer is \(number)."])
        )

        #expect(answer.status == 422)
        #expect(room.pages.last?.faults.first?.fault?.contains("Haal het burgerservicenummer uit de tekst") == true)
    }

    @Test("who was overtaken reads who did what, keeps what was typed, and nothing is overwritten")
    func conflict() throws {
        let file = try room.open()
        let mine = room.seen(file, ["stap": "in-behandeling", "toelichting": "Wij komen kijken.", "bevestig": "ja"])
        _ = try room.tenant.write { try $0.work.assign(file, team: "buitendienst", handler: 2) }

        let answer = try room.send(.post, "/stap", of: file, form: mine)

        #expect(answer.status == 409)
        for words in ["Nu bij Lex Leider", "Wij komen kijken.", "Doe het toch", "Bekijk de zaak opnieuw"] {
            #expect(room.words.contains(words), "\(words)")
        }
        #expect(try room.now(file).statusKey == "ontvangen")

        let again = try #require(room.form)
        #expect(try room.send(.post, "/stap", of: file, form: again.carried).status == 303)
        #expect(try room.now(file).statusKey == "in-behandeling")
        #expect(try room.now(file).work.handler == 2)
    }

    @Test("a step that someone else set meanwhile is not set again, also not by choosing to go on")
    func overtakenByTheSameStep() throws {
        let file = try room.open()
        let type = CaseType.handled()
        _ = try room.tenant.write {
            try $0.cases.move(file, of: type, with: StatusChange(to: type.steps[1], at: .testNoon))
        }
        let mine = room.seen(file, ["stap": "in-behandeling", "bevestig": "ja"])
        #expect(try room.send(.post, "/stap", of: file, form: mine).status == 409)
        let again = try #require(room.form)

        #expect(try room.send(.post, "/stap", of: file, form: again.carried).status == 422)
        #expect(try room.column("SELECT step_key FROM case_status").count == 2)
    }

    @Test("who may see a case and not handle it changes nothing")
    func notAllowed() throws {
        let file = try room.open()

        for path in CaseDesk.actions.map({ type(of: $0).path }) {
            #expect(throws: Problem.mayNotHandleCase, "\(path)") {
                try room.send(.post, path, of: file, by: .agent, form: room.seen(file, ["bevestig": "ja"]))
            }
            #expect(throws: Problem.mayNotHandleCase, "\(path)") { try room.send(.get, path, of: file, by: .agent) }
        }
        #expect(try room.now(file) == file)
    }

    @Test("a case out of sight is for every action a case that does not exist")
    func outOfSight() throws {
        let secret = try room.open(.secret(), team: "sociaal-team")

        for path in CaseDesk.actions.map({ type(of: $0).path }) {
            #expect(throws: Problem.notFound, "\(path)") { try room.send(.get, path, of: secret) }
            #expect(throws: Problem.notFound, "\(path)") {
                try room.send(.post, path, of: secret, form: room.seen(secret, ["bevestig": "ja"]))
            }
        }
        #expect(try room.now(secret) == secret)
    }
}
