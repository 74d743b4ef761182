import Kernel
import TestSupport
import Testing
import ZGW

@Suite("Who may pull what")
struct WhoMayPullTests {
    @Test(
        "a client without the scope is refused",
        arguments: [
            ("catalogue-only", "/zaken/api/v1/zaken/"), ("catalogue-only", "/zaken/api/v1/statussen/"),
            ("catalogue-only", "/zaken/api/v1/rollen/"), ("catalogue-only", "/zaken/api/v1/rollen?zaak="),
            ("catalogue-only", "/zaken/api/v1/statussen?zaak="),
            ("cases-only", "/catalogi/api/v1/statustypen?zaaktype="),
            ("catalogue-only", "/zaken/api/v1/resultaten/"), ("cases-only", "/catalogi/api/v1/resultaattypen/"),
            ("cases-only", "/catalogi/api/v1/zaaktypen/"), ("cases-only", "/catalogi/api/v1/statustypen/"),
            ("cases-only", "/catalogi/api/v1/roltypen/"), ("cases-only", "/catalogi/api/v1/catalogussen/"),
            ("pushing", "/zaken/api/v1/zaken/"), ("nobody", "/zaken/api/v1/zaken/"),
        ]
    )
    func needsScope(client: String, path: String) throws {
        let world = try PullWorld()

        let answer = try world.get(path + world.file.id.description, as: client)

        #expect(answer.status == 403)
        #expect(answer.headers["api-version"] == (path.hasPrefix("/zaken/") ? "1.7.0" : "1.4.0"))
        #expect(!answer.text.contains("Lantaarnpaal"))
    }

    @Test("a case of another municipality does not exist, in no form")
    func otherMunicipality() throws {
        let world = try PullWorld()
        let status = try #require(
            try world.heerde.context().read { try $0.cases.history(of: world.foreign) }.first
        )
        let role = try JSONTree(parsing: world.get(world.casePath(world.foreign), slug: "heerde").body)["rollen"]
        let roleID = try #require(role?.list?.first?.text?.split(separator: "/").last)

        #expect(try world.get(world.casePath(world.foreign), slug: "heerde").status == 200)
        #expect(try world.get(world.casePath(world.foreign)).status == 404)
        #expect(try world.get("/zaken/api/v1/statussen/\(status.id)").status == 404)
        #expect(try world.get("/zaken/api/v1/rollen/\(roleID)").status == 404)
        #expect(try JSONTree(parsing: world.get(world.rolesPath(world.foreign)).body)["count"] == .integer(0))
        #expect(try world.readLog().isEmpty)
    }

    @Test("case types of two municipalities have different ids")
    func otherCatalogue() throws {
        let world = try PullWorld()
        let file = try JSONTree(parsing: world.get(world.casePath()).body)
        let path = try #require(file["zaaktype"]?.text).dropFirst("\(PullWorld.base)/duiven".count)

        #expect(try world.get(String(path)).status == 200)
        #expect(try world.get(String(path), slug: "heerde").status == 404)
    }

    @Test(
        "cases that MijnOverheid may not show do not exist, and nor do their types",
        arguments: [
            CaseType.test(isShownAtMijnOverheid: false), CaseType.test(confidentiality: .confidential),
            CaseType.test(confidentiality: .topSecret),
        ]
    )
    func hidesConfidential(type: CaseType) throws {
        let world = try PullWorld(type)

        try expectNothing(in: world)
    }

    @Test("a client of other case types finds neither the case nor its type")
    func hidesOtherTypes() throws {
        try expectNothing(in: try PullWorld(), as: "other-types")
    }

    @Test("a case without a resident is nobody's to pull")
    func hidesAnonymous() throws {
        try expectNothing(in: try PullWorld(resident: .anonymous))
    }

    @Test("an id that is no id is not found", arguments: ["x", "999990019", "0190b8e4-0000-7000-8000"])
    func malformedID(id: String) throws {
        let world = try PullWorld()

        for path in ["/zaken/api/v1/zaken/", "/zaken/api/v1/rollen/", "/catalogi/api/v1/zaaktypen/"] {
            let answer = try world.get(path + id)
            #expect(answer.status == 404)
            #expect(try JSONTree(parsing: answer.body)["code"]?.text == "not_found")
        }
    }

    @Test("anyone may read the descriptions, from any page", arguments: ["zaken", "catalogi"])
    func descriptions(name: String) throws {
        let world = try PullWorld()

        let answer = try world.get("/\(name)/api/v1/openapi.json", as: "nobody")

        #expect(answer.status == 200)
        #expect(answer.headers["access-control-allow-origin"] == "*")
        #expect(try JSONTree(parsing: answer.body)["openapi"]?.text == "3.0.3")
    }

    private func expectNothing(in world: PullWorld, as client: String = "mijnoverheid") throws {
        let status = try #require(try world.duiven.context().read { try $0.cases.history(of: world.file) }.first)

        #expect(try world.get(world.casePath(), as: client).status == 404)
        #expect(try world.get("/zaken/api/v1/statussen/\(status.id)", as: client).status == 404)
        let statuses = try world.get(world.statusesPath(), as: client)
        #expect(try JSONTree(parsing: statuses.body)["results"] == .list([]))
        let roles = try world.get(world.rolesPath(), as: client)
        #expect(try JSONTree(parsing: roles.body)["results"] == .list([]))
        #expect(!roles.text.contains(PullWorld.number))
        #expect(try world.readLog().isEmpty)
    }
}
