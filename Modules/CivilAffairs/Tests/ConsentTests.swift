import Kernel
import TestSupport
import Testing

@testable import CivilAffairs

@Suite("The main occupant says yes or no")
struct ConsentTests {
    /// What the main occupant fills in.
    static let yes = [
        "antwoord": "ja", "naam": "Anna Test", "geboren-dag": "1", "geboren-maand": "5", "geboren-jaar": "1960",
    ]

    @Test("the mover gets a code to hand over, which does not lead to the move itself")
    func code() throws {
        let hall = try TownHall()

        let (move, consent) = try hall.inhabitedMove()

        _ = try hall.send(.get, "/verhuizen/klaar/{code}", .init(parameters: ["code": move.followCode.description]))
        #expect(hall.pages.last?.text.contains(consent.followCode.description) == true)
        #expect(consent.followCode != move.followCode)
        let mover = try hall.context().panels(of: move, for: .resident)
        #expect("\(mover)".contains(consent.followCode.description), "on the own page it stays")
        _ = try hall.send(.get, "/toestemming", .init(query: ["code": consent.followCode.description]))
        #expect(throws: Problem.notFound) {
            try hall.send(.get, "/toestemming/{code}", .init(parameters: ["code": move.followCode.description]))
        }
    }

    @Test("who follows the move does not get the code, nor does who opens the page after sending half an hour later")
    func codeIsForTheMover() throws {
        let hall = try TownHall()
        let (move, consent) = try hall.inhabitedMove()
        hall.tenant.clock.advance(seconds: ReportMovePages.codeShownSeconds)

        _ = try hall.send(.get, "/verhuizen/klaar/{code}", .init(parameters: ["code": move.followCode.description]))

        #expect(hall.pages.last?.text.contains(consent.followCode.description) == false)
        for reader in [CasePanel.Reader.follower, .staff] {
            let panels = try hall.context().panels(of: move, for: reader)
            #expect(!"\(panels)".contains(consent.followCode.description), "\(reader)")
            #expect("\(panels)".contains("De hoofdbewoner kan antwoorden"), "\(reader)")
        }
    }

    @Test("what a colleague wrote down of a call is the answer: the page is closed, and the mover hears it once")
    func byTelephone() throws {
        let hall = try TownHall()
        let (move, consent) = try hall.inhabitedMove()
        let type = try #require(hall.context().caseTypes.version(consent.typeKey, startsOn: consent.typeStartsOn))
        let step = try #require(type.step("nee")?.step)
        let now = hall.tenant.clock.now()
        _ = try hall.write {
            try $0.cases.move(consent, of: type, with: StatusChange(to: step, at: now, resultKey: "nee"))
        }

        _ = try hall.send(.get, "/toestemming/{code}", .init(parameters: ["code": consent.followCode.description]))
        #expect(hall.pages.last?.text.contains("U kunt niet meer antwoorden.") == true)
        hall.tenant.clock.advance(seconds: 8 * 24 * 3_600)
        let context = hall.context(.platform)
        for _ in 1...2 { _ = try hall.write(as: .platform) { try ConsentChore.chore.work($0, context) } }

        #expect(try hall.count("civil_affairs_consent WHERE answer = 'nee'") == 1)
        let messages = try hall.context().read { try $0.messages.messages(of: move, limit: 9) }
        #expect(messages.filter { $0.text.subject == "De hoofdbewoner zei nee" }.count == 1)
    }

    @Test("the occupant reads who comes to live where and when, under the name that the mover gave for it")
    func question() throws {
        let hall = try TownHall()
        let (_, consent) = try hall.inhabitedMove()

        _ = try hall.send(.get, "/toestemming/{code}", .init(parameters: ["code": consent.followCode.description]))

        let text = try #require(hall.pages.last?.text)
        #expect(text.contains("Wie: Jan van beneden"))
        #expect(text.contains("Waar: Kerkstraat, Duiven 1 6921 AA"))
        #expect(text.contains("Vanaf: dinsdag 1 december 2026"))
        #expect(text.contains("U kunt antwoorden tot en met vrijdag 27 november 2026."), "five working days")
        #expect(!text.contains("Jan Test"), "the name of the report itself is not shown")
    }

    @Test("who reads the question stands among the looks of the mover, as the main occupant and not as the mover")
    func logged() throws {
        let hall = try TownHall()
        let mover = try hall.resident()
        let (_, consent) = try hall.inhabitedMove(as: mover)

        _ = try hall.send(.get, "/toestemming/{code}", .init(parameters: ["code": consent.followCode.description]))

        let looks = try hall.context(mover).read { try $0.own.looks(after: nil, limit: 10) }
        #expect(looks.contains { $0.purpose == .occupantConsent && $0.fields == [.answers] })
    }

    @Test(
        "an answer ends the question, is told to the mover, and leaves the move with the colleague who looks at it",
        arguments: [("ja", "De hoofdbewoner zei ja"), ("nee", "De hoofdbewoner zei nee")]
    )
    func answers(said: String, subject: String) throws {
        let hall = try TownHall()
        let (move, consent) = try hall.inhabitedMove()

        let sent = try hall.answer(consent, Self.yes.merging(["antwoord": said]) { $1 })

        #expect(sent.status == 303)
        #expect(try hall.file(consent.followCode.description)?.resultKey == said)
        #expect(try hall.file(move.followCode.description)?.statusKey == "controle")
        let messages = try hall.context().read { try $0.messages.messages(of: move, limit: 9) }
        #expect(messages.last?.text.subject == subject)
        let staff = String(describing: try hall.context().panels(of: move, for: .staff))
        #expect(staff.contains("De hoofdbewoner zei \(said) op vrijdag 20 november 2026."))
        let kept = try hall.write { try $0.answers.answers(of: consent, purpose: .caseWork) }
        #expect(kept.map(\.value) == ["Anna Test", "1-5-1960"])
    }

    @Test("a second answer changes nothing")
    func twice() throws {
        let hall = try TownHall()
        let (_, consent) = try hall.inhabitedMove()
        _ = try hall.answer(consent, Self.yes)

        let again = try hall.answer(consent, Self.yes.merging(["antwoord": "nee"]) { $1 })

        #expect(again.status == 303)
        #expect(try hall.file(consent.followCode.description)?.resultKey == "ja")
    }

    @Test("without a choice, a name or a birth date nothing is kept", arguments: ["antwoord", "naam", "geboren-dag"])
    func incomplete(field: String) throws {
        let hall = try TownHall()
        let (_, consent) = try hall.inhabitedMove()

        let sent = try hall.answer(consent, Self.yes.filter { $0.key != field })

        #expect(sent.status == 422)
        #expect(try hall.file(consent.followCode.description)?.statusKey == "gevraagd")
    }

    @Test(
        "on the last day an answer counts, a day later it does not",
        arguments: [(7, true), (8, false)]
    )
    func term(days: Int, counts: Bool) throws {
        let hall = try TownHall()
        let (_, consent) = try hall.inhabitedMove()
        hall.tenant.clock.advance(seconds: days * 24 * 3_600)

        _ = try hall.answer(consent, Self.yes)

        #expect(try hall.file(consent.followCode.description)?.statusKey == (counts ? "ja" : "gevraagd"))
    }

    @Test(
        "what nobody answered ends by itself after the last day, and the mover hears it",
        arguments: [(7, 0), (8, 1)]
    )
    func late(days: Int, ended: Int) throws {
        let hall = try TownHall()
        let (move, consent) = try hall.inhabitedMove()
        hall.tenant.clock.advance(seconds: days * 24 * 3_600)

        let context = hall.context(.platform)
        _ = try hall.write(as: .platform) { try ConsentChore.chore.work($0, context) }

        #expect(try hall.file(consent.followCode.description)?.isClosed == (ended == 1))
        let messages = try hall.context().read { try $0.messages.messages(of: move, limit: 9) }
        #expect(messages.filter { $0.text.subject == "De hoofdbewoner gaf geen antwoord" }.count == ended)
    }

    @Test("an address that the mover left for the occupant gets one mail, and nothing about the move")
    func mail() throws {
        let hall = try TownHall()
        let (move, consent) = try hall.inhabitedMove(["email-hoofdbewoner": "buur@voorbeeld.example"])

        let toOccupant = try hall.write { try $0.addresses.addresses(of: consent, purpose: .message) }
        let toMover = try hall.write { try $0.addresses.addresses(of: move, purpose: .message) }
        let messages = try hall.context().read { try $0.messages.messages(of: consent, limit: 9) }

        #expect(toOccupant.map(\.text) == ["buur@voorbeeld.example"])
        #expect(toMover.isEmpty)
        #expect(messages.map(\.state) == [.waiting])
        #expect(!messages[0].text.about.contains(move.number.description))
    }

    @Test("after ten wrong codes an address waits")
    func guessing() throws {
        let hall = try TownHall()
        for _ in 1...10 {
            #expect(throws: Problem.notFound) {
                try hall.send(.get, "/toestemming/{code}", .init(parameters: ["code": "K7M4-Q2X7"]))
            }
        }

        #expect(throws: Problem.tooManyTries) {
            try hall.send(.get, "/toestemming/{code}", .init(parameters: ["code": "K7M4-Q2X7"]))
        }
    }

    @Test("who moves to an empty address is asked no name for an occupant, and asks nobody")
    func empty() throws {
        let hall = try TownHall()

        _ = try hall.reportMove()

        #expect(try hall.count("civil_affairs_consent") == 0)
    }
}

extension TownHall {
    /// A move of somebody who logged in, to an address where somebody lives; the move and the question.
    func inhabitedMove(_ answers: [String: String] = [:], as mover: Caller? = nil) throws
        -> (move: CaseFile, consent: CaseFile)
    {
        let fields = ["bewoond": "ja", "bekend-als": "Jan van beneden"].merging(answers) { $1 }
        guard let move = try reportMove(fields, as: try mover ?? resident()) else { throw Problem.notFound }
        let code = try context().read { session in
            try session.tables.first("SELECT case_key FROM civil_affairs_consent WHERE move_key = \(move.key)") {
                try $0.integer(0)
            }.map { try ConsentTable.followCode(ofCase: $0, in: session.tables) }
        }
        guard let code, let consent = try file(code.description) else { throw Problem.notFound }
        return (move, consent)
    }

    /// Sends the answer of the main occupant.
    func answer(_ consent: CaseFile, _ fields: [String: String]) throws -> Response {
        try send(
            .post,
            "/toestemming/{code}",
            Sent(fields: fields, parameters: ["code": consent.followCode.description])
        )
    }
}
