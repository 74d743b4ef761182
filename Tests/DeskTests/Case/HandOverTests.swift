import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("Who has a case")
struct HandOverTests {
    private let room: CaseRoom

    init() throws { room = try CaseRoom() }

    @Test("everybody who handles such cases takes one with one press; giving it to someone else takes a team lead")
    func assigning() throws {
        let file = try room.open()
        let toMe = room.seen(file, ["behandelaar": "1", "bevestig": "ja"])
        #expect(try room.send(.post, "/toewijzen", of: file, form: toMe).status == 303)
        #expect(try room.now(file).work.handler == 1)

        let now = try room.now(file)
        let toLeader = room.seen(now, ["behandelaar": "2", "bevestig": "ja"])
        #expect(try room.send(.post, "/toewijzen", of: file, form: toLeader).status == 422)
        #expect(try room.now(file) == now)
        #expect(try room.send(.post, "/toewijzen", of: file, by: .leader, form: toLeader).status == 303)
        #expect(try room.now(file).work.handler == 2)
    }

    @Test("only colleagues who may handle this type here can get it")
    func receivers() throws {
        let file = try room.open()
        _ = try room.send(.get, "/toewijzen", of: file, by: .leader)

        let names = room.form?.fields.first?.options.map(\.label) ?? []
        #expect(names == ["Bea Handelaar", "Uzelf", "Nog niemand, alleen het team"])
        let social = room.seen(file, ["behandelaar": "4", "bevestig": "ja"])
        #expect(try room.send(.post, "/toewijzen", of: file, by: .leader, form: social).status == 422)
    }

    @Test("a case that is handed over stays with its giver until the receiver says yes")
    func accepted() throws {
        let file = try room.taken()
        #expect(try room.offer(file, to: "collega:2") == 303)
        #expect(try room.now(file).work.handler == 1)
        _ = try room.send(of: file, by: .leader)
        #expect(room.words.contains("Bea Handelaar biedt u deze zaak aan"))
        let waiting = try room.tenant.context().read { try $0.dossier.offered(to: 2, teams: [], limit: 10) }
        #expect(waiting.map(\.file.number) == [file.number])

        let yes = try room.send(
            .post,
            "/overdracht",
            of: file,
            by: .leader,
            form: ["antwoord": "ja", "bevestig": "ja"]
        )

        #expect(yes.status == 303)
        #expect(try room.now(file).work.handler == 2)
        #expect(try room.tenant.context().read { try $0.dossier.offered(to: 2, teams: [], limit: 10) }.isEmpty)
        #expect(try room.column("SELECT kind FROM event").contains("hand-over-accepted"))
    }

    @Test("a no needs a reason, which the giver reads, and leaves the case where it is")
    func declined() throws {
        let file = try room.taken()
        _ = try room.offer(file, to: "team:buitendienst")
        let silent = try room.send(
            .post,
            "/overdracht",
            of: file,
            by: .leader,
            form: ["antwoord": "nee", "bevestig": "ja"]
        )
        #expect(silent.status == 422)

        let fields = ["antwoord": "nee", "reden": "Dit is voor groen.", "bevestig": "ja"]
        #expect(try room.send(.post, "/overdracht", of: file, by: .leader, form: fields).status == 303)

        #expect(try room.now(file).work.handler == 1)
        _ = try room.send(of: file)
        #expect(room.words.contains("Lex Leider neemt deze zaak niet over: Dit is voor groen."))
        #expect(try room.column("SELECT body FROM event").allSatisfy { !$0.contains("groen") })
    }

    @Test("nobody answers for someone else, and a case is offered to one at a time")
    func others() throws {
        let file = try room.taken()
        _ = try room.offer(file, to: "collega:2")

        let answer = try room.send(.post, "/overdracht", of: file, form: ["antwoord": "ja", "bevestig": "ja"])
        #expect(answer.status == 409)
        #expect(try room.offer(file, to: "team:buitendienst") == 409)
        #expect(try room.now(file).work.handler == 1)
    }

    @Test("the list of offered cases shows none that the reader may not see")
    func offeredOutOfSight() throws {
        let secret = try room.open(.secret())
        _ = try room.tenant.write {
            try $0.handling.offer(secret, to: .team("buitendienst"), reason: "Past bij u", by: 4)
        }

        let seen = try room.context(.handler).read { try $0.dossier.offered(to: 1, teams: ["buitendienst"], limit: 10) }
        #expect(seen.isEmpty)
    }
}

extension CaseRoom {
    /// A case that the handler has.
    fileprivate func taken() throws -> CaseFile {
        let file = try open()
        return try tenant.write { try $0.work.assign(file, team: "buitendienst", handler: 1) }
    }

    fileprivate func offer(_ file: CaseFile, to receiver: String) throws -> Int {
        let fields = ["ontvanger": receiver, "reden": "Ik ben er niet.", "bevestig": "ja"]
        return try send(.post, "/overdragen", of: file, form: fields).status
    }
}
