import Kernel
import TestSupport
import Testing

@testable import TrackAndTrace

@Suite("A BSN in the texts of a push")
struct NumberInTextTests {
    let desk: PushDesk

    init() throws { desk = try PushDesk() }

    @Test(
        "a text that holds the BSN of its resident is refused by its field, without the number",
        arguments: [
            (#""reference":"999990019""#, "reference"), (#""reference":"WMO-1-999990019-A""#, "reference"),
            (#""reference":"A","title":"Paspoort 999990019""#, "title"),
            (#""reference":"A","explanation":"Neem 999990019 mee.""#, "explanation"),
        ]
    )
    func refusesNumbersInTexts(_ fields: String, _ name: String) throws {
        let start = #"{"updates":[{"id":"\#(Update.id(1))","caseType":"melding","status":"ontvangen","#
        let end = #","at":"2026-11-20T10:00:00Z","resident":{"bsn":"999990019"}}]}"#

        let text = String(decoding: try desk.pushRaw(start + fields + end).body, as: UTF8.self)
        let other = try desk.push(start + fields.replacing("999990019", with: "999993653") + end)

        #expect(text.contains(#""name":"\#(name)","code":"holds-bsn""#))
        #expect(!text.contains("999990019"))
        #expect(other.accepted == 1, "any other number may stand there")
    }

    @Test("a later update that does not say whose case it is may not hold that BSN either, any other number may")
    func refusesNumbersOfKnownResidents() throws {
        _ = try desk.push([Update(id: 1, reference: "A", minutesAgo: 30, bsn: "999990019")])

        let answer = try desk.push(
            [
                Update(id: 2, reference: "A", title: "Paspoort 999990019"),
                Update(id: 3, reference: "A", title: "Paspoort 999993653"),
                Update(id: 4, reference: "B", title: "Paspoort 999990019"),
            ]
        )

        #expect(answer.results.map(\.outcome) == ["refused", "accepted", "accepted"])
        #expect(answer.results[0].problem?.invalidParams?.map(\.code) == ["holds-bsn"])
        #expect(answer.results[0].problem?.invalidParams?.map(\.name) == ["title"])
    }
}
