import Kernel
import TestSupport
import Testing

@testable import Portal

@Suite("Tasks of a resident")
struct OwnTasksTests {
    private static let photo = CaseType.Task(
        key: "foto",
        side: .resident,
        kind: .upload,
        name: "Stuur een foto",
        text: "Zorg dat wij alles zien."
    )
    private static let why = CaseType.Task(
        key: "reden",
        side: .resident,
        kind: .answer,
        name: "Vertel waarom",
        text: "Schrijf het kort op."
    )
    private static let check = CaseType.Task(
        key: "kijk",
        side: .staff,
        kind: .check,
        name: "Kijk naar de boom",
        text: "Let op de wortels."
    )

    let desk: OwnDesk
    let file: CaseFile

    init() throws {
        desk = try OwnDesk(.waiting(for: [Self.photo, Self.why, Self.check]))
        file = try desk.open(title: "Boom")
    }

    @Test("open tasks of the resident stand on the case with a form each; those of staff are not shown")
    func shown() throws {
        _ = try show()

        #expect(desk.pages.last?.sections.prefix(2).map(\.title) == ["Stuur een foto", "Vertel waarom"])
        #expect(desk.words.contains("Zorg dat wij alles zien."))
        #expect(!desk.words.contains("Kijk naar de boom"))
    }

    @Test("an answer is kept with the task, which then stands as done, also when it is sent twice")
    func answered() throws {
        let task = try #require(try desk.tasks(of: file).last)

        let first = try desk.send(task, of: file, answer: "De boom is ziek.")
        let second = try desk.send(task, of: file, answer: "Iets anders.")

        #expect([first.status, second.status] == [303, 303])
        let file = file
        let outcome = try desk.tenant.write { try $0.tasks.outcome(of: task, of: file, purpose: .caseWork) }
        #expect(outcome == .answer("De boom is ziek."))
        _ = try show()
        #expect(desk.words.contains("Vertel waarom: gedaan op 20 november 2026."))
    }

    @Test("a PDF, JPEG or PNG is known by its bytes and kept under its hash, whatever the browser calls it")
    func uploaded() throws {
        let task = try #require(try desk.tasks(of: file).first)
        let bytes = Array("%PDF-1.7 een foto".utf8)

        #expect(try desk.send(task, of: file, bytes: bytes).status == 303)

        let file = file
        let outcome = try desk.tenant.write { try $0.tasks.outcome(of: task, of: file, purpose: .caseWork) }
        guard case .file(let hash, let mediaType) = outcome else { throw Problem.notFound }
        #expect(mediaType == "application/pdf")
        #expect(try desk.context(of: file).files.bytes(of: hash) == bytes)
    }

    @Test("a file that was sent can be seen again by who sent it and by nobody else, and that look is logged")
    func seenAgain() throws {
        let task = try #require(try desk.tasks(of: file).first)
        let bytes = Array("%PDF-1.7 een foto".utf8)
        _ = try desk.send(task, of: file, bytes: bytes)
        let pattern = "/mijn/zaken/{number}/gestuurd/{task}"
        let named = ["number": "\(file.number)", "task": "\(task.id)"]

        _ = try show()
        let answer = try desk.send(as: file, pattern, named)

        #expect(desk.words.contains("Download uw bestand") && desk.words.contains("gestuurd/\(task.id)"))
        #expect(answer.body == bytes)
        #expect(answer.headers.contains(Response.Header("Content-Type", "application/pdf")))
        let looks = try desk.context(of: file).read { try $0.own.looks(after: nil, limit: 9) }
        #expect(looks.map(\.who) == [.resident] && looks.map(\.purpose) == [.ownView])
        let other = try desk.open("999993653")
        #expect(throws: Problem.notFound) { try desk.send(as: other, pattern, named) }
    }

    @Test("a file whose task was done meanwhile is gone a day later, with the next file that someone sends")
    func refusedFile() throws {
        let tasks = try desk.tasks(of: file)
        let photo = try #require(tasks.first)
        let lost = Array("%PDF-1.7 te laat".utf8)
        let (mine, files) = (file, desk.context(of: file).files)
        let late = try desk.prepare(photo, of: file, bytes: lost)
        try desk.tenant.write {
            try $0.tasks.complete(photo, of: mine, with: .file(hash: "00", mediaType: "image/png"))
        }
        #expect(try late().status == 303)
        let hash = try files.keep(lost)
        let other = try desk.open("999990019", title: "Struik")

        desk.tenant.clock.advance(seconds: 86_401)
        _ = try desk.send(try #require(try desk.tasks(of: other).first), of: other, bytes: Array("%PDF-1.7".utf8))

        #expect(!files.contains(hash))
        #expect(try desk.column("SELECT hash FROM kept_file").count == 2)
    }

    @Test("a file has the ending of its kind, and one that the disk lost is not there and leaves no look in the log")
    func endings() throws {
        let task = try #require(try desk.tasks(of: file).first)
        _ = try desk.send(task, of: file, bytes: [0xFF, 0xD8, 0xFF, 0xE0])
        let pattern = "/mijn/zaken/{number}/gestuurd/{task}"
        let named = ["number": "\(file.number)", "task": "\(task.id)"]

        let answer = try desk.send(as: file, pattern, named)

        let name = "attachment; filename=\"\(file.number)-uw-bestand.jpg\""
        #expect(answer.headers.contains(Response.Header("Content-Disposition", name)))
        let hash = try #require(try desk.column("SELECT hash FROM kept_file").first)
        try desk.context(of: file).files.remove(hash)
        #expect(throws: Problem.notFound) { try desk.send(as: file, pattern, named) }
        #expect(try desk.column("SELECT purpose FROM read_log") == ["own-view"])
    }

    @Test("a task without a file leads to none")
    func noFile() throws {
        let tasks = try desk.tasks(of: file)
        _ = try desk.send(try #require(tasks.last), of: file, answer: "Ziek.")
        let pattern = "/mijn/zaken/{number}/gestuurd/{task}"

        for id in tasks.map(\.id.description) + ["nee"] {
            #expect(throws: Problem.notFound) {
                try desk.send(as: file, pattern, ["number": "\(file.number)", "task": id])
            }
        }
        #expect(try desk.column("SELECT fields FROM read_log") == [])
    }

    @Test("an empty answer, no file, or a file of another kind keeps the task open and says what to change")
    func refused() throws {
        let tasks = try desk.tasks(of: file)
        let (photo, why) = (try #require(tasks.first), try #require(tasks.last))

        let answers = [
            try desk.send(why, of: file), try desk.send(photo, of: file),
            try desk.send(photo, of: file, bytes: Array("MZ een programma".utf8)),
        ]

        #expect(answers.map(\.status) == [422, 422, 422])
        #expect(desk.pages.last?.faults.map(\.fault) == ["Dit soort bestand kan niet. Stuur een PDF, JPG of PNG."])
        #expect(try desk.tasks(of: file).allSatisfy { $0.state == .open })
    }

    @Test("a task of another resident's case cannot be done, not even through an own case")
    func foreign() throws {
        let other = try desk.open("999993653")
        let task = try #require(try desk.tasks(of: other).last)

        #expect(try desk.send(task, of: file, answer: "Mis.").status == 303)

        #expect(try desk.tasks(of: other).allSatisfy { $0.state == .open })
        var stranger = other
        stranger.residentKey = file.residentKey
        #expect(throws: Problem.notFound) { try desk.send(task, of: stranger, answer: "Mis.") }
    }

    @Test("the own list names the first open task, and a case whose tasks are done no longer waits")
    func list() throws {
        _ = try desk.send(as: file, "/mijn")
        #expect(desk.pages.last?.sections.first?.title == "Wij wachten op u")
        #expect(desk.words.contains("Stuur een foto."))

        let tasks = try desk.tasks(of: file)
        _ = try desk.send(try #require(tasks.first), of: file, bytes: [0xFF, 0xD8, 0xFF, 0xE0])
        _ = try desk.send(try #require(tasks.last), of: file, answer: "Ziek.")
        _ = try desk.send(as: file, "/mijn")

        #expect(desk.pages.last?.sections.first?.title == "Lopende zaken")
    }

    @Test("the download holds what the resident answered to tasks")
    func exported() throws {
        let task = try #require(try desk.tasks(of: file).last)
        _ = try desk.send(task, of: file, answer: "De boom is ziek.")

        let json = try JSONTree(parsing: try desk.download(as: file).body)

        let asked = try #require(json["zaken"]?.list?.first?["wat_wij_vroegen"]?.list)
        #expect(asked.map { $0["vraag"]?.text } == ["Stuur een foto", "Vertel waarom"])
        #expect(asked.last?["antwoord"]?.text == "De boom is ziek.")
    }

    private func show() throws -> Response {
        try desk.send(as: file, "/mijn/zaken/{number}", ["number": "\(file.number)"])
    }
}

extension CaseType {
    /// A type that waits for the resident in its first step.
    static var waiting: CaseType { waiting(for: []) }

    /// A type that asks for tasks in its first step.
    static func waiting(for tasks: [Task]) -> CaseType {
        let test = CaseType.test()
        var first = Step(
            key: "ontvangen",
            name: "Wij wachten op uw foto",
            now: "Wij wachten op uw foto.",
            action: "Stuur ons een foto.",
            when: "U hoort van ons als de foto er is.",
            isFinal: false
        )
        first.tasks = tasks
        return CaseType(
            key: test.key,
            module: test.module,
            startsOn: test.startsOn,
            name: test.name,
            staffName: test.staffName,
            productName: nil,
            steps: [first] + test.steps.dropFirst(),
            norm: nil,
            statutoryTerm: nil,
            channels: test.channels,
            confidentiality: .open,
            results: test.results,
            transitions: test.transitions,
            isShownAtMijnOverheid: false
        )
    }
}
