import FoundationEssentials
import Kernel
import TestSupport
import Testing

@testable import TrackAndTrace

@Suite("Reading cases back")
struct ReadCasesTests {
    let desk: PushDesk

    init() throws {
        desk = try PushDesk()
        _ = try desk.push([Update(id: 1, reference: "A-1", status: "in-behandeling", title: "Lantaarnpaal")])
    }

    @Test("a client finds its case by its own number and by ours, and reads the same")
    func findsBothWays() throws {
        let byNumber = try desk.interface.showCase(
            desk.request(parameters: ["number": "Z-2026-000001"]),
            desk.context
        )
        let byReference = try desk.interface.findCase(
            desk.request(query: [.init("reference", "A-1")]),
            desk.context
        )

        #expect(byNumber.body == byReference.body)
        let text = String(decoding: byNumber.body, as: UTF8.self)
        #expect(text.contains(#""status":"in-behandeling""#))
        #expect(text.contains(#""title":"Lantaarnpaal""#))
    }

    @Test("another client's reference, an unknown number and a bad one are all just not there")
    func hidesOthers() throws {
        let other = try PushDesk(caseTypes: ["andere-melding"], tenant: desk.tenant, clientKey: 8)

        #expect(throws: Problem.notFound) {
            try other.interface.findCase(other.request(query: [.init("reference", "A-1")]), other.context)
        }
        for number in ["Z-2026-000001", "Z-2026-000009", "Z-1", "x"] {
            #expect(throws: Problem.notFound) {
                try other.interface.showCase(other.request(parameters: ["number": number]), other.context)
            }
        }
    }

    @Test("a case is read by the client that opened it, however confidential, and by no other, however open")
    func onlyOwn() throws {
        for level in Confidentiality.allCases {
            let tenant = try TestTenant(caseTypes: [.test(confidentiality: level)])
            let owner = try PushDesk(tenant: tenant)
            _ = try owner.push([Update(id: 1, reference: "A-1")])
            let other = try PushDesk(tenant: tenant, clientKey: 8)

            for desk in [owner, other] {
                let request = desk.request(parameters: ["number": "Z-2026-000001"])
                let answer = Result { try desk.interface.showCase(request, desk.context) }
                let isOwn = desk.client.id == owner.client.id
                #expect((try? answer.get().status) == (isOwn ? 200 : nil), "\(level)")
                if !isOwn { #expect(throws: Problem.notFound) { try answer.get() } }
            }
        }
    }

    @Test("a search without reference names the field")
    func needsReference() throws {
        let problem = #expect(throws: Problem.self) {
            try desk.interface.findCase(desk.request(), desk.context)
        }

        #expect(problem?.invalidParams.map(\.name) == ["reference"])
    }
}
