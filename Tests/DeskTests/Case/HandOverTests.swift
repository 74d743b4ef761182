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

    @Test("a request that leaves the last button out is asked first, so that it overwrites nothing unseen")
    func buttonLeftOut() throws {
        let file = try room.open()

        let asked = try room.send(.post, "/toewijzen", of: file, form: ["behandelaar": "1"])
        #expect(asked.status == 200)
        #expect(try room.now(file) == file)

        let stale = try room.send(.post, "/toewijzen", of: file, form: ["behandelaar": "1", "bevestig": "ja"])
        #expect(stale.status == 409)
        #expect(try room.now(file) == file)
    }

    @Test("only colleagues who may handle this type here can get it")
    func receivers() throws {
        let file = try room.open()
        _ = try room.send(.get, "/toewijzen", of: file, by: .leader)

        let names = room.form?.fields.first?.options.map(\.label) ?? []
        #expect(names == ["Bea Handelaar", "Gijs Groen", "Uzelf", "Nog niemand, alleen het team"])
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

        let yes = try room.answer("ja", to: file)

        #expect(yes.status == 303)
        #expect(try room.now(file).work.handler == 2)
        #expect(try room.tenant.context().read { try $0.dossier.offered(to: 2, teams: [], limit: 10) }.isEmpty)
        #expect(try room.column("SELECT kind FROM event").contains("hand-over-accepted"))
    }

    @Test("a no needs a reason, which the giver reads, and leaves the case where it is")
    func declined() throws {
        let file = try room.taken()
        _ = try room.offer(file, to: "team:buitendienst")
        #expect(try room.answer("nee", to: file).status == 422)

        #expect(try room.answer("nee", because: "Dit is voor groen.", to: file).status == 303)

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

    @Test("who offered a case takes that back, once, and the receiver finds nothing to answer any more")
    func withdrawn() throws {
        let file = try room.taken()
        _ = try room.offer(file, to: "collega:2")
        _ = try room.send(of: file)
        #expect(room.words.contains("Trek het aanbod in"))
        #expect(try room.send(.get, "/overdracht-intrekken", of: file).status == 200)
        #expect(try room.send(.post, "/overdracht-intrekken", of: file).status == 200, "it asks first")
        #expect(try room.openOffers == 1)

        let form = ["bevestig": "ja"]
        #expect(try room.send(.post, "/overdracht-intrekken", of: file, form: form).status == 303)
        #expect(try room.send(.post, "/overdracht-intrekken", of: file, form: form).status == 303)

        #expect(try room.now(file).work.handler == 1)
        #expect(try room.column("SELECT kind FROM event").filter { $0 == "hand-over-withdrawn" }.count == 1)
        #expect(try room.tenant.context().read { try $0.dossier.offered(to: 2, teams: [], limit: 10) }.isEmpty)
        #expect(try room.answer("ja", to: file).status == 303, "there is nothing to answer")
        #expect(try room.now(file).work.handler == 1)
        _ = try room.send(of: file, by: .leader)
        #expect(room.words.contains("Het aanbod is ingetrokken") && !room.words.contains("biedt u deze zaak aan"))
        #expect(try room.offer(file, to: "team:buitendienst") == 303, "it can be offered again")
    }

    @Test("nobody takes back the offer of a colleague, and nobody sees how of a case out of sight")
    func withdrawnByAnother() throws {
        let file = try room.taken()
        _ = try room.offer(file, to: "collega:2")

        for member in [StaffMember.leader, .other] {
            let answer = try room.send(.post, "/overdracht-intrekken", of: file, by: member, form: ["bevestig": "ja"])
            #expect(answer.status == 409)
        }
        #expect(throws: Problem.mayNotHandleCase) {
            try room.send(.post, "/overdracht-intrekken", of: file, by: .agent, form: ["bevestig": "ja"])
        }
        #expect(throws: Problem.notFound) {
            try room.send(.post, "/overdracht-intrekken", of: file, by: .foreigner, form: ["bevestig": "ja"])
        }
        #expect(try room.openOffers == 1)
    }

    @Test("an offer ends by itself when the case is taken, assigned or closed, and the journal says so")
    func lapsed() throws {
        let (taken, assigned, closed) = (try room.open(), try room.taken(), try room.taken())
        for file in [taken, assigned, closed] { _ = try room.offer(file, to: "team:groen") }
        let take = ["versie": String(try room.now(taken).work.version)]
        let number = ["number": taken.number.description]
        let pattern = "/werk/zaken/{number}/pak"
        #expect(try room.ask(.post, pattern, parameters: number, by: .other, form: take).status == 303)
        let give = room.seen(try room.now(assigned), ["behandelaar": "6", "bevestig": "ja"])
        #expect(try room.send(.post, "/toewijzen", of: assigned, by: .leader, form: give).status == 303)
        let type = CaseType.handled()
        let now = try room.now(closed)
        let last = StatusChange(to: type.steps[2], at: .testNoon, resultKey: "opgelost")
        _ = try room.tenant.write { try $0.cases.move(now, of: type, with: last) }

        #expect(try room.openOffers == 0)
        #expect(try room.column("SELECT state FROM hand_over") == ["lapsed", "lapsed", "lapsed"])
        #expect(try room.column("SELECT kind FROM event").filter { $0 == "hand-over-lapsed" }.count == 3)
        for file in [taken, assigned, closed] {
            _ = try room.send(of: file)
            #expect(room.words.contains("Vervallen: het aanbod aan team Groen en bomen"))
        }
        #expect(try room.now(taken).work.handler == 6 && room.now(assigned).work.handler == 6)
    }

    @Test("saying yes is no lapse, and leaves no offer behind")
    func acceptedIsNoLapse() throws {
        let file = try room.taken()
        _ = try room.offer(file, to: "collega:2")
        _ = try room.answer("ja", to: file)

        #expect(try room.column("SELECT state FROM hand_over") == ["accepted"])
        #expect(try !room.column("SELECT kind FROM event").contains("hand-over-lapsed"))
    }

    @Test("who answers an offer that was replaced meanwhile answers nothing, and reads the new one")
    func replaced() throws {
        let file = try room.taken()
        _ = try room.offer(file, to: "collega:2")
        let read = try #require(try room.offerID(of: file))
        _ = try room.send(.post, "/overdracht-intrekken", of: file, form: ["bevestig": "ja"])
        _ = try room.offer(file, to: "team:buitendienst", because: "Toch liever het team.")

        let answer = try room.answer("ja", to: file, as: read)

        #expect(answer.status == 422)
        #expect(
            room.words.contains("Dit is een ander aanbod dan u las.") && room.words.contains("Toch liever het team.")
        )
        #expect(try room.now(file).work.handler == 1)
        #expect(room.form?.carried["aanbod"] == (try room.offerID(of: file)))
    }

    @Test("nobody gives away the case of a colleague, except who divides the work")
    func caseOfAColleague() throws {
        let file = try room.taken()

        #expect(try room.offer(file, to: "team:groen", by: .other) == 409)
        #expect(room.words.contains("Een collega behandelt deze zaak."))
        #expect(try room.openOffers == 0)
        #expect(try room.offer(file, to: "team:groen", by: .leader) == 303)
        let free = try room.open()
        #expect(try room.offer(free, to: "team:groen", by: .other) == 303, "nobody has this one")
    }

    @Test("the list of offered cases shows none that the reader may not see")
    func offeredOutOfSight() throws {
        let secret = try room.open(.secret(), team: "sociaal-team")
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

    fileprivate func offer(
        _ file: CaseFile,
        to receiver: String,
        because reason: String = "Ik ben er niet.",
        by member: StaffMember = .handler
    ) throws -> Int {
        let fields = ["ontvanger": receiver, "reden": reason, "bevestig": "ja"]
        return try send(.post, "/overdragen", of: file, by: member, form: fields).status
    }

    /// The team lead says yes or no to an offer; to the one that is open unless told otherwise.
    fileprivate func answer(
        _ word: String,
        because reason: String = "",
        to file: CaseFile,
        as offer: String? = nil
    ) throws -> Response {
        let offer = try offer ?? offerID(of: file) ?? ""
        let fields = ["antwoord": word, "reden": reason, "aanbod": offer, "bevestig": "ja"]
        return try send(.post, "/overdracht", of: file, by: .leader, form: fields)
    }

    fileprivate func offerID(of file: CaseFile) throws -> String? {
        try tenant.context().read { try $0.dossier.handOver(of: file) }?.id.description
    }

    fileprivate var openOffers: Int {
        get throws { try column("SELECT state FROM hand_over WHERE state = 'open'").count }
    }
}
