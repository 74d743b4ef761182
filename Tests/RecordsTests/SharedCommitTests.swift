import Kernel
import SQLiteStore
import TestSupport
import Testing

@testable import Records

@Suite("Kept counters of changes that share a commit")
struct SharedCommitTests {
    let tenant: TestTenant
    let type = CaseType.test()
    let week = Week(of: Timestamp.testNoon.day)

    struct Undone: Error {}

    init() throws { tenant = try TestTenant() }

    @Test("when one change fails, figures and counters are those of the others", arguments: [0, 4, 9])
    func oneFails(failing: Int) throws {
        let answers = try together((0..<10).map { (isUndone: $0 == failing, seconds: 3_600) })

        #expect(answers.filter { (try? $0.get()) == nil }.count == 1)
        #expect(try cases() == 9)
        #expect(try opened() == 9)
        #expect(try closed() == 9)
        #expect(try tenant.records.deliveries.standing().waiting == 9)
        #expect(try openCases() == 0)
        let times = try durations()
        #expect(times["ontvangen"]?.count == 9)
        #expect(times["ontvangen"]?.milliseconds == Int64(9 * 3_600_000))
    }

    @Test("when the disk refuses the commit, figures and counters stay as they were")
    func diskRefuses() throws {
        _ = try together([(isUndone: false, seconds: 60)])
        try tenant.file.store.writeAndWait { database in
            // From here on a counter cannot be written: the last thing in a commit fails.
            try database.execute(
                """
                CREATE TRIGGER stubborn BEFORE UPDATE ON figure_opened
                BEGIN SELECT RAISE(ABORT, 'no'); END
                """
            )
        }

        let answers = try together((0..<5).map { _ in (isUndone: false, seconds: 60) })

        #expect(answers.allSatisfy { (try? $0.get()) == nil }, "nothing is claimed that is not on disk")
        #expect(try cases() == 1)
        #expect(try opened() == 1)
        #expect(try closed() == 1)
        #expect(try tenant.records.deliveries.standing().waiting == 1)
    }

    @Test("whoever reads never sees a case without its figures")
    func neverHalf() throws {
        let done = Lock(0)
        for _ in 0..<300 {
            tenant.context().write { [type] session in
                _ = try session.cases.open(CaseLedgerTests.newCase(of: type))
            } done: { _ in
                done.withLock { $0 += 1 }
            }
        }

        while done.withLock({ $0 }) < 300 {
            let (cases, opened) = try tenant.file.store.read { database in
                (
                    try database.first("SELECT count(*) FROM case_file") { try $0.integer(0) },
                    try database.first("SELECT coalesce(sum(cases), 0) FROM figure_opened") { try $0.integer(0) }
                )
            }
            #expect(cases == opened)
        }
        #expect(try opened() == 300)
    }

    /// Opens and closes one case in each change; all of them wait until the writer is free.
    private func together(_ changes: [(isUndone: Bool, seconds: Int)]) throws -> [Result<Void, any Error>] {
        let (started, released) = (Promise<Void>(), Promise<Void>())
        tenant.file.store.write { _ in
            started.fulfil(())
            released.wait()
        } done: { _ in
        }
        started.wait()
        var opening = CaseLedgerTests.newCase(of: type)
        opening.resident = .person(try CitizenServiceNumber("999990019"))
        let new = opening
        let answers = changes.map { change in
            let answer = Promise<Result<Void, any Error>>()
            tenant.context().write { [type] session in
                let file = try session.cases.open(new)
                let closing = CaseLedgerTests.change(to: 2, of: type, after: change.seconds)
                _ = try session.cases.record(closing, title: nil, on: file, of: type)
                if change.isUndone { throw Undone() }
            } done: {
                answer.fulfil($0)
            }
            return answer
        }
        released.fulfil(())
        return answers.map { $0.wait() }
    }

    private func opened() throws -> Int {
        try figures { try $0.opened(in: week...week, of: [type.key]) }.map(\.cases).reduce(0, +)
    }

    private func closed() throws -> Int {
        try figures { try $0.closed(in: week...week, of: [type.key]) }.map(\.cases).reduce(0, +)
    }

    private func durations() throws -> [String: DurationHistogram] {
        let found = try figures { try $0.durations(in: week...week, of: [type.key]) }
        return Dictionary(uniqueKeysWithValues: found.map { ($0.stepKey ?? "", $0.histogram) })
    }

    private func figures<Value>(_ body: (any FigureReader) throws -> Value) throws -> Value {
        try tenant.context().read { try body($0.figures) }
    }

    private func cases() throws -> Int? {
        try tenant.file.store.read { try $0.first("SELECT count(*) FROM case_file") { try $0.integer(0) } }
    }

    private func openCases() throws -> Int {
        try ModuleSwitches(tenant.file.store) { tenant.records.surroundings(of: .platform, at: $0) }
            .openCases(of: type.module)
    }
}
