import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("Taking a case from the list")
struct TakeCaseTests {
    private let place: WorkPlace

    init() throws { place = try WorkPlace(["duiven", "westervoort"]) }

    @Test("a case that nobody handles becomes that of who takes it, and the list says so")
    func take() throws {
        let file = try place.openCase(dueIn: 1)

        let answer = try place.take(file, sending: ["wie": "team", "te-laat": "ja"])

        #expect(answer.status == 303)
        #expect(
            answer.headers.first { $0.name == "Location" }?.value
                == "/duiven/werk?wie=team&te-laat=ja&gepakt=\(file.number)"
        )
        #expect(try place.handler(of: file) == Roster.own)
        #expect(try place.look(["gepakt": file.number.description]).notices == ["Zaak \(file.number) is nu van u."])
    }

    @Test("of two roster who take the same case, the second hears who was first and changes nothing")
    func taken() throws {
        let file = try place.openCase(dueIn: 1)
        _ = try place.first.write { try $0.work.assign(file, team: "buitendienst", handler: Roster.other) }

        let answer = try place.take(file)

        #expect(answer.status == 409)
        #expect(place.pages.last?.notices == ["Sem Voorbeeld heeft zaak \(file.number) al. Er is niets veranderd."])
        #expect(try place.handler(of: file) == Roster.other)
    }

    @Test("a case that changed since the list was opened is not taken", arguments: [2, 0])
    func changed(version: Int) throws {
        let file = try place.openCase(dueIn: 1)

        #expect(try place.take(file, version: version).status == 409)
        #expect(try place.handler(of: file) == nil)
    }

    @Test("taking the same case twice is no mistake")
    func twice() throws {
        let file = try place.openCase(dueIn: 1)
        _ = try place.take(file)

        #expect(try place.take(file).status == 303)
        #expect(try place.handler(of: file) == Roster.own)
    }

    @Test("who may handle cases of one module takes no case of another")
    func otherModule() throws {
        let file = try place.openCase(WorkPlace.papers, dueIn: 1)

        let problem = #expect(throws: Problem.self) {
            try place.take(file, as: place.session(module: "physical-domain"))
        }

        #expect(problem?.status == 404)
        #expect(try place.handler(of: file) == nil)
    }

    @Test("a case of another municipality is no case here")
    func otherMunicipality() throws {
        try place.openCase(dueIn: 1)
        let file = try place.openCase(dueIn: 1, in: place.tenants[1])
        let second = try place.openCase(dueIn: 2, in: place.tenants[1])

        #expect(throws: Problem.notFound) { try place.take(second) }
        #expect(try place.handler(of: file) == nil)
    }

    @Test("who takes a case in the list of all municipalities comes back to that list")
    func fromEverywhere() throws {
        let file = try place.openCase(dueIn: 1, in: place.tenants[1])

        let answer = try place.take(file, in: place.tenants[1], sending: ["lijst": "alle-gemeenten", "wie": "allen"])

        #expect(
            answer.headers.first { $0.name == "Location" }?.value
                == "/werk?wie=allen&gepakt=westervoort.\(file.number)"
        )
        let page = try place.lookEverywhere(["gepakt": "westervoort.\(file.number)"])
        #expect(page.notices == ["Zaak \(file.number) is nu van u."])
    }
}
