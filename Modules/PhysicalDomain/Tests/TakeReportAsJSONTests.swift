import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("Sending a report as JSON")
struct TakeReportAsJSONTests {
    @Test("a report becomes a case at once, with a follow code and the day that the norm of its kind promises")
    func becomesCase() throws {
        let desk = try ReportDesk()

        let answer = try desk.post(Self.lamp())

        let code = try #require(answer["followCode"]?.text)
        let file = try #require(try desk.file(code))
        #expect(answer["number"]?.text == "Z-2026-000001")
        #expect(answer["followUrl"]?.text == "/duiven/volg/\(code)")
        #expect(answer["targetOn"]?.text == "2026-11-27")
        #expect(answer["possibleDuplicates"] == .integer(0))
        #expect(file.title == "Een lamp doet het niet")
        #expect(file.typeKey == "melding-openbare-ruimte")
        #expect(try desk.context.read { try $0.contacts.contacts(of: file.number) }.map(\.channelKey) == ["web"])
    }

    @Test("the same id sent twice makes one report, and answers 200 with the same number")
    func sameIDTwice() throws {
        let desk = try ReportDesk()
        let json = Self.lamp(#", "id": "01890a5d-ac96-774b-bcce-b302099a8057""#)

        let first = try desk.post(json)
        let second = try desk.send(.post, "/api/reports/v1/reports", .init(body: Array(json.utf8)))

        #expect(second.status == 200)
        #expect(try JSONTree(parsing: second.body)["number"] == first["number"])
        #expect(try desk.count("physical_domain_report") == 1)
    }

    @Test(
        "the same id with another content is refused, so that nobody believes that the second report was kept",
        arguments: [#""description": "Een andere lamp""#, #""place": {"text": "Elders"}"#]
    )
    func sameIDForAnotherReport(_ other: String) throws {
        let desk = try ReportDesk()
        let id = #""id": "01890a5d-ac96-774b-bcce-b302099a8057""#
        let fields = [#""description": "Een lamp""#, #""place": {"text": "Hier"}"#]
        let changed = fields.map { $0.prefix(8) == other.prefix(8) ? other : $0 }
        _ = try desk.post(#"{"category": "lamp-uit", \#(id), \#(fields.joined(separator: ", "))}"#)

        let problem = #expect(throws: Problem.self) {
            try desk.post(#"{"category": "lamp-uit", \#(id), \#(changed.joined(separator: ", "))}"#)
        }

        #expect(problem?.code == "id-reused")
        #expect(try desk.count("physical_domain_report") == 1)
    }

    @Test("a text of few visible characters and thousands of accents is too long")
    func stackedAccents() throws {
        let desk = try ReportDesk()
        let text = "a" + String(repeating: "\u{301}", count: Report.descriptionLimit)

        let problem = #expect(throws: Problem.self) {
            try desk.post(#"{"category": "lamp-uit", "description": "\#(text)", "place": {"text": "Hier"}}"#)
        }

        #expect(problem?.invalidParams.map(\.code) == ["too-long"])
    }

    @Test("the e-mail address lies sealed, and nowhere as text")
    func mailIsSealed() throws {
        let desk = try ReportDesk()

        let answer = try desk.post(Self.lamp(#", "email": "naam@voorbeeld.nl""#))

        let code = try #require(answer["followCode"]?.text)
        let file = try #require(try desk.file(code))
        let addresses = try desk.write { try $0.addresses.addresses(of: file, purpose: .caseWork) }
        let sealed = try desk.tenant.file.store.read { database in
            try database.first("SELECT mail_sealed FROM contact_address") { try $0.bytes(0) }
        }
        let logged = try desk.tenant.file.store.read { database in
            try database.first("SELECT fields FROM read_log") { try $0.text(0) }
        }
        #expect(addresses.map(\.text) == ["naam@voorbeeld.nl"])
        #expect(!String(decoding: try #require(sealed), as: UTF8.self).contains("voorbeeld"))
        #expect(logged == "email")
    }

    @Test("all wrong fields are told at once, without their values")
    func allFaultsAtOnce() throws {
        let desk = try ReportDesk()

        let problem = desk.refusal(
            of: #"{"category":"geheim1","place":{"postcode":"x","latitude":91},"email":"geheim2","naam":1}"#
        )

        let faults = try #require(problem?.invalidParams)
        #expect(
            faults.map { "\($0.name) \($0.code)" } == [
                "naam unknown-field", "category malformed", "place.postcode malformed",
                "place.latitude out-of-range", "email malformed", "description required",
            ]
        )
        #expect(!faults.contains { $0.reason.contains("geheim") })
    }

    @Test(
        "texts fit up to their limit and not one character more",
        arguments: [(1_000, 200, nil), (1_001, 200, "description"), (1_000, 201, "place.text")]
    )
    func limits(_ description: Int, _ place: Int, _ fault: String?) throws {
        let desk = try ReportDesk()
        let words = String(repeating: "a", count: description)
        let spot = String(repeating: "b", count: place)

        let problem = desk.refusal(
            of: #"{"category":"gras","description":"\#(words)","place":{"text":"\#(spot)"}}"#
        )

        #expect(problem?.invalidParams.map(\.name) == fault.map { [$0] })
    }

    @Test(
        "a place needs words or coordinates in the Netherlands",
        arguments: [
            (#"{"text":"bij de kerk"}"#, true),
            (#"{"latitude":50.7,"longitude":3.3}"#, true),
            (#"{"latitude":53.6,"longitude":7.3}"#, true),
            (#"{"latitude":53.61,"longitude":7.3}"#, false),
            (#"{"latitude":52,"longitude":3.29}"#, false),
            (#"{"latitude":52}"#, false),
            (#"{"postcode":"6921 AA","houseNumber":"1"}"#, false),
            ("{}", false), ("[]", false), ("\"hier\"", false),
        ]
    )
    func places(_ place: String, _ isTaken: Bool) throws {
        let desk = try ReportDesk()

        let problem = desk.refusal(of: #"{"category":"gras","description":"lang","place":\#(place)}"#)

        #expect((problem == nil) == isTaken)
    }

    @Test("what is no JSON object is refused", arguments: ["", "[]", "{", "null", "\"melding\""])
    func noObject(_ body: String) throws {
        #expect(try ReportDesk().refusal(of: body)?.code == "body-unreadable")
    }

    @Test("thirty reports in ten minutes are taken, the next is told to wait, another address is not")
    func tooMany() throws {
        let desk = try ReportDesk()
        for _ in 0..<30 { _ = try desk.post(Self.lamp()) }

        let problem = desk.refusal(of: Self.lamp())

        #expect(problem?.status == 429)
        #expect(problem?.retryAfterSeconds == 600)
        #expect(try desk.post(Self.lamp(), from: "192.0.2.2")["number"] != nil)
        desk.tenant.clock.advance(seconds: 1_200)
        #expect(desk.refusal(of: Self.lamp()) == nil)
    }

    @Test("another municipality sees nothing of it")
    func otherMunicipality() throws {
        let desk = try ReportDesk()
        let neighbour = try ReportDesk(code: "0293")

        let answer = try desk.post(Self.lamp())

        let code = try #require(answer["followCode"]?.text)
        #expect(try neighbour.file(code) == nil)
        #expect(try neighbour.count("physical_domain_report") == 0)
        #expect(try neighbour.post(Self.lamp())["possibleDuplicates"] == .integer(0))
    }

    @Test("a norm of the municipality for all reports goes before the norm of the kind")
    func ownNorm() throws {
        let desk = try ReportDesk(norms: ["melding-openbare-ruimte": ServiceNorm(3, .workingDays)])

        let answer = try desk.post(Self.lamp())
        let list = try JSONTree(parsing: desk.send(.get, "/api/reports/v1/categories").body)

        let kinds = (list["groups"]?.list ?? []).flatMap { $0["categories"]?.list ?? [] }
        #expect(answer["targetOn"]?.text == "2026-11-25")
        #expect(kinds.allSatisfy { $0["norm"]?["amount"] == .integer(3) })
    }

    @Test("the list of kinds names the team and the norm of each")
    func categories() throws {
        let tree = try JSONTree(parsing: ReportDesk().send(.get, "/api/reports/v1/categories").body)

        let groups = try #require(tree["groups"]?.list)
        let lamp = groups.flatMap { $0["categories"]?.list ?? [] }.first { $0["key"]?.text == "lamp-uit" }
        #expect(groups.count == 10)
        #expect(lamp?["team"]?.text == "Team straatverlichting")
        #expect(lamp?["norm"] == .object(["amount": .integer(5), "unit": .text("working-days")]))
    }

    @Test("the interface describes itself")
    func document() throws {
        let response = try ReportDesk().send(.get, "/api/reports/v1/openapi.json")

        #expect(try JSONTree(parsing: response.body)["openapi"]?.text == "3.0.3")
        #expect(response.headers.contains(Response.Header("API-Version", "1.0.0")))
    }

    /// A report about a lamp in Duiven, with more fields after the others.
    static func lamp(_ more: String = "") -> String {
        #"""
        {"category": "lamp-uit", "description": "De lamp is uit.",
         "place": {"text": "Dorpsstraat 1", "latitude": 51.9459, "longitude": 6.0164}\#(more)}
        """#
    }
}
