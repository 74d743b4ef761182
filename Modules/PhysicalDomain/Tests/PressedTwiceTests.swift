import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("Pressing a button twice")
struct PressedTwiceTests {
    let desk: ReportDesk

    init() throws { desk = try ReportDesk() }

    @Test("a question to the reporter is asked once, and another question is another one")
    func question() throws {
        let number = try desk.send311(["email": "melder@voorbeeld.example"])
        let asked = try ["Welke kant?", "Welke kant?", "Welk nummer?"].map {
            try desk.handle("/werk/meldingen/{number}/vraag", ["vraag": $0], parameters: ["number": number]).status
        }

        #expect(asked == [303, 303, 303])
        #expect(try desk.count("physical_domain_question") == 2)
    }

    @Test("works stand in the calendar once, neighbours hear once, and what was taken back can be entered again")
    func works() throws {
        let entered = try (1...2).map { _ in
            try desk.handle("/werk/werkzaamheden", NeighbourhoodTests.works).status
        }
        #expect(entered == [303, 303])
        #expect(try desk.count("physical_domain_works") == 1)
        #expect(try desk.count("physical_domain_news") == 1)

        _ = try desk.write { try $0.tables.execute("UPDATE physical_domain_works SET cancelled_at = 1") }
        _ = try desk.handle("/werk/werkzaamheden", NeighbourhoodTests.works)

        #expect(try desk.count("physical_domain_works") == 2)
    }

    @Test("a report is done once, and only another result is told that it is done")
    func result() throws {
        let number = try desk.send311(["email": "melder@voorbeeld.example"])
        let sent = ["versie": "1", "resultaat": "opgelost", "toelichting": "De lamp is vervangen."]
        let other = sent.merging(["resultaat": "niet-gevonden"]) { $1 }

        let report = try #require(try desk.file(number: number))

        let done = try [sent, sent, other].map { fields in
            let answer = try desk.handle("/werk/meldingen/{number}/resultaat", fields, parameters: ["number": number])
            return [answer.status, try desk.messages(report).count]
        }

        #expect(done.map { $0[0] } == [303, 303, 409])
        #expect(done[0][1] == done[2][1], "the reporter hears once")
        #expect(try desk.file(number: number)?.resultKey == "opgelost")
    }
}
