import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("The page of a case for who handles it")
struct CasePageTests {
    private let room: CaseRoom

    init() throws { room = try CaseRoom() }

    @Test("it shows steps, days that explain themselves, team, handler, contacts, messages and what happened")
    func whole() throws {
        let file = try room.open()
        _ = try room.tenant.write { try $0.work.assign(file, team: "buitendienst", handler: 1) }

        let answer = try room.send(of: file)

        #expect(answer.status == 200)
        let page = try #require(room.pages.last)
        #expect(page.title == "Losse stoeptegel")
        for text in [
            file.number.description, "Ontvangen", "5 werkdagen na", "8 weken na", "Buitendienst", "Bea Handelaar",
            "Website", "Wij lezen uw melding.", "De zaak is geopend", "Het laatste nieuws wacht sinds",
        ] {
            #expect("\(page)".contains(text), "\(text)")
        }
    }

    @Test("a handler sees the page that the resident follows the case on")
    func residentsSide() throws {
        let file = try room.open()

        _ = try room.send(of: file)

        #expect(room.words.contains("Bekijk de pagina van de inwoner"))
        #expect(room.words.contains("U hoort binnen 5 werkdagen van ons."))
        #expect(room.words.contains(file.followCode.description))
    }

    @Test("a colleague who may not see a case gets what nothing gets")
    func outOfSight() throws {
        let secret = try room.open(.secret(), team: "sociaal-team")

        #expect(throws: Problem.notFound) { try room.send(of: secret, by: .handler) }
        #expect(throws: Problem.notFound) { try room.send(number: "Z-2026-009999", by: .handler) }
        #expect(throws: Problem.notFound) { try room.send(number: "geen-nummer", by: .handler) }
        #expect(throws: Problem.notFound) { try room.send(of: secret, by: .foreigner) }
        #expect(try room.send(of: secret, by: .social).status == 200)
    }

    @Test("opening the page shows no number of the resident, and is a look at the case")
    func masked() throws {
        let file = try room.open()

        _ = try room.send(of: file)

        #expect(!room.words.contains("999990019"))
        #expect(
            try room.column("SELECT actor || ' ' || purpose || ' ' || fields FROM read_log") == [
                "staff:1 case-work zaak"
            ]
        )
    }

    @Test("who comes from searching is logged with the purpose that was chosen there")
    func purposeOfSearch() throws {
        let file = try room.open()

        for purpose in ["identification", "mijnoverheid"] {
            _ = try room.send(of: file, query: ["doel": purpose])
        }

        #expect(try room.column("SELECT purpose FROM read_log ORDER BY seq") == ["identification", "case-work"])
    }

    @Test("the number is shown once, after the look and its purpose were logged")
    func reveal() throws {
        let file = try room.open()

        let answer = try room.send(.post, "/inzage", of: file, form: ["wat": "bsn", "doel": "identification"])

        #expect(answer.status == 200)
        #expect(room.words.contains("999990019"))
        #expect(
            try room.column("SELECT actor || ' ' || purpose || ' ' || fields FROM read_log") == [
                "staff:1 identification bsn"
            ]
        )
        #expect(try room.column("SELECT body FROM event").allSatisfy { !$0.contains("999990019") })
        _ = try room.send(of: file)
        #expect(!room.words.contains("999990019"))
    }

    @Test(
        "without a purpose that is offered nothing more is shown than the page of the case, and that look is logged",
        arguments: [[:], ["wat": "bsn"], ["wat": "bsn", "doel": "mijnoverheid"], ["doel": "case-work"]]
    )
    func noPurpose(_ fields: [String: String]) throws {
        let file = try room.open()

        let answer = try room.send(.post, "/inzage", of: file, form: fields)

        #expect(answer.status == 422)
        #expect(room.pages.last?.faults.isEmpty == false)
        #expect(!room.words.contains("999990019"))
        #expect(try room.column("SELECT fields FROM read_log") == ["zaak"], "the page of the case is there again")
    }

    @Test("a look at a case out of sight is no look, and is not logged")
    func revealOutOfSight() throws {
        let secret = try room.open(.secret(), team: "sociaal-team")

        #expect(throws: Problem.notFound) {
            try room.send(.post, "/inzage", of: secret, form: ["wat": "bsn", "doel": "case-work"])
        }
        #expect(try room.column("SELECT fields FROM read_log").isEmpty)
    }

    @Test("a case that MijnOverheid does not show says why")
    func notShown() throws {
        _ = try room.send(of: try room.open(.secret(), team: "sociaal-team"), by: .social)
        #expect(room.words.contains("dit zaaktype staat niet op MijnOverheid"))

        _ = try room.send(of: try room.open(resident: nil))
        #expect(room.words.contains("wij weten niet wie de inwoner is"))
    }

    @Test("a case past its day says by how much")
    func late() throws {
        let file = try room.open()
        room.tenant.clock.advance(seconds: 10 * 86_400)

        _ = try room.send(of: file)

        #expect(room.words.contains("Deze zaak is te laat"))
        #expect(room.words.contains("dagen te laat"))
    }
}
