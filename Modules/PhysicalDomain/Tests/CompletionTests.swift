import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("An application that is not complete")
struct CompletionTests {
    let office: PermitOffice

    init() throws { office = try PermitOffice() }

    private static let ask = ["deel1": "ja", "anders": "Een plan voor het afval", "weken": "2"]

    @Test("asking shows what will happen first; then time stands still, and each part is a task of the applicant")
    func asks() throws {
        let file = try office.apply(resident: "999990019")
        #expect(try office.send("/aanvulling", of: file).status == 200)
        #expect(try office.send("/aanvulling", of: file, Self.ask).status == 200)
        #expect(try office.now(file).work.suspendedOn == nil, "nothing happens before the last button")

        #expect(try office.press("/aanvulling", of: file, Self.ask).status == 303)

        let asked = try office.now(file)
        #expect(asked.work.suspendedOn == file.openedAt.day)
        let open = try #require(try office.permit(file).openCompletion)
        #expect(open.lastOn == .test("2026-12-04"))
        #expect(open.parts == ["Een kaart van de plek met de podia en de uitgangen", "Een plan voor het afval"])
        let tasks = try office.context().read { try $0.tasks.tasks(of: asked) }.filter { $0.what.side == .resident }
        #expect(tasks.map(\.dueOn) == [open.lastOn, open.lastOn])
        let message = try #require(try office.messages(file).last)
        #expect(message.news.contains("een plan voor het afval"))
        #expect(message.expectation.contains("vrijdag 4 december 2026"))
    }

    @Test("pressing twice asks once, and somebody else's change in between is seen")
    func twice() throws {
        let file = try office.apply()
        let version = String(try office.now(file).work.version)
        let sent = Self.ask.merging(["versie": version, "bevestig": "ja"]) { $1 }
        _ = try office.send("/aanvulling", of: file, sent)

        #expect(try office.send("/aanvulling", of: file, sent).status == 303)
        #expect(try office.permit(file).completions.count == 1)
        let other = sent.merging(["deel2": "ja"]) { $1 }
        #expect(try office.send("/aanvulling", of: file, other).status == 409)
    }

    @Test(
        "nothing to ask for, no time, or a number of a person in it: nothing is asked",
        arguments: [["weken": "2"], ["deel1": "ja"], ["deel1": "ja", "weken": "2", "anders": "Van 999990019"]]
    )
    func refuses(fields: [String: String]) throws {
        let file = try office.apply()

        #expect(try office.press("/aanvulling", of: file, fields).status == 422)
        #expect(try office.now(file).work.suspendedOn == nil)
    }

    @Test("when the last part comes on the own page, the limit runs on from that day, also when the round comes later")
    func sentByApplicant() throws {
        let file = try office.apply(resident: "999990019")
        _ = try office.press("/aanvulling", of: file, Self.ask)
        office.wait(days: 5)
        try done(1, of: file)
        try office.doChores()
        #expect(try office.now(file).work.suspendedOn != nil, "one part is still missing")
        office.wait(days: 2)
        try done(1, of: file)
        office.wait(days: 3)

        try office.doChores()

        let end = try #require(try office.permit(file).completions.first?.end)
        #expect(end == Completion.End(kind: .received, on: file.openedAt.day.adding(days: 7)))
        try expect(file, moved: 7)
        #expect(try office.messages(file).last?.subject == "Uw aanvraag is compleet")
    }

    @Test("when the given time passes unused, the limit runs on from its last day, not before", arguments: [14, 15])
    func passes(days: Int) throws {
        let file = try office.apply()
        _ = try office.press("/aanvulling", of: file, Self.ask)
        office.wait(days: days)

        for _ in 1...2 { try office.doChores() }

        guard days == 15 else {
            #expect(try office.now(file).work.suspendedOn != nil)
            return
        }
        let end = try #require(try office.permit(file).completions.first?.end)
        #expect(end == Completion.End(kind: .passed, on: .test("2026-12-04")))
        try expect(file, moved: 14)
    }

    @Test("a round takes a part at a time and misses nobody, however many wait")
    func manyWait() throws {
        let files = try (1...45).map { _ in try office.apply() }
        for file in files { _ = try office.press("/aanvulling", of: file, Self.ask) }
        office.wait(days: 15)

        try office.doChores()

        for file in files { #expect(try office.now(file).work.suspendedOn == nil) }
    }

    @Test("a colleague tells on which day all was in; not before it was asked, not tomorrow", arguments: [-1, 0, 4, 5])
    func received(day: Int) throws {
        let file = try office.apply()
        office.wait(days: 1)
        _ = try office.press("/aanvulling", of: file, Self.ask)
        office.wait(days: 4)
        let on = file.openedAt.day.adding(days: 1 + day)
        let fields = ["dag-dag": String(on.day), "dag-maand": String(on.month), "dag-jaar": String(on.year)]

        let answer = try office.press("/aanvulling-binnen", of: file, fields)

        guard [0, 4].contains(day) else {
            #expect(answer.status == 422)
            #expect(try office.now(file).work.suspendedOn != nil)
            return
        }
        #expect(answer.status == 303)
        try expect(file, moved: day)
        let open = try office.context().read { try $0.tasks.tasks(of: file) }
            .filter { $0.what.side == .resident && $0.state == .open }
        #expect(open.isEmpty, "nobody has to send it any more")
    }

    @Test("an application can be dropped in the four weeks after the time passed", arguments: [14, 15, 45, 46])
    func drops(days: Int) throws {
        let file = try office.apply()
        _ = try office.press("/aanvulling", of: file, Self.ask)
        office.wait(days: days)
        try office.doChores()

        let answer = try office.press(
            "/besluit",
            of: file,
            ["uitkomst": "niet-behandeld", "reden": "Er kwam niets.", "onderwerp": "Braderie"]
        )

        // The time passed on 4 December; four weeks later is New Year's Day, so 4 January is the last day.
        #expect(answer.status == ([15, 45].contains(days) ? 303 : 422))
        #expect(try office.now(file).isClosed == [15, 45].contains(days))
    }

    @Test("who may only look, and who works elsewhere, asks for nothing")
    func rights() throws {
        let file = try office.apply()

        #expect(throws: Problem.mayNotHandleCase) {
            try office.send("/aanvulling", of: file, Self.ask, by: office.employee(.agent))
        }
        #expect(throws: Problem.notFound) {
            try office.send("/aanvulling", of: file, by: office.employee(module: "social-domain"))
        }
        #expect(throws: Problem.notFound) {
            try office.send("/aanvulling", of: file, by: office.employee(in: "elders"))
        }
    }

    @Test("the number of another kind of case leads nowhere")
    func otherKind() throws {
        let report = try office.apply("melding-openbare-ruimte")

        for path in ["/aanvulling", "/aanvulling-binnen", "/advies", "/advies-binnen", "/besluit"] {
            #expect(throws: Problem.notFound) { try office.send(path, of: report) }
        }
    }

    /// The applicant does so many open tasks.
    private func done(_ count: Int, of file: CaseFile) throws {
        let now = try office.now(file)
        try office.write { session in
            let open = try session.tasks.tasks(of: now).filter { $0.what.side == .resident && $0.state == .open }
            let hash = String(repeating: "a", count: 64)
            for task in open.prefix(count) {
                try session.tasks.complete(task, of: now, with: .file(hash: hash, mediaType: "application/pdf"))
            }
        }
    }

    /// The limit lies so many days further, by the law's own count.
    private func expect(_ file: CaseFile, moved days: Int) throws {
        let now = try office.now(file)
        let type = try #require(office.type(of: file))
        let term = try #require(type.statutoryTerm)
        #expect(now.work.suspendedOn == nil)
        #expect(now.deadlineOn == StatutoryTerm(term).suspended(days: days).end(from: file.openedAt.day).day)
    }
}
