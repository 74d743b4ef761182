import Kernel
import TestSupport
import Testing

@testable import Records

@Suite("What is kept about a resident")
struct OwnFileTests {
    let tenant: TestTenant
    let type = CaseType.test(confidentiality: .confidential)

    init() throws { tenant = try TestTenant(caseTypes: [type]) }

    @Test("a resident finds the own cases page by page, running apart from closed, and nobody else's")
    func ownCases() throws {
        let type = type
        let mine = try (0..<3).map { _ in try open("999990019") }
        _ = try open("999993653")
        let closed = try tenant.write {
            try $0.cases.move(mine[0], of: type, with: CaseLedgerTests.change(to: 2, of: type, after: 60))
        }
        let context = resident(mine[0])

        let first = try context.read { try $0.own.cases(.running, after: nil, limit: 1) }
        let rest = try context.read { try $0.own.cases(.running, after: first.last, limit: 9) }

        #expect(first.map(\.number) == [mine[2].number])
        #expect(rest.map(\.number) == [mine[1].number])
        #expect(try context.read { try $0.own.cases(.closed, after: nil, limit: 9) }.map(\.number) == [closed.number])
    }

    @Test("the number of another resident's case is for a resident the number of nothing")
    func foreignCase() throws {
        let (mine, other) = (try open("999990019"), try open("999993653"))

        let context = resident(mine)

        #expect(try context.read { try $0.cases.find(number: mine.number) } != nil)
        #expect(try context.read { try $0.cases.find(number: other.number) } == nil)
        #expect(try context.read { try $0.cases.find(code: other.followCode) } == nil)
    }

    @Test("a look is told to the resident it was about: who by kind, why, and which data")
    func looks() throws {
        let (mine, other) = (try open("999990019"), try open("999993653"))
        let caller = Caller.integrator(IntegratorClient(id: 3, name: "mijnoverheid", scopes: [], caseTypes: nil))
        for file in [mine, other] {
            try tenant.write(as: caller) {
                try $0.readLog.log([.citizenServiceNumber], of: file, purpose: .mijnOverheid)
            }
        }

        let looks = try resident(mine).read { try $0.own.looks(after: nil, limit: 9) }

        #expect(looks.map(\.who) == [.integrator(3)])
        #expect(looks.map(\.purpose) == [.mijnOverheid])
        #expect(looks.map(\.fields) == [[.citizenServiceNumber]])
        #expect(looks.map(\.caseNumber) == [mine.number])
        #expect(try resident(mine).read { try $0.own.looks(after: looks.last?.key, limit: 9) } == [])
    }

    @Test("what is known of a resident is told to that resident only, and the look is logged")
    func known() throws {
        let (mine, other) = (try open("999990019"), try open("999993653"))
        let details = try PersonDetails(name: "Anna Voorbeeld", bornOn: Day(year: 1984, month: 3, day: 14))
        try tenant.write { try $0.residents.keep(details, of: .person(try CitizenServiceNumber("999990019"))) }

        let found = try own(in: resident(mine))

        #expect(try resident(mine).read { try $0.own.knownFacts() } == [.name, .birthDate])
        #expect(found?.details == details)
        #expect(try resident(other).read { try $0.own.knownFacts() } == [])
        #expect(try own(in: resident(other))?.details == nil)
        #expect(try own(in: tenant.context()) == nil)
        let looks = try resident(mine).read { try $0.own.looks(after: nil, limit: 9) }
        #expect(looks.map(\.fields) == [[.birthDate, .name]] && looks.map(\.purpose) == [.ownApplication])
    }

    private func own(in context: Context) throws -> FoundResident? {
        try context.writeAndWait { try $0.residents.own(purpose: .ownApplication) }
    }

    @Test("for anybody but a resident the own file is empty")
    func nobody() throws {
        _ = try open("999990019")

        let found = try tenant.context().read { try $0.own.cases(.running, after: nil, limit: 9) }

        #expect(found == [])
    }

    @Test("the own lists are read from an index, without sorting")
    func usesIndexes() throws {
        for (state, index) in [("IS NULL", "case_file_running_by_resident"), ("IS NOT NULL", "case_file_closed_by")] {
            let plan = try tenant.file.store.read { database in
                let query: SQL = state == "IS NULL" ? "closed_at IS NULL" : "closed_at IS NOT NULL"
                return try database.rows(
                    """
                    EXPLAIN QUERY PLAN SELECT id FROM case_file WHERE resident_id = 1 AND \(query) AND id < 9
                    ORDER BY id DESC LIMIT 3
                    """
                ) { try $0.text(3) }
            }
            #expect(plan.contains { $0.contains(index) }, "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") })
        }
    }

    private func open(_ number: String) throws -> CaseFile {
        var new = CaseLedgerTests.newCase(of: type)
        new.resident = .person(try CitizenServiceNumber(number))
        let opening = new
        return try tenant.write { try $0.cases.open(opening) }
    }

    private func resident(_ file: CaseFile) -> Context {
        let session = ResidentSession(
            residentKey: file.residentKey ?? 0,
            formToken: "formulier",
            endsAt: .testNoon.adding(seconds: 900),
            latestAt: .testNoon.adding(seconds: 7_200)
        )
        return tenant.context(.resident(session))
    }
}

extension TestTenant {
    /// Changes something as a caller and waits for the commit.
    fileprivate func write(as caller: Caller, _ body: @escaping @Sendable (any WriteSession) throws -> Void) throws {
        try context(caller).writeAndWait(body)
    }
}
