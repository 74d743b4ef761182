import Kernel
import TestSupport
import Testing

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
            seen += page.map(\.dueOn)
            after = page.count == 2 ? page.last?.place : nil
        } while after != nil

        #expect(seen == [3, 3, 5, 7, 9])
        #expect(try page(WorklistQuery(.everyone, order: .dueLast)).map(\.dueOn) == [9, 7, 5, 3, 3])
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

        #expect(try page(WorklistQuery(.everyone)).map(\.dueOn) == [4, 8])
        #expect(try page(WorklistQuery(.everyone, dueBefore: Day(number: 8))).map(\.dueOn) == [4])
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

    private func openCase(_ type: CaseType, due day: Int, team: String? = nil) throws -> CaseFile {
        try tenant.write { session in
            try session.cases.open(
                NewCase(
                    type: type,
                    status: StatusChange(to: type.steps[0], at: .testNoon),
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
