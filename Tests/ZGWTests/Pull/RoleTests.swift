import Kernel
import TestSupport
import Testing
import ZGW

@Suite("Whose case it is")
struct RoleTests {
    @Test("the BSN of the resident is given once it is in the read log who asked")
    func logsBeforeAnswering() throws {
        let world = try PullWorld()

        let answer = try world.get(world.rolesPath())

        let page = try JSONTree(parsing: answer.body)
        let role = try #require(page["results"]?.list?.first)
        #expect(page["count"] == .integer(1))
        #expect(page["next"] == .null)
        #expect(page["previous"] == .null)
        #expect(role["betrokkeneType"]?.text == "natuurlijk_persoon")
        #expect(role["omschrijvingGeneriek"]?.text == "initiator")
        #expect(role["betrokkeneIdentificatie"]?["inpBsn"]?.text == PullWorld.number)
        let log = try world.readLog()
        #expect(log.count == 1)
        #expect(log.first?.hasPrefix("bsn mijnoverheid ") == true)
        #expect(log.first?.hasSuffix("case \(world.file.key)") == true)
    }

    @Test("without a row in the log there is no answer", arguments: [true, false])
    func noLogNoAnswer(asList: Bool) throws {
        let world = try PullWorld(writesFail: true)
        let url = try #require(
            try JSONTree(parsing: world.get(world.casePath()).body)["rollen"]?.list?.first?.text
        )
        let path = asList ? world.rolesPath() : String(url.dropFirst("\(PullWorld.base)/duiven".count))

        let answer = try world.get(path)

        #expect(answer.status == 503)
        #expect(!answer.text.contains(PullWorld.number))
        #expect(try world.readLog().isEmpty)
    }

    @Test("the case, its status and its types hold no BSN and log nothing")
    func othersHoldNone() throws {
        let world = try PullWorld()
        let file = try JSONTree(parsing: world.get(world.casePath()).body)

        for url in [file["url"], file["status"], file["zaaktype"]] {
            #expect(!(try world.follow(url).description.contains(PullWorld.number)))
        }
        #expect(try world.readLog().isEmpty)
    }

    @Test("the answer has no tag, which would be a hash of the BSN")
    func noTag() throws {
        let world = try PullWorld()

        #expect(try world.get(world.rolesPath()).headers["etag"] == nil)
    }

    @Test("a business is given by its number of the Chamber of Commerce")
    func business() throws {
        let world = try PullWorld(resident: .business(ChamberOfCommerceNumber("69599068")))

        let page = try JSONTree(parsing: world.get(world.rolesPath()).body)

        let role = try #require(page["results"]?.list?.first)
        #expect(role["betrokkeneType"]?.text == "vestiging")
        #expect(role["betrokkeneIdentificatie"]?["kvkNummer"]?.text == "69599068")
    }

    @Test("the case may be named by the address of a gateway")
    func gatewayAddress() throws {
        let world = try PullWorld()
        let address = TestClient.escape("https://outway.local/org/zaken" + world.casePath())

        let page = try JSONTree(parsing: world.get("/zaken/api/v1/rollen?zaak=\(address)").body)

        #expect(page["count"] == .integer(1))
    }

    @Test("another kind of role than the initiator is not there, and asking for it logs nothing")
    func otherKinds() throws {
        let world = try PullWorld()

        let handler = try world.get(world.rolesPath() + "&omschrijvingGeneriek=behandelaar")
        let initiator = try world.get(world.rolesPath() + "&omschrijvingGeneriek=initiator&page=1")
        let second = try world.get(world.rolesPath() + "&page=2")

        #expect(try JSONTree(parsing: handler.body)["count"] == .integer(0))
        #expect(try JSONTree(parsing: initiator.body)["count"] == .integer(1))
        #expect(second.status == 404)
        #expect(try world.readLog().count == 1)
    }

    @Test(
        "a list without one readable case is refused",
        arguments: [
            ("", "zaak", "required"), ("?zaak=", "zaak", "required"), ("?zaak=x", "zaak", "bad-url"),
            (
                "?betrokkeneIdentificatie__natuurlijkPersoon__inpBsn=999990019",
                "betrokkeneIdentificatie__natuurlijkPersoon__inpBsn", "unknown-parameters"
            ),
        ]
    )
    func needsCase(query: String, name: String, code: String) throws {
        let world = try PullWorld()

        let answer = try world.get("/zaken/api/v1/rollen\(query)")

        #expect(answer.status == 400)
        #expect(answer.headers["api-version"] == "1.7.0")
        let fault = try JSONTree(parsing: answer.body)["invalidParams"]?.list?.first
        #expect(fault?["name"]?.text == name)
        #expect(fault?["code"]?.text == code)
        #expect(!answer.text.contains("999990019"))
        #expect(try world.readLog().isEmpty)
    }
}
