import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("Following a report that somebody else made")
struct FollowReportTests {
    @Test("who reports the same is shown the kind, the distance and the day, and nothing that someone wrote")
    func whatIsShown() throws {
        let desk = try Self.deskWithReport()

        try desk.answerUpToPlace()

        let page = try #require(desk.pages.last)
        let text = "\(page.blocks)"
        #expect(page.title == "Gaat het om deze melding?")
        #expect(text.contains("Een lamp doet het niet"))
        #expect(text.contains("Op hetzelfde adres"))
        #expect(text.contains("vrijdag 20 november 2026"))
        #expect(!text.contains("geheim"))
        #expect(!text.contains("/volg/"))
    }

    @Test("who says it is the same gives an address and hears about that report; there is no second one")
    func joins() throws {
        let desk = try Self.deskWithReport()
        try desk.answerUpToPlace()
        _ = try desk.next(["dubbel": "zelfde"])
        let refused = try desk.next(["email": ""])
        _ = try desk.next(["email": "buur@voorbeeld.nl"])

        let sent = try desk.next([:])

        let file = try #require(try desk.context.read { try $0.cases.find(number: CaseNumber("Z-2026-000001")) })
        let addresses = try desk.write { try $0.addresses.addresses(of: file, purpose: .caseWork) }
        #expect(refused.status == 422)
        #expect(sent.headers.contains(Response.Header("Location", "/duiven/melden/bedankt")))
        #expect(addresses.isEmpty)
        #expect(try desk.write { try $0.messages.messages(of: file, limit: 5) }.map(\.state) == [.waiting])
        #expect(try desk.count("physical_domain_report") == 1)
        #expect(try desk.context.read { try $0.contacts.contacts(of: file.number) }.count == 2)
        #expect(try desk.send(.get, "/melden/bedankt").status == 200)
    }

    @Test("sending it twice keeps one address")
    func twice() throws {
        let desk = try Self.deskWithReport()
        try desk.answerUpToPlace()
        _ = try desk.next(["dubbel": "zelfde"])
        _ = try desk.next(["email": "buur@voorbeeld.nl"])
        let hidden = try #require(desk.pages.last?.hidden)

        _ = try desk.fill(hidden)
        _ = try desk.fill(hidden)

        #expect(try desk.count("physical_domain_follower") == 1)
    }

    @Test("who says it is something else goes on, and makes a second report")
    func other() throws {
        let desk = try Self.deskWithReport()
        try desk.answerUpToPlace()
        let unanswered = try desk.next([:])
        _ = try desk.next(["dubbel": "anders"])
        _ = try desk.next(["email": ""])

        let sent = try desk.next([:])

        #expect(unanswered.status == 422)
        #expect(sent.status == 303)
        #expect(try desk.count("physical_domain_report") == 2)
    }

    private static func deskWithReport() throws -> ReportDesk {
        let desk = try ReportDesk()
        _ = try desk.post(
            #"""
            {"category": "lamp-uit", "description": "geheim",
             "place": {"text": "geheim", "postcode": "6921 AA", "houseNumber": "1"}}
            """#
        )
        return desk
    }
}

extension ReportDesk {
    fileprivate func answerUpToPlace() throws {
        _ = try send(.get, "/melden")
        for answers in TakeReportTests.pages.prefix(3) { _ = try next(answers) }
    }
}
