import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("Notes, messages, relations and tasks of a case")
struct CaseworkTests {
    private let room: CaseRoom

    init() throws { room = try CaseRoom([.withTasks(), .secret()]) }

    @Test("a note stands with the case for colleagues, and not in the journal")
    func note() throws {
        let file = try room.open(.withTasks())

        #expect(
            try room.send(.post, "/notitie", of: file, form: ["notitie": "Hond in de tuin.", "bevestig": "ja"]).status
                == 303
        )

        _ = try room.send(of: file)
        #expect(room.words.contains("Hond in de tuin."))
        #expect(try room.column("SELECT body FROM event").allSatisfy { !$0.contains("Hond") })
    }

    @Test(
        "nine digits that pass the eleven test are refused in a note, also with marks between them",
        arguments: ["999990019", "Bel over 9999 90019.", "9999.90.019 belde"]
    )
    func noteWithNumber(_ text: String) throws {
        let file = try room.open(.withTasks())

        #expect(try room.send(.post, "/notitie", of: file, form: ["notitie": text, "bevestig": "ja"]).status == 422)
        #expect(try room.column("SELECT text FROM case_note").isEmpty)
    }

    @Test("a phone number and a case number may stand in a note", arguments: ["Bel 0316 279 111", "Zie Z-2026-000123"])
    func noteWithOtherNumbers(_ text: String) throws {
        #expect(try NoteText(text).text == text)
    }

    @Test("an own message is shown first with remarks on its words, and then stands with the case")
    func message() throws {
        let room = try CaseRoom([.withTasks()])
        let file = try room.open(.withTasks())
        let fields = [
            "onderwerp": "Uw tegel", "over": "Uw melding.", "nieuws": "Wij komen dinsdag.",
            "verwacht": "Zet uw auto weg.",
        ]
        #expect(try room.send(.post, "/bericht", of: file, form: room.seen(file, fields)).status == 200)
        let confirm = try #require(room.form)
        #expect(try room.column("SELECT subject FROM message").count == 1)

        #expect(try room.send(.post, "/bericht", of: file, form: confirm.carried).status == 303)
        #expect(try room.column("SELECT subject FROM message").contains("Uw tegel"))
    }

    @Test("long sentences for the resident get a remark, and may still be sent")
    func plainDutch() throws {
        let long = "Wij komen op dinsdag bij u langs om samen met u te kijken naar de losse tegel voor uw huis."
        let file = try room.open(.withTasks())
        let fields = ["onderwerp": "Uw tegel", "over": "Uw melding.", "nieuws": long, "verwacht": "Niets."]

        #expect(try room.send(.post, "/bericht", of: file, form: room.seen(file, fields)).status == 200)
        #expect(room.words.contains("Deze tekst kan eenvoudiger"))
    }

    @Test("related cases stand on both pages; one out of sight cannot be related and is never shown")
    func related() throws {
        let one = try room.open(.withTasks())
        let two = try room.open(.withTasks())
        let secret = try room.open(.secret(), team: "sociaal-team")

        let fields = ["nummer": two.number.description, "bevestig": "ja"]
        #expect(try room.send(.post, "/koppelen", of: one, form: fields).status == 303)
        for refused in [secret.number.description, one.number.description, "Z-2026-009999", "x"] {
            #expect(
                try room.send(.post, "/koppelen", of: one, form: ["nummer": refused, "bevestig": "ja"]).status == 422
            )
        }
        _ = try room.tenant.write { try $0.handling.relate(secret, to: two) }

        _ = try room.send(of: two)
        #expect(room.words.contains(one.number.description))
        #expect(!room.words.contains(secret.number.description))
    }

    @Test("a step starts the tasks of both sides, and what nobody did lapses with the next step")
    func tasksBegin() throws {
        let type = CaseType.withTasks()
        let file = try room.open(type)
        let begun = try room.tenant.context().read { try $0.tasks.tasks(of: file) }
        #expect(begun.map(\.what.key) == ["foto", "plek"])
        #expect(begun.allSatisfy { $0.state == .open && $0.dueOn == file.targetOn })

        _ = try room.tenant.write {
            try $0.cases.move(file, of: type, with: StatusChange(to: type.steps[1], at: .testNoon))
        }

        #expect(try room.tenant.context().read { try $0.tasks.tasks(of: file) }.isEmpty)
    }

    @Test("a handler does a task of staff once; the answer lies sealed and reading it is logged")
    func tasksDone() throws {
        let file = try room.open(.withTasks())
        let tasks = try room.tenant.context().read { try $0.tasks.tasks(of: file) }
        let mine = try #require(tasks.last)
        let fields = ["taak": mine.id.description, "antwoord": "Bij de bakker.", "bevestig": "ja"]

        #expect(
            try room.send(.post, "/taken", of: file, form: ["taak": mine.id.description, "bevestig": "ja"]).status
                == 422
        )
        #expect(try room.send(.post, "/taken", of: file, form: fields).status == 303)
        #expect(try room.send(.post, "/taken", of: file, form: fields).status == 303)

        #expect(try room.column("SELECT kind FROM event WHERE kind = 'task-done'").count == 1)
        let sealed = try room.column("SELECT hex(outcome_sealed) FROM case_task WHERE outcome_sealed IS NOT NULL")
        #expect(sealed.count == 1 && !sealed[0].contains("42616B6B6572"))
        let outcome = try room.tenant.write { try $0.tasks.outcome(of: mine, of: file, purpose: .caseWork) }
        #expect(outcome == .answer("Bij de bakker."))
        #expect(try room.column("SELECT fields FROM read_log") == ["antwoorden"])
    }

    @Test("what was answered in tasks is shown once with a purpose, and that look is logged")
    func taskAnswersSeen() throws {
        let file = try room.open(.withTasks())
        let mine = try #require(try room.tenant.context().read { try $0.tasks.tasks(of: file) }.last)
        let fields = ["taak": mine.id.description, "antwoord": "Bij de bakker.", "bevestig": "ja"]
        _ = try room.send(.post, "/taken", of: file, form: fields)
        _ = try room.send(of: file)
        #expect(!room.words.contains("Bij de bakker."))

        let answer = try room.send(.post, "/inzage", of: file, form: ["wat": "taken", "doel": "case-work"])

        #expect(answer.status == 200)
        #expect(room.words.contains("Bij de bakker."))
        #expect(
            try room.column("SELECT actor || ' ' || fields FROM read_log") == ["staff:1 zaak", "staff:1 antwoorden"]
        )
    }

    @Test("a task of the resident is not done by staff, and only with what it asks for")
    func residentsTask() throws {
        let file = try room.open(.withTasks())
        let photo = try #require(try room.tenant.context().read { try $0.tasks.tasks(of: file) }.first)

        let fields = ["taak": photo.id.description, "gedaan": "ja", "bevestig": "ja"]
        #expect(try room.send(.post, "/taken", of: file, form: fields).status == 409)
        #expect(throws: TaskRefused.doesNotFit) {
            try room.tenant.write { try $0.tasks.complete(photo, of: file, with: .ticked) }
        }
        let outcome = TaskOutcome.file(hash: String(repeating: "a", count: 64), mediaType: "image/jpeg")
        try room.tenant.write { try $0.tasks.complete(photo, of: file, with: outcome) }
        #expect(try room.tenant.write { try $0.tasks.outcome(of: photo, of: file, purpose: .caseWork) } == outcome)
        #expect(throws: TaskRefused.notOpen) {
            try room.tenant.write { try $0.tasks.complete(photo, of: file, with: outcome) }
        }
    }
}

extension CaseType {
    /// A case type whose first step asks something of both sides.
    fileprivate static func withTasks() -> CaseType {
        let plain = CaseType.test()
        var steps = plain.steps
        steps[0].tasks = [
            Task(key: "foto", side: .resident, kind: .upload, name: "Stuur een foto", text: "Van de hele tegel."),
            Task(key: "plek", side: .staff, kind: .answer, name: "Zoek de plek", text: "Noteer wat u ziet."),
        ]
        return CaseType(
            key: plain.key,
            module: plain.module,
            startsOn: plain.startsOn,
            name: plain.name,
            staffName: plain.staffName,
            productName: nil,
            steps: steps,
            norm: plain.norm,
            statutoryTerm: plain.statutoryTerm,
            channels: plain.channels,
            confidentiality: .caseConfidential,
            results: plain.results,
            transitions: plain.transitions,
            isShownAtMijnOverheid: true
        )
    }
}
