import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("The list of work over all one's municipalities")
struct AllWorkTests {
    private let place: WorkPlace

    init() throws { place = try WorkPlace(["duiven", "westervoort"]) }

    private var west: TestTenant { place.tenants[1] }

    @Test("what has to be ready first comes first, whatever its municipality, and leads to the desk there")
    func merged() throws {
        try place.openCase(dueIn: 5, title: "D5")
        try place.openCase(dueIn: 3, title: "W3", in: west)
        try place.openCase(dueIn: 1, title: "D1")

        let page = try place.lookEverywhere(["wie": "allen"])

        #expect(page.titles.map { $0.prefix(2) } == ["D1", "W3", "D5"])
        #expect(page.column("Gemeente") == ["Duiven", "Westervoort", "Duiven"])
        guard case .lines(let title, _)? = page.table?.rows[1].first, case .link(let link)? = title.runs.first else {
            Issue.record("the case is no link")
            return
        }
        #expect(link.address == .platform("/westervoort/werk/zaken/Z-2026-000001"))
    }

    @Test(
        "page after page every case comes once, also of many cases due on one day",
        arguments: [
            "eerst-klaar", "laatst-klaar", "nieuwste-eerst",
        ]
    )
    func pages(order: String) throws {
        for number in 0..<70 {
            try place.openCase(dueIn: number % 2, title: "D\(number)")
            try place.openCase(dueIn: number % 3, title: "W\(number)", in: west)
        }

        var seen: [String] = []
        var query: [String: String]? = ["wie": "allen", "sorteer": order]
        while let now = query {
            let page = try place.lookEverywhere(now)
            seen += page.titles
            query = page.links.first { $0.words == "Volgende zaken" }?.query
            #expect(page.titles.count == (query == nil ? 40 : WorklistPage.length))
        }

        #expect(seen.count == 140)
        #expect(Set(seen).count == 140)
    }

    @Test("a municipality without a role is not in the list, and one with a role of one module shows that module only")
    func rights() throws {
        try place.openCase(dueIn: 1, title: "Duiven")
        try place.openCase(dueIn: 1, title: "Westervoort", in: west)
        try place.openCase(WorkPlace.papers, dueIn: 2, title: "Paspoort", in: west)

        let page = try place.lookEverywhere(
            ["wie": "allen"],
            as: place.session(module: "physical-domain", in: ["westervoort"])
        )

        #expect(page.titles.map { $0.prefix(11) } == ["Westervoort"])
    }

    @Test("a manager sees figures and no case")
    func manager() throws {
        try place.openCase(dueIn: 1)

        #expect(try place.lookEverywhere(["wie": "allen"], as: place.session(.manager)).titles.isEmpty)
        #expect(place.desk.routes.first?.access == .staff(.seeCases))
        #expect(place.desk.platformRoutes.first?.access == .staff(.seeCases))
    }

    @Test("a municipality whose file cannot be read leaves a note, and the others are there")
    func unreadable() throws {
        try place.openCase(dueIn: 1, title: "Duiven")
        let broken = Context(
            municipality: try .test(slug: "druten", code: "0225", name: "Druten"),
            caller: .staff(place.session(in: ["duiven", "druten"])),
            now: .testNoon,
            caseTypes: place.first.caseTypes,
            modulesOn: [],
            tenant: BrokenFile(files: place.context(place.session()).files),
            module: nil
        )

        let page = try place.lookEverywhere(["wie": "allen"], broken: [broken])

        #expect(page.notices == ["De zaken van Druten zijn nu niet te lezen. Probeer het straks opnieuw."])
        #expect(page.titles.count == 1)
    }
}

/// A municipality whose disk refuses everything.
private struct BrokenFile: Tenant {
    let files: any FileStore

    func read<Value>(_ visit: Visit, _ body: (any ReadSession) throws -> Value) throws -> Value {
        throw StoreError.damaged
    }

    func write<Value: Sendable>(
        _ visit: Visit,
        _ body: @escaping @Sendable (any WriteSession) throws -> Value,
        done: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        done(.failure(StoreError.damaged))
    }
}
