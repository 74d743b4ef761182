import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("How teams are called")
struct TeamNameTests {
    private let room: CaseRoom

    init() throws { room = try CaseRoom() }

    @Test("the page of a case, its history and the choice of a receiver use the name that the municipality gave")
    func named() throws {
        let file = try room.open(team: "groen")
        _ = try room.tenant.write { try $0.work.assign(file, team: "groen", handler: 6) }

        _ = try room.send(of: file)
        #expect(room.words.contains("Nu bij Gijs Groen, team Groen en bomen"))

        _ = try room.send(.get, "/overdragen", of: file, by: .leader)
        let options = room.form?.fields.first?.options ?? []
        #expect(options.filter { $0.value == "team:groen" }.map(\.label) == ["Groen en bomen"])
    }

    @Test("a team without a name is called by its key, as one that is gone from the configuration")
    func unnamed() throws {
        let file = try room.open(team: "oude-haven")

        _ = try room.send(of: file)

        #expect(room.words.contains("Oude haven"))
        let municipality = room.tenant.municipality
        #expect(municipality.team("sociaal-team").title == "Sociaal team")
        #expect(municipality.team("sociaal-team").inSentence == "sociaal team")
        #expect(municipality.team("oude-haven").title == "Team Oude haven")
    }

    @Test("the list of work and the offered cases name teams the same way")
    func lists() throws {
        let file = try room.open(team: "groen")
        _ = try room.tenant.write {
            try $0.handling.offer(file, to: .team("groen"), reason: "Dit is voor u.", by: 2)
        }

        _ = try room.ask(.get, "/werk/aangeboden", by: .other)
        #expect(room.words.contains("Team Groen en bomen"))
        _ = try room.ask(.get, "/werk", by: .agent)
        #expect(room.pages.last?.column("Wie") == ["Groen en bomen"])
    }
}
