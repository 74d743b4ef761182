import Kernel
import TestSupport
import Testing
import ZGW

@Suite("The descriptions of the interfaces")
struct DescriptionTests {
    @Test("they describe every address that is served, and no other", arguments: ["zaken", "catalogi"])
    func addresses(name: String) throws {
        let world = try PullWorld()
        let root = "/\(name)/api/v1"
        let served = ZGW(digest: NoDigest(), publicBase: "").routes.map(\.pattern).filter { $0.hasPrefix(root) }

        let json = try description(name, in: world)

        guard case .object(let paths) = json["paths"] else { throw ForeignAddress() }
        #expect(Set(paths.keys.map { root + $0 }) == Set(served))
    }

    @Test(
        "they name exactly the fields of the answers",
        arguments: [("zaken", "Zaak", "url"), ("zaken", "Status", "status"), ("catalogi", "ZaakType", "zaaktype")]
    )
    func fields(name: String, schema: String, field: String) throws {
        let world = try PullWorld()
        let file = try JSONTree(parsing: world.get(world.casePath()).body)

        let answer = try world.follow(file[field])
        let described = try description(name, in: world)["components"]?["schemas"]?[schema]?["properties"]

        guard case .object(let given) = answer, case .object(let promised) = described else { throw ForeignAddress() }
        #expect(Set(given.keys) == Set(promised.keys))
    }

    private func description(_ name: String, in world: PullWorld) throws -> JSONTree {
        try JSONTree(parsing: world.get("/\(name)/api/v1/openapi.json").body)
    }
}

private struct NoDigest: Digest {
    func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(repeating: 0, count: 32) }
}
