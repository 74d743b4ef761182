import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("A last button that is pressed twice")
struct DoublePressTests {
    private let room: CaseRoom
    private let file: CaseFile

    init() throws {
        room = try CaseRoom()
        file = try room.open()
    }

    private static let message = [
        "onderwerp": "Een vraag", "over": "Uw melding.", "nieuws": "Wij missen een foto.", "verwacht": "Stuur de foto.",
        "bevestig": "ja",
    ]

    @Test("keeps a note once, and a note with the same words from a new form again")
    func note() throws {
        let typed = room.seen(file, ["notitie": "De inwoner belt morgen terug.", "bevestig": "ja"])

        for _ in 1...2 { #expect(try room.send(.post, "/notitie", of: file, form: typed).status == 303) }
        #expect(try notes() == 1)

        room.tenant.clock.advance(seconds: 60)
        let later = room.seen(file, ["notitie": "De inwoner belt morgen terug.", "bevestig": "ja"])
        #expect(try room.send(.post, "/notitie", of: file, form: later).status == 303)
        #expect(try notes() == 2)
    }

    @Test("sends the resident one message")
    func message() throws {
        let typed = room.seen(file, Self.message)

        for _ in 1...2 { #expect(try room.send(.post, "/bericht", of: file, form: typed).status == 303) }

        #expect(try asked() == ["Een vraag"])
    }

    @Test("does not swallow other words, nor the same words of a colleague")
    func others() throws {
        let typed = room.seen(file, Self.message)
        let other = typed.merging(["onderwerp": "Nog een vraag"]) { _, new in new }

        for form in [typed, other] { _ = try room.send(.post, "/bericht", of: file, form: form) }
        _ = try room.send(.post, "/bericht", of: file, by: .leader, form: typed)

        #expect(try asked() == ["Een vraag", "Nog een vraag", "Een vraag"])
    }

    private func notes() throws -> Int { try room.column("SELECT CAST(id AS TEXT) FROM case_note").count }

    /// The subjects of the messages that staff wrote.
    private func asked() throws -> [String] {
        try room.column("SELECT subject FROM message WHERE actor LIKE 'staff:%' ORDER BY id")
    }
}
