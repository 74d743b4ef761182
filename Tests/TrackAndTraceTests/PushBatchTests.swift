import FoundationEssentials
import Kernel
import TestSupport
import Testing

@testable import TrackAndTrace

@Suite("Pushing progress as JSON")
struct PushBatchTests {
    let desk: PushDesk

    init() throws { desk = try PushDesk() }

    @Test("an unknown reference opens the case, a known one moves it")
    func opensAndMoves() throws {
        let answer = try desk.push(
            [
                Update(id: 1, reference: "A-1", status: "ontvangen"),
                Update(id: 2, reference: "A-1", status: "in-behandeling", minutesAgo: 10),
            ]
        )

        #expect(answer.accepted == 2)
        #expect(answer.results.map(\.outcome) == ["accepted", "accepted"])
        #expect(answer.results.compactMap(\.case?.number) == ["Z-2026-000001", "Z-2026-000001"])
        let file = try #require(try desk.file("A-1"))
        #expect(file.statusKey == "in-behandeling")
        #expect(answer.results[0].case?.followUrl == "https://dichtbij.example/duiven/volg/\(file.followCode)")
    }

    @Test("the source may skip steps forward")
    func skipsSteps() throws {
        let answer = try desk.push(
            [
                Update(id: 1, reference: "A-1", status: "ontvangen"),
                Update(id: 2, reference: "A-1", status: "afgehandeld", minutesAgo: 5, result: "opgelost"),
            ]
        )

        #expect(answer.accepted == 2)
        #expect(try desk.file("A-1")?.resultKey == "opgelost")
    }

    @Test("an older moment than the current status is kept in the history and moves nothing")
    func olderIsSuperseded() throws {
        let answer = try desk.push(
            [
                Update(id: 1, reference: "A-1", status: "ontvangen", minutesAgo: 60),
                Update(id: 2, reference: "A-1", status: "afgehandeld", minutesAgo: 10),
                Update(id: 3, reference: "A-1", status: "in-behandeling", minutesAgo: 30),
            ]
        )

        #expect(answer.results.map(\.outcome) == ["accepted", "accepted", "superseded"])
        #expect(try desk.file("A-1")?.statusKey == "afgehandeld")
        #expect(try desk.history("A-1") == ["ontvangen", "in-behandeling", "afgehandeld"])
    }

    @Test("of equal moments the one that arrives last is the current status")
    func equalMomentsInArrivalOrder() throws {
        _ = try desk.push(
            [
                Update(id: 1, reference: "A-1", status: "ontvangen", minutesAgo: 10),
                Update(id: 2, reference: "A-1", status: "in-behandeling", minutesAgo: 10),
            ]
        )

        #expect(try desk.file("A-1")?.statusKey == "in-behandeling")
        #expect(try desk.history("A-1") == ["ontvangen", "in-behandeling"])
    }

    @Test("the same id with equal values is a duplicate, also in another time zone notation")
    func recognisesDuplicates() throws {
        _ = try desk.push(#"{"updates":[\#(Self.plain("2026-11-20T10:00:00Z"))]}"#)

        let again = try desk.push(#"{"updates":[\#(Self.plain("2026-11-20T11:00:00+01:00"))]}"#)

        #expect(again.duplicates == 1)
        #expect(again.results[0].case?.number == "Z-2026-000001")
        #expect(try desk.history("A-1") == ["ontvangen"])
    }

    @Test("the same id with other values is refused, and so is a duplicate in one push")
    func refusesReusedIDs() throws {
        let answer = try desk.push(
            [
                Update(id: 1, reference: "A-1", status: "ontvangen", minutesAgo: 10),
                Update(id: 1, reference: "A-1", status: "ontvangen", minutesAgo: 10),
                Update(id: 1, reference: "A-2", status: "ontvangen", minutesAgo: 10),
            ]
        )

        #expect(answer.results.map(\.outcome) == ["accepted", "duplicate", "refused"])
        #expect(answer.results[2].problem?.code == "id-reused")
    }

    @Test("each refusal has its code and spoils no neighbour", arguments: Refusal.all)
    func refuses(_ refusal: Refusal) throws {
        _ = try desk.push(
            [
                Update(id: 90, reference: "open", status: "in-behandeling", minutesAgo: 30, bsn: "999990019"),
                Update(id: 91, reference: "closed", status: "afgehandeld", minutesAgo: 30),
            ]
        )

        let answer = try desk.push(
            [
                Update(id: 1, reference: "before", status: "ontvangen"),
                refusal.update,
                Update(id: 3, reference: "after", status: "ontvangen"),
            ]
        )

        #expect(answer.results.map(\.outcome) == ["accepted", "refused", "accepted"])
        #expect(answer.results[1].problem?.code == refusal.code)
        #expect(answer.results[1].problem?.invalidParams?.first?.name == refusal.field)
        #expect(answer.refused == 1)
    }

    @Test("a fault of a field never repeats the refused BSN")
    func hidesNumbers() throws {
        let bytes = try desk.pushRaw(
            #"{"updates":[{"id":"\#(Update.id(1))","reference":"A","caseType":"melding","status":"ontvangen","#
                + #""at":"2026-11-20T10:00:00Z","resident":{"bsn":"123456789"}}]}"#
        )

        #expect(!String(decoding: bytes.body, as: UTF8.self).contains("123456789"))
        #expect(String(decoding: bytes.body, as: UTF8.self).contains("resident.bsn"))
    }

    @Test(
        "what is no push is refused as a whole",
        arguments: [
            ("", "body-unreadable"), ("[]", "body-unreadable"), ("{\"updates\":{}}", "body-unreadable"),
            ("{}", "invalid-fields"), ("{\"updates\":[]}", "invalid-fields"),
            ("{\"updates\":[],\"more\":1}", "invalid-fields"), ("{\"updates\":[1]}", "body-unreadable"),
        ]
    )
    func refusesWholeRequests(_ body: String, _ code: String) throws {
        let problem = #expect(throws: Problem.self) { try desk.pushRaw(body) }

        #expect(problem?.status == 400)
        #expect(problem?.code == code)
    }

    @Test(
        "a field that stands there twice is refused by name, because readers differ about which one counts",
        arguments: [
            (#""id":"\#(Update.id(2))","#, "id"), (#""resident":{"bsn":"999990019","bsn":"999993653"},"#, "bsn"),
        ]
    )
    func refusesDoubleFields(_ extra: String, _ name: String) throws {
        let update = Self.plain("2026-11-20T10:00:00Z").replacing(
            "{\"id\"",
            with: "{\(extra)\"id\"",
            maxReplacements: 1
        )

        let problem = #expect(throws: Problem.self) { try desk.pushRaw("{\"updates\":[\(update)]}") }

        #expect(problem?.invalidParams.map(\.name) == [name])
        #expect(problem?.invalidParams.map(\.code) == ["double-field"])
        #expect(try desk.file("A-1") == nil)
    }

    @Test(
        "the moment that stands for unknown in many programs is no moment of a case",
        arguments: ["0001-01-01T00:00:00Z", "1753-01-01T00:00:00Z", "1899-12-30T00:00:00Z"]
    )
    func refusesMomentsBeforeTime(_ moment: String) throws {
        let answer = try desk.push(#"{"updates":[\#(Self.plain(moment))]}"#)

        #expect(answer.results[0].problem?.invalidParams?.map(\.name) == ["at"])
    }

    @Test("a planned day that nobody lives to see is refused", arguments: ["0001-01-01", "9999-12-31", "2200-01-01"])
    func refusesPlannedDaysOutsideTime(_ day: String) throws {
        let update = Self.plain("2026-11-20T10:00:00Z").dropLast() + #","plannedReadyOn":"\#(day)"}"#

        let answer = try desk.push(#"{"updates":[\#(update)]}"#)

        #expect(answer.results[0].problem?.invalidParams?.map(\.name) == ["plannedReadyOn"])
    }

    @Test("a resident whom a case refuses is not kept")
    func forgetsRefusedResidents() throws {
        _ = try desk.push([Update(id: 1, reference: "A-1", bsn: "999990019")])

        let answer = try desk.push([Update(id: 2, reference: "A-1", minutesAgo: 5, bsn: "999993653")])

        #expect(answer.results[0].problem?.code == "resident-differs")
        let residents = try desk.tenant.file.store.read { try $0.rows("SELECT id FROM resident") { _ in true } }
        #expect(residents.count == 1)
    }

    @Test("more than 1,000 updates are refused as a whole, exactly 1,000 are not")
    func limitsTheBatch() throws {
        let thousand = (1...1_000).map { Update(id: $0, reference: "R-\($0)", status: "ontvangen") }

        #expect(try desk.push(thousand).accepted == 1_000)
        let problem = #expect(throws: Problem.self) {
            try desk.push(thousand + [Update(id: 1_001, reference: "R", status: "ontvangen")])
        }
        #expect(problem?.status == 413)
    }

    @Test("a client pushes only the case types of its registration")
    func limitsCaseTypes() throws {
        let narrow = try PushDesk(caseTypes: ["paspoort"])

        let answer = try narrow.push([Update(id: 1, reference: "A-1", status: "ontvangen")])

        #expect(answer.results[0].problem?.code == "case-type-unknown")
    }

    private static func plain(_ moment: String) -> String {
        #"{"id":"\#(Update.id(1))","reference":"A-1","caseType":"melding","status":"ontvangen","at":"\#(moment)"}"#
    }
}

/// One way in which an update is refused.
struct Refusal: Sendable, CustomTestStringConvertible {
    let code: String
    let field: String?
    let update: Update

    var testDescription: String { "\(code) \(field ?? "")" }

    static let all: [Refusal] = [
        Refusal(code: "case-type-unknown", field: "caseType", update: .init(id: 2, caseType: "onbekend")),
        Refusal(code: "status-unknown", field: "status", update: .init(id: 2, status: "onbekend")),
        Refusal(code: "case-closed", field: nil, update: .init(id: 2, reference: "closed", status: "afgehandeld")),
        Refusal(
            code: "case-type-differs",
            field: nil,
            update: .init(id: 2, reference: "open", caseType: "andere-melding", status: "afgehandeld")
        ),
        Refusal(
            code: "resident-differs",
            field: nil,
            update: .init(id: 2, reference: "open", status: "afgehandeld", bsn: "999993653")
        ),
        Refusal(code: "at-in-future", field: "at", update: .init(id: 2, minutesAgo: -6)),
        Refusal(code: "invalid-fields", field: "result", update: .init(id: 2, result: "opgelost")),
        Refusal(
            code: "invalid-fields",
            field: "result",
            update: .init(id: 2, status: "afgehandeld", result: "onbekend")
        ),
        Refusal(code: "invalid-fields", field: "reference", update: .init(id: 2, reference: "")),
        Refusal(
            code: "invalid-fields",
            field: "reference",
            update: .init(id: 2, reference: String(repeating: "x", count: 101))
        ),
        Refusal(
            code: "invalid-fields",
            field: "title",
            update: .init(id: 2, title: String(repeating: "x", count: 201))
        ),
        Refusal(code: "invalid-fields", field: "title", update: .init(id: 2, title: "a\u{0}b")),
        Refusal(code: "invalid-fields", field: "resident.bsn", update: .init(id: 2, bsn: "999990018")),
    ]
}
