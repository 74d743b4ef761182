import Kernel
import TestSupport
import Testing
import ZGW

@Suite("Lists of what belongs to a case")
struct ListTests {
    @Test("the statuses of a case are all there, each as it is on its own")
    func statuses() throws {
        let world = try PullWorld()
        let type = CaseType.test()
        let file = world.file
        _ = try world.duiven.write { session in
            let change = StatusChange(to: type.steps[1], at: .testNoon)
            return try session.cases.move(file, of: type, with: change)
        }

        let list = try JSONTree(parsing: world.get(world.statusesPath()).body)

        #expect(list["count"] == .integer(2))
        #expect(list["next"] == .null)
        let results = try #require(list["results"]?.list)
        #expect(results.map { $0["indicatieLaatstGezetteStatus"] } == [.flag(false), .flag(true)])
        for status in results { #expect(try world.follow(status["url"]) == status) }
    }

    @Test("the steps of a case type are all there in the order of the work")
    func steps() throws {
        let world = try PullWorld()
        let type = try #require(try JSONTree(parsing: world.get(world.casePath()).body)["zaaktype"]?.text)

        let list = try JSONTree(
            parsing: world.get("/catalogi/api/v1/statustypen?zaaktype=\(TestClient.escape(type))").body
        )

        let results = try #require(list["results"]?.list)
        #expect(results.map { $0["volgnummer"] } == [.integer(1), .integer(2), .integer(3)])
        #expect(results.map { $0["isEindstatus"] } == [.flag(false), .flag(false), .flag(true)])
        for step in results { #expect(try world.follow(step["url"]) == step) }
    }

    @Test("a long list goes on at the address of its next page, until the last one")
    func pages() throws {
        let world = try PullWorld()
        let type = CaseType.test()
        let file = world.file
        _ = try world.duiven.write { session in
            var current = file
            for second in 1...104 {
                let change = StatusChange(to: type.steps[1], at: .testNoon.adding(seconds: second))
                current = try session.cases.record(change, title: nil, on: current, of: type).file
            }
            return current
        }

        let first = try JSONTree(parsing: world.get(world.statusesPath()).body)
        let second = try world.follow(first["next"])

        #expect(first["count"] == .integer(105))
        #expect(first["results"]?.list?.count == 100)
        #expect(second["results"]?.list?.count == 5)
        #expect(second["next"] == .null)
        #expect(try world.follow(second["previous"]) == first)
        for page in ["0", "3", "-1", "x", ""] {
            #expect(try world.get(world.statusesPath() + "&page=\(page)").status == 404)
        }
    }

    @Test(
        "a list without the object it is about is refused",
        arguments: [
            ("/zaken/api/v1/statussen", "zaak"), ("/zaken/api/v1/statussen?zaak=x", "zaak"),
            ("/catalogi/api/v1/statustypen", "zaaktype"), ("/catalogi/api/v1/statustypen?zaaktype=x", "zaaktype"),
        ]
    )
    func needsObject(path: String, name: String) throws {
        let world = try PullWorld()

        let answer = try world.get(path)

        #expect(answer.status == 400)
        #expect(try JSONTree(parsing: answer.body)["invalidParams"]?.list?.first?["name"]?.text == name)
    }
}
