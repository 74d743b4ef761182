import Kernel
import TestSupport
import Testing

@testable import Records

@Suite("The list of work")
struct WorklistTests {
    private let open = CaseType.test()
    private let secret = CaseType.test(key: "wmo", module: "social-domain", confidentiality: .confidential)
    private let tenant: TestTenant

    init() throws { tenant = try TestTenant(caseTypes: [open, secret]) }

    @Test("what has to be ready first comes first, page after page, without a gap or a double")
    func keyset() throws {
        for day in [9, 3, 7, 3, 5] { _ = try openCase(open, due: day) }

        var seen: [Int] = []
        var after: WorklistPlace?
        repeat {
            let page = try page(WorklistQuery(.everyone, after: after, limit: 2))
            seen += page.map(\.position)
            after = page.count == 2 ? page.last?.place : nil
        } while after != nil

        #expect(seen == [3, 3, 5, 7, 9])
        #expect(try page(WorklistQuery(.everyone, order: .dueLast)).map(\.position) == [9, 7, 5, 3, 3])
    }

    @Test("the newest come first, page after page, also when they were opened at the same moment")
    func newestFirst() throws {
        for seconds in [0, 60, 60, 120, 0] {
            tenant.clock.advance(seconds: seconds)
            _ = try openCase(open, due: 9 - seconds / 60, at: tenant.clock.now())
        }

        var seen: [Int] = []
        var after: WorklistPlace?
        repeat {
            let page = try page(WorklistQuery(.everyone, order: .newestFirst, after: after, limit: 2))
            seen += page.map(\.file.number.sequence)
            after = page.count == 2 ? page.last?.place : nil
        } while after != nil

        #expect(seen == [5, 4, 3, 2, 1])
    }

    @Test("late cases stand by their day, whatever order is asked for")
    func lateHaveTheirDay() {
        let query = WorklistQuery(.everyone, dueBefore: Day(number: 8), order: .newestFirst)

        #expect(query.order == .dueFirst)
    }

    @Test(
        "no list reads more than its page: an index gives the rows in their order, without a sort",
        arguments: WorklistQuery.Order.allCases
    )
    func indexed(order: WorklistQuery.Order) throws {
        let whose: [WorklistQuery.Whose] = [.everyone, .handler(7), .teams(["groen", "afval"])]
        let places: [WorklistPlace?] = [nil, WorklistPlace(position: 20_000, key: 5)]
        let days: [Day?] = order == .newestFirst ? [nil] : [nil, Day(number: 20_001)]
        let indexes = ["case_file_by_due", "case_file_by_team", "case_file_by_handler"]
        let ages = ["case_file_by_age", "case_file_by_team_age", "case_file_by_handler_age"]

        for (whose, place, day) in whose.flatMap({ whose in
            places.flatMap { place in days.map { (whose, place, $0) } }
        }) {
            let query = WorklistQuery(whose, types: ["a", "b"], dueBefore: day, order: order, after: place)
            try tenant.file.store.read { database in
                let records = WorklistRecords(database, sight: .everything)
                let statement = try #require(records.statement(query))
                let together = try database.rows("EXPLAIN QUERY PLAN \(statement)") { try $0.text(3) }
                #expect(together.filter { $0.hasPrefix("SCAN case_file") || $0.hasPrefix("USE TEMP") } == [])
                for scan in records.scans(query) {
                    let plan = try database.rows("EXPLAIN QUERY PLAN \(scan)") { try $0.text(3) }

                    let searches = plan.filter { $0.hasPrefix("SEARCH") }
                    let walks = plan.filter { $0.hasPrefix("SCAN") || $0.hasPrefix("USE TEMP") }
                    #expect(walks.isEmpty, "\(plan)")
                    #expect(searches.count == (place == nil ? 1 : 2), "\(plan)")
                    let expected = order == .newestFirst ? ages : indexes
                    #expect(searches.allSatisfy { line in expected.contains { line.contains(" \($0) ") } }, "\(plan)")
                    // Behind a mark, the cases of its own day are found by key; no others of that day are read.
                    #expect(place == nil || searches.contains { $0.contains("=? AND id") }, "\(plan)")
                }
            }
        }
    }

    @Test("a case that the reader may not see stands in no list, whoever handles it")
    func outOfSight() throws {
        let hidden = try openCase(secret, due: 1, team: "sociaal-team")
        _ = try tenant.write { try $0.work.assign(hidden, team: "sociaal-team", handler: 7) }
        _ = try openCase(open, due: 2)

        #expect(try page(WorklistQuery(.everyone)).map(\.file.typeKey) == [open.key])
        #expect(try page(WorklistQuery(.teams(["sociaal-team"]))).isEmpty)
        #expect(try page(WorklistQuery(.handler(7))).isEmpty)
        #expect(try page(WorklistQuery(.everyone, types: ["wmo"])).isEmpty)
    }

    @Test("who is named for the module of confidential cases finds them")
    func inSight() throws {
        _ = try openCase(secret, due: 1, team: "sociaal-team")

        let found = try page(WorklistQuery(.teams(["sociaal-team"])), module: "social-domain")

        #expect(found.map(\.file.typeKey) == ["wmo"])
    }

    @Test("a closed case leaves the list, and only late ones are asked for by a day")
    func closedAndLate() throws {
        let done = try openCase(open, due: 1)
        _ = try openCase(open, due: 4)
        _ = try openCase(open, due: 8)
        _ = try tenant.write { [open] in
            try $0.cases.move(done, of: open, with: StatusChange(to: open.steps[2], at: .testNoon))
        }

        #expect(try page(WorklistQuery(.everyone)).map(\.position) == [4, 8])
        #expect(try page(WorklistQuery(.everyone, dueBefore: Day(number: 8))).map(\.position) == [4])
    }

    @Test("of two people who give the same case away, the second hears that it changed")
    func changedMeanwhile() throws {
        let file = try openCase(open, due: 1)
        let mine = try tenant.write { try $0.work.assign(file, team: "buitendienst", handler: 1) }

        #expect(throws: ChangedMeanwhile.self) {
            try tenant.write { try $0.work.assign(file, team: "buitendienst", handler: 2) }
        }
        #expect(mine.work.version == 2)
        #expect(try page(WorklistQuery(.handler(1))).map(\.file.work.handler) == [1])
    }

    private func openCase(
        _ type: CaseType,
        due day: Int,
        team: String? = nil,
        at moment: Timestamp = .testNoon
    ) throws -> CaseFile {
        try tenant.write { session in
            try session.cases.open(
                NewCase(
                    type: type,
                    status: StatusChange(to: type.steps[0], at: moment),
                    channel: .web,
                    dates: CaseDates(targetOn: Day(number: day), deadlineOn: nil),
                    team: team
                )
            )
        }
    }

    /// A page as a case worker of Duiven sees it, for every module or for one.
    private func page(_ query: WorklistQuery, module: String? = nil) throws -> [WorklistEntry] {
        let grant = StaffGrant(municipality: tenant.municipality.slug, role: .caseWorker, module: module)
        let member = StaffMember(id: 1, loginName: "a", fullName: "A", organisation: "1stroom", grants: [grant])
        let session = StaffSession(member: member, formToken: "", endsAt: .testNoon)
        return try tenant.context(.staff(session)).read { try $0.worklist.page(query) }
    }
}
