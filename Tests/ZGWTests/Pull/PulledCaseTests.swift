import Kernel
import TestSupport
import Testing
import ZGW

@Suite("The case that MijnOverheid pulls")
struct PulledCaseTests {
    @Test("it tells what it is, how far it is and when it changed")
    func tellsTheCase() throws {
        let world = try PullWorld()

        let answer = try world.get(world.casePath())

        #expect(answer.status == 200)
        #expect(answer.headers["content-crs"] == "EPSG:4326")
        #expect(answer.headers["api-version"] == "1.7.0")
        let json = try JSONTree(parsing: answer.body)
        #expect(json["url"]?.text == PullWorld.base + "/duiven" + world.casePath())
        #expect(json["identificatie"]?.text == "Z-2026-000001")
        #expect(json["omschrijving"]?.text == "Lantaarnpaal Dorpsstraat")
        #expect(json["bronorganisatie"]?.text == "002220647")
        #expect(json["vertrouwelijkheidaanduiding"]?.text == "openbaar")
        #expect(json["startdatum"]?.text == "2026-11-20")
        #expect(json["einddatum"] == .null)
        #expect(json["einddatumGepland"]?.text == "2026-11-27")
        #expect(json["uiterlijkeEinddatumAfdoening"]?.text == "2027-01-15")
        #expect(json["laatstGemuteerd"]?.text == Timestamp.testNoon.rfc3339)
        #expect(json["laatstGeopend"] == .null)
    }

    @Test("every address in the answers leads to an answer of this interface")
    func addressesLead() throws {
        let world = try PullWorld()
        let file = try world.follow(.text(PullWorld.base + "/duiven" + world.casePath()))

        let status = try world.follow(file["status"])
        let statusType = try world.follow(status["statustype"])
        let caseType = try world.follow(file["zaaktype"])
        let role = try world.follow(file["rollen"]?.list?.first)
        let roleType = try world.follow(role["roltype"])
        let catalogue = try world.follow(caseType["catalogus"])

        #expect(status["zaak"] == file["url"])
        #expect(status["indicatieLaatstGezetteStatus"] == .flag(true))
        #expect(statusType["statustekst"]?.text == "Wij lezen uw melding.")
        #expect(statusType["volgnummer"] == .integer(1))
        #expect(statusType["zaaktype"] == caseType["url"])
        #expect(caseType["statustypen"]?.list?.count == 3)
        #expect(caseType["doorlooptijd"]?.text == "P8W")
        #expect(caseType["servicenorm"]?.text == "P7D")
        #expect(role["zaak"] == file["url"])
        #expect(roleType["zaaktype"] == caseType["url"])
        #expect(catalogue["zaaktypen"]?.list?.map(Optional.some) == [caseType["url"]])
    }

    @Test("a status that came in late is in the history and is not the current one")
    func lateStatus() throws {
        let world = try PullWorld()
        let type = CaseType.test()
        let file = world.file
        _ = try world.duiven.write { session in
            let done = StatusChange(to: type.steps[2], at: .testNoon.adding(seconds: -60))
            let current = try session.cases.record(done, title: nil, on: file, of: type).file
            let late = StatusChange(to: type.steps[1], at: .testNoon.adding(seconds: -600), explanation: "Laat")
            return try session.cases.record(late, title: nil, on: current, of: type).file
        }
        let history = try world.duiven.context().read { try $0.cases.history(of: file) }
        let late = try #require(history.first { $0.isSuperseded })

        let json = try JSONTree(parsing: world.get(world.casePath()).body)
        let current = try world.follow(json["status"])
        let past = try JSONTree(parsing: world.get("/zaken/api/v1/statussen/\(late.id)").body)

        #expect(json["einddatum"]?.text == "2026-11-20")
        #expect(try world.follow(current["statustype"])["isEindstatus"] == .flag(true))
        #expect(past["statustoelichting"]?.text == "Laat")
        #expect(past["indicatieLaatstGezetteStatus"] == .flag(false))
    }

    @Test("a closed case tells how it ended, and a running one does not")
    func result() throws {
        let world = try PullWorld()
        let type = CaseType.test()
        let file = world.file
        let running = try JSONTree(parsing: world.get(world.casePath()).body)
        let closed = try world.duiven.write { session in
            let change = StatusChange(to: type.steps[2], at: .testNoon, resultKey: "opgelost")
            return try session.cases.record(change, title: nil, on: file, of: type).file
        }

        let json = try JSONTree(parsing: world.get(world.casePath(closed)).body)
        let result = try world.follow(json["resultaat"])

        #expect(running["resultaat"] == .null)
        #expect(result["zaak"] == json["url"])
        #expect(try world.follow(result["resultaattype"])["omschrijving"]?.text == "Opgelost")
    }

    @Test("who has the newest answer gets 304, and a new one after the case changed")
    func revalidates() throws {
        let world = try PullWorld()
        let type = CaseType.test()
        let file = world.file
        let tag = try #require(try world.get(world.casePath()).headers["etag"])

        let same = try world.get(world.casePath(), headers: ["If-None-Match": tag])
        _ = try world.duiven.write { session in
            let change = StatusChange(to: type.steps[1], at: .testNoon)
            return try session.cases.move(file, of: type, with: change)
        }
        let changed = try world.get(world.casePath(), headers: ["If-None-Match": tag])

        #expect(tag.hasPrefix("\"") && tag.count == 34)
        #expect(same.status == 304)
        #expect(same.body.isEmpty)
        #expect(changed.status == 200)
        #expect(changed.headers["etag"] != tag)
    }

    @Test("HEAD gives the headers of GET without a body")
    func head() throws {
        let world = try PullWorld()

        let full = try world.get(world.casePath())
        let head = try world.get(world.casePath(), method: "HEAD")

        #expect(head.status == 200)
        #expect(head.headers["etag"] == full.headers["etag"])
        #expect(head.body.isEmpty)
    }

    @Test(
        "a case needs the one coordinate system that there is",
        arguments: [("", 412, "precondition_failed"), ("EPSG:28992", 406, "not_acceptable")]
    )
    func coordinates(wanted: String, status: Int, code: String) throws {
        let world = try PullWorld()

        let answer = try world.get(world.casePath(), headers: ["Accept-Crs": wanted])

        #expect(answer.status == status)
        #expect(answer.headers["content-type"] == "application/problem+json")
        #expect(answer.headers["api-version"] == "1.7.0")
        let problem = try JSONTree(parsing: answer.body)
        #expect(problem["code"]?.text == code)
        #expect(problem["instance"]?.text?.hasPrefix("urn:uuid:") == true)
    }

    @Test("a parameter that the address does not know is refused by name, without its value")
    func unknownParameter() throws {
        let world = try PullWorld()

        let answer = try world.get(world.casePath() + "?bsn=999990019")

        #expect(answer.status == 400)
        #expect(answer.text.contains(#""name":"bsn""#))
        #expect(!answer.text.contains("999990019"))
    }

    @Test("a long title is cut to what the standard allows")
    func longTitle() throws {
        let world = try PullWorld()
        let type = CaseType.test()
        let file = world.file
        let title = String(repeating: "lang ", count: 40)
        _ = try world.duiven.write { session in
            let change = StatusChange(to: type.steps[1], at: .testNoon)
            return try session.cases.record(change, title: title, on: file, of: type).file
        }

        let json = try JSONTree(parsing: world.get(world.casePath()).body)

        #expect(json["omschrijving"]?.text?.unicodeScalars.count == 80)
    }
}
