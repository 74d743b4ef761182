import Kernel
import TestSupport
import Testing

@testable import Participation

@Suite("The toolkit and the pool of facilitators")
struct ToolkitTests {
    let office: VotingOffice
    let staff: Caller

    init() throws {
        office = try VotingOffice()
        staff = office.employee()
    }

    @Test("a colleague finds the instruments for an influence, with what it takes")
    func chooses() throws {
        _ = try office.send(.get, "/werk/koffer", query: ["invloed": "deciding"], as: staff)

        let words = office.pages.last?.words ?? ""
        #expect(words.contains("Stemmen over geld") && !words.contains("Langs de deuren"))
    }

    @Test("every step of the ladder has an instrument, and no two have a name in common")
    func complete() {
        for step in PublicProject.Influence.allCases {
            let suits = Instrument.all.contains { $0.influence.contains(step) }
            #expect(suits, "\(step)")
        }
        #expect(Set(Instrument.all.map(\.key)).count == Instrument.all.count)
    }

    @Test("a lesson that is shared stands with its instrument, once, without numbers of citizens")
    func shares() throws {
        let lesson = ["instrument": "peiling", "titel": "Het plein", "les": "Begin met een makkelijke vraag."]
        for _ in 0..<2 { _ = try office.send(.post, "/werk/koffer/lessen", lesson, as: staff) }
        let number = lesson.merging(["les": "Bel 111222333."]) { $1 }
        let refused = try office.send(.post, "/werk/koffer/lessen", number, as: staff)

        _ = try office.send(.get, "/werk/koffer/lessen", query: ["instrument": "peiling"], as: staff)

        #expect(office.pages.last?.words.contains("Begin met een makkelijke vraag.") == true)
        #expect(try office.count("participation_lesson") == 1)
        #expect(refused.status == 422)
    }

    @Test(
        "a facilitator is booked once for a time; what only touches it is free",
        arguments: [
            ("19.00", "21.00", 422), ("20.00", "23.00", 422), ("17.00", "18.30", 422), ("22.00", "23.00", 303),
            ("17.00", "18.00", 303), ("21.00", "20.00", 422),
        ]
    )
    func books(begin: String, end: String, status: Int) throws {
        _ = try office.send(.post, "/werk/begeleiders", ["naam": "Begeleider Noord", "goed-in": ""], as: staff)
        _ = try book("18.00", "22.00", for: "Het plein")

        #expect(try book(begin, end, for: "De haven").status == status)
    }

    @Test("the same booking twice is one, and who cancels frees the time")
    func cancels() throws {
        _ = try office.send(.post, "/werk/begeleiders", ["naam": "Begeleider Noord", "goed-in": ""], as: staff)
        let answers = try (0..<2).map { _ in try book("18.00", "22.00", for: "Het plein").status }
        let fields = ["nummer": "1"]
        _ = try office.send(
            .post,
            "/werk/begeleiders/{facilitator}/afzeggen",
            fields,
            as: staff,
            path: ["facilitator": "1"]
        )

        #expect(answers == [303, 303])
        #expect(try office.count("participation_booking") == 0)
        #expect(try book("19.00", "20.00", for: "De haven").status == 303)
    }

    @Test("who may not handle cases of participation finds neither toolkit nor pool")
    func access() throws {
        let other = office.employee(.caseWorker, module: "social-domain")

        for (method, pattern) in [
            (Request.Method.get, "/werk/koffer"), (.get, "/werk/koffer/lessen"), (.post, "/werk/koffer/lessen"),
            (.get, "/werk/begeleiders"), (.post, "/werk/begeleiders"), (.get, "/werk/begeleiders/{facilitator}"),
            (.post, "/werk/begeleiders/{facilitator}"), (.post, "/werk/begeleiders/{facilitator}/afzeggen"),
        ] {
            #expect(throws: Problem.notFound, "\(pattern)") { try office.send(method, pattern, [:], as: other) }
        }
    }

    private func book(_ begin: String, _ end: String, for purpose: String) throws -> Response {
        let fields = [
            "dag-dag": "27", "dag-maand": "11", "dag-jaar": "2026", "begin": begin, "eind": end, "waarvoor": purpose,
        ]
        return try office.send(
            .post,
            "/werk/begeleiders/{facilitator}",
            fields,
            as: staff,
            path: ["facilitator": "1"]
        )
    }
}
