import Kernel
import SQLiteStore
import TestSupport
import Testing

@testable import Records

@Suite("The kept figures of cases")
struct FigureTests {
    let tenant: TestTenant
    let type = CaseType.test()
    /// The week of ``Kernel/Timestamp/testNoon``, and four after it.
    let weeks = Week(of: Timestamp.testNoon.day)...Week(of: Timestamp.testNoon.day).adding(weeks: 4)

    init() throws { tenant = try TestTenant() }

    @Test("a case that comes in counts in its week, for its type and its channel")
    func opened() throws {
        try open(3)

        let opened = try figures { try $0.opened(in: weeks, of: [type.key]) }

        let expected = OpenedFigure(week: weeks.lowerBound, typeKey: type.key, channelKey: "web", cases: 3)
        #expect(opened == [expected])
    }

    @Test("a case counts on time until the end of its day, and late from the next one", arguments: [0, 1])
    func onTime(daysLate: Int) throws {
        let (_, file) = try open(1)
        let target = try #require(file.targetOn)
        let days = Timestamp.testNoon.day.days(until: target) + daysLate

        try move(file, to: 2, after: days * 86_400)

        let closed = try figures { try $0.closed(in: weeks, of: [type.key]) }
        #expect(closed.map(\.cases) == [1])
        #expect(closed.map(\.week) == [Week(of: target.adding(days: daysLate))])
        #expect(closed.first?.target == Punctuality(due: 1, onTime: 1 - daysLate))
        #expect(closed.first?.deadline == Punctuality(due: 1, onTime: 1))
    }

    @Test("the time of the case and of each step is kept, also when a source reports a step twice")
    func durations() throws {
        let (_, file) = try open(1)

        let working = try move(file, to: 1, after: 86_400)
        let again = try record(working, to: 1, after: 2 * 86_400)
        try move(again, to: 2, after: 4 * 86_400)

        let found = try figures { try $0.durations(in: weeks, of: [type.key]) }
        let days = Dictionary(uniqueKeysWithValues: found.map { ($0.stepKey ?? "", $0.histogram.averageDays) })
        #expect(days == ["": 4, "ontvangen": 1, "in-behandeling": 3])
        #expect(found.allSatisfy { $0.histogram.count == 1 })
    }

    @Test("a case that is opened again takes back that it was closed")
    func reopened() throws {
        let type = Self.reopenable
        let (_, file) = try open(1, of: type)
        let closed = try move(file, to: 2, after: 3_600, of: type)

        let reopened = try move(closed, to: 1, after: 7_200, of: type)

        let none = try figures { try $0.closed(in: weeks, of: [type.key]) }
        #expect(none.map(\.cases) == [0] && none.first?.target == Punctuality())
        try move(reopened, to: 2, after: 86_400, of: type)
        let once = try figures { try $0.closed(in: weeks, of: [type.key]) }
        #expect(once.map(\.cases) == [1])
        let whole = try figures { try $0.durations(in: weeks, of: [type.key]) }.first { $0.stepKey == nil }
        #expect(whole?.histogram.count == 1)
        #expect(whole?.histogram.averageDays == 1)
    }

    @Test("a change that was undone counts nothing")
    func undone() throws {
        struct Undone: Error {}
        let type = type

        #expect(throws: Undone.self) {
            try tenant.write { session -> Void in
                _ = try session.cases.open(CaseLedgerTests.newCase(of: type))
                throw Undone()
            }
        }

        #expect(try figures { try $0.opened(in: weeks, of: [type.key]) }.isEmpty)
    }

    @Test("a status that arrives too late moves nothing and counts nothing")
    func superseded() throws {
        let (_, file) = try open(1)
        let moved = try record(file, to: 1, after: 600)

        _ = try record(moved, to: 0, after: 300)

        let found = try figures { try $0.durations(in: weeks, of: [type.key]) }
        #expect(found.map(\.stepKey) == ["ontvangen"])
        #expect(found.map(\.histogram.count) == [1])
    }

    @Test("figures of types that were not asked for are not told")
    func otherTypes() throws {
        try open(2)

        #expect(try figures { try $0.opened(in: weeks, of: ["paspoort"]) }.isEmpty)
        #expect(try figures { try $0.closed(in: weeks, of: []) }.isEmpty)
    }

    @Test("hundreds of changes in one session are a handful of rows")
    func fewRows() throws {
        try open(300)

        let rows = try tenant.file.store.read { database in
            try database.rows("SELECT cases FROM figure_opened") { try $0.integer(0) }
        }

        #expect(rows == [300])
    }

    @Test("a file that had cases before figures were kept says from when it counts, a new one does not")
    func countedSince() throws {
        #expect(try figures { try $0.countedSince() } == nil)
        let folder = TemporaryFolder()
        let path = "\(folder.path)/oud.sqlite"
        let before = try Self.file(path, Array(KernelSchema.migrations.prefix { $0.name != "kernel-010-statistics" }))
        try before.writeAndWait { database in
            _ = try database.execute(
                "INSERT INTO event (at, actor, kind, body) VALUES (\(Timestamp.testNoon), 'platform', 'x', '{}')"
            )
        }
        before.close()

        let after = try Self.file(path, KernelSchema.migrations)
        defer { after.close() }

        let since = try after.read { try FigureRecords(database: $0).countedSince() }
        #expect(since == .testNoon)
    }

    private static func file(_ path: String, _ migrations: [Migration]) throws -> SQLiteStore {
        try SQLiteStore(path: path, migrations: migrations, now: .testNoon, threads: WriterPool(threads: 1))
    }

    /// A type whose last step leads back.
    private static let reopenable: CaseType = {
        let type = CaseType.test()
        return CaseType(
            key: type.key,
            module: type.module,
            startsOn: type.startsOn,
            name: type.name,
            staffName: type.staffName,
            productName: nil,
            steps: type.steps,
            norm: type.norm,
            statutoryTerm: type.statutoryTerm,
            channels: type.channels,
            confidentiality: type.confidentiality,
            results: type.results,
            transitions: type.transitions.merging(["afgehandeld": ["in-behandeling"]]) { $1 },
            isShownAtMijnOverheid: false
        )
    }()

    /// Opens cases in one session; gives the first and the last.
    @discardableResult
    private func open(_ count: Int, of type: CaseType? = nil) throws -> (first: CaseFile, last: CaseFile) {
        let type = type ?? self.type
        let dates = type.dates(openedOn: Timestamp.testNoon.day, in: tenant.municipality)
        let files = try tenant.write { session in
            try (0..<count).map { _ in try session.cases.open(CaseLedgerTests.newCase(of: type, dates: dates)) }
        }
        return (try #require(files.first), try #require(files.last))
    }

    @discardableResult
    private func move(_ file: CaseFile, to place: Int, after seconds: Int, of type: CaseType? = nil) throws -> CaseFile
    {
        let type = type ?? self.type
        return try tenant.write { session in
            let change = CaseLedgerTests.change(to: place, of: type, after: seconds)
            return try session.cases.move(file, of: type, with: change)
        }
    }

    private func record(_ file: CaseFile, to place: Int, after seconds: Int) throws -> CaseFile {
        let type = type
        return try tenant.write { session in
            let change = CaseLedgerTests.change(to: place, of: type, after: seconds)
            return try session.cases.record(change, title: nil, on: file, of: type).file
        }
    }

    private func figures<Value>(_ body: (any FigureReader) throws -> Value) throws -> Value {
        try tenant.context().read { try body($0.figures) }
    }
}
