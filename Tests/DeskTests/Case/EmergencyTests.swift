import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("Opening a case of another team in an emergency")
struct EmergencyTests {
    private let room: CaseRoom
    private let file: CaseFile
    private static let reason = "De inwoner is opgenomen en de hond is alleen."

    init() throws {
        room = try CaseRoom()
        file = try room.open(.secret(), team: "sociaal-team")
    }

    @Test("who may and searched the resident sees the case on one page, and nowhere else")
    func opens() throws {
        let page = try open(try ticket())

        #expect(try room.ask(.get, Self.page, parameters: ["look": page], by: .rescuer).status == 200)
        #expect(room.words.contains(file.number.description) && room.pages.last?.title == file.title)
        #expect(!room.words.contains("999990019") && !room.words.contains(file.followCode.description))
        #expect(throws: Problem.notFound) { try room.send(of: file, by: .rescuer) }
        #expect(throws: Problem.notFound) { try room.send(.post, "/notitie", of: file, by: .rescuer, form: [:]) }
    }

    @Test("the case is open for an hour, and not one second longer", arguments: [(3_599, true), (3_600, false)])
    func ends(seconds: Int, isOpen: Bool) throws {
        let page = try open(try ticket())

        room.tenant.clock.advance(seconds: seconds)

        let answer = try? room.ask(.get, Self.page, parameters: ["look": page], by: .rescuer)
        #expect((answer?.status == 200) == isOpen)
        #expect(try room.column("SELECT purpose FROM read_log WHERE purpose = 'emergency'").count == (isOpen ? 1 : 0))
    }

    @Test("a search is good for half an hour", arguments: [(1_799, 303), (1_800, 422)])
    func oldTicket(seconds: Int, status: Int) throws {
        let ticket = try ticket()

        room.tenant.clock.advance(seconds: seconds)

        #expect(try press(ticket).status == status)
    }

    @Test("the page of a look is there for nobody but who looked")
    func ownLookOnly() throws {
        let page = try open(try ticket())
        for other in [StaffMember.handler, .social, .socialLead, .youth] {
            #expect(throws: Problem.notFound) {
                try room.ask(.get, Self.page, parameters: ["look": page], by: other)
            }
        }
    }

    @Test("a ticket of a colleague, a made-up one and one of a case in sight are refused with the same words")
    func foreignTickets() throws {
        let ticket = try ticket()
        var answers: [String] = []
        for (text, member) in [(ticket, StaffMember.handler), ("aa.bb", .rescuer), ("", .rescuer), (ticket, .social)] {
            #expect(try press(text, by: member).status == 422)
            answers.append(room.words.replacing(text.isEmpty ? "geen" : text, with: ""))
        }

        #expect(Set(answers.map { $0.contains("Deze zaak kunt u hier niet openen.") }) == [true])
        #expect(try room.column("SELECT reason FROM emergency_look").isEmpty)
    }

    @Test("without a reason, or with a citizen service number in it, nothing opens", arguments: ["", "Van 999990019"])
    func noReason(text: String) throws {
        let answer = try press(try ticket(), reason: text)

        #expect(answer.status == 422)
        #expect(room.pages.last?.faults.map(\.name) == ["reden"])
        #expect(try room.column("SELECT reason FROM emergency_look").isEmpty)
    }

    @Test("pressing twice is one look, and a second look after the first has its own")
    func twice() throws {
        let ticket = try ticket()
        let first = try open(ticket)

        #expect(try open(ticket) == first)
        #expect(try room.column("SELECT kind FROM event WHERE kind = 'emergency-look'").count == 1)
        room.tenant.clock.advance(seconds: 3_600)
        #expect(try open(try self.ticket()) != first)
    }

    @Test("the team lead reads who looked and why, on the work page and the list, until it is marked as seen")
    func teamLead() throws {
        let look = try open(try ticket())

        _ = try room.ask(.get, "/werk", by: .socialLead)
        #expect(room.words.contains("Iemand opende een zaak van uw team in nood."))
        _ = try room.ask(.get, "/werk/noodinzagen", by: .socialLead)
        for word in [Self.reason, "Nina Nood", file.number.description] { #expect(room.words.contains(word)) }
        for _ in 1...2 {
            let answer = try room.ask(
                .post,
                "/werk/noodinzagen/{look}/gezien",
                parameters: ["look": look],
                by: .socialLead
            )
            #expect(answer.status == 303)
        }
        _ = try room.ask(.get, "/werk", by: .socialLead)
        #expect(!room.words.contains("in nood"))
        #expect(try room.column("SELECT CAST(seen_by AS TEXT) FROM emergency_look") == ["7"])
    }

    @Test("a lead of another team hears nothing of it, and marks nothing")
    func otherLeads() throws {
        let look = try open(try ticket())
        for other in [StaffMember.youth, .leader, .foreigner] {
            _ = try room.ask(.get, "/werk", by: other)
            #expect(!room.words.contains("in nood"))
            _ = try room.ask(.get, "/werk/noodinzagen", by: other)
            #expect(!room.words.contains(Self.reason) && !room.words.contains(file.number.description))
            #expect(throws: Problem.notFound) {
                try room.ask(.post, "/werk/noodinzagen/{look}/gezien", parameters: ["look": look], by: other)
            }
        }
    }

    @Test("the case itself says that it was opened in an emergency, and the event holds no reason")
    func history() throws {
        _ = try open(try ticket())

        _ = try room.send(of: file, by: .social)

        #expect(room.words.contains("Noodinzage door iemand van een ander team"))
        #expect(try room.column("SELECT body FROM event").allSatisfy { !$0.contains("hond") })
    }

    @Test("a confidential case of another team in the same module is as out of sight as that of another module")
    func otherTeamOfModule() throws {
        #expect(throws: Problem.notFound) { try room.send(of: file, by: .youth) }
        _ = try room.ask(.get, "/werk", by: .youth, query: ["wie": "allen"])
        #expect(!room.words.contains(file.number.description))
        let free = try room.open(.secret(), team: nil)
        #expect(try room.send(of: free, by: .youth).status == 200, "what no team has is work of the whole module")
    }

    @Test("who is offered a confidential case sees it until the answer")
    func offered() throws {
        let file = file
        let offer = try room.tenant.write {
            try $0.handling.offer(file, to: .team("jeugd-team"), reason: "Het gaat om een kind.", by: 4)
        }
        #expect(try room.send(of: file, by: .youth).status == 200)

        try room.tenant.write { try $0.handling.decline(offer, of: file, reason: "Nee.") }
        #expect(throws: Problem.notFound) { try room.send(of: file, by: .youth) }
    }

    private static let page = "/werk/noodinzage/{look}"

    /// Searches the resident, and takes the ticket out of the answer.
    private func ticket() throws -> String {
        _ = try room.ask(
            .post,
            "/werk/zoek",
            by: .rescuer,
            form: ["vraag": "999990019", "doel": ReadPurpose.identification.rawValue]
        )
        let found = try #require(room.words.firstMatch(of: /noodinzage\?zaak=([^"]+)"/))
        return String(found.1)
    }

    private func press(_ ticket: String, reason: String = Self.reason, by member: StaffMember = .rescuer) throws
        -> Response
    {
        try room.ask(.post, "/werk/noodinzage", by: member, form: ["zaak": ticket, "reden": reason])
    }

    /// The id of the look, as it stands in the address that the answer leads to.
    private func open(_ ticket: String) throws -> String {
        let answer = try press(ticket)
        let address = try #require(answer.headers.first { $0.name == "Location" }?.value)
        return String(try #require(address.split(separator: "/").last))
    }
}
