import Kernel
import TestSupport
import Testing

@testable import Records

@Suite("The case register")
struct CaseLedgerTests {
    let tenant: TestTenant
    let type = CaseType.test()

    init() throws { tenant = try TestTenant() }

    @Test("a new case has a number, a follow code, one status, one contact and its events")
    func opens() throws {
        let type = type
        let dates = type.dates(openedOn: Timestamp.testNoon.day, in: tenant.municipality)

        let file = try tenant.write { session in try session.cases.open(Self.newCase(of: type, dates: dates)) }

        #expect(file.number.description == "Z-2026-000001")
        #expect(file.targetOn == Day(year: 2026, month: 11, day: 27))
        let context = tenant.context()
        #expect(try context.read { try $0.cases.find(code: file.followCode) } == file)
        #expect(try context.read { try $0.cases.find(number: file.number) } == file)
        #expect(try context.read { try $0.cases.find(id: file.id) } == file)
        #expect(try context.read { try $0.cases.history(of: file) }.map(\.stepKey) == ["ontvangen"])
        #expect(try context.read { try $0.contacts.contacts(of: file.number) }.map(\.channelKey) == ["web"])
        #expect(try events() == ["case-opened", "contact-registered", "message-sent"])
    }

    @Test("numbers follow each other without gaps, also after a change that was undone")
    func numbersInOrder() throws {
        let type = type
        struct Undone: Error {}

        _ = try tenant.write { try $0.cases.open(Self.newCase(of: type)) }
        #expect(throws: Undone.self) {
            try tenant.write { session -> Void in
                _ = try session.cases.open(Self.newCase(of: type))
                throw Undone()
            }
        }
        let second = try tenant.write { try $0.cases.open(Self.newCase(of: type)) }

        #expect(second.number.sequence == 2)
    }

    @Test("a follow code that another case has is drawn again")
    func takenCodeIsDrawnAgain() throws {
        /// The same eight bytes twice, then others.
        final class Repeating: Randomness {
            private let calls = Lock(0)

            func bytes(_ count: Int) -> [UInt8] {
                let call = calls.withLock { calls in
                    calls += 1
                    return calls
                }
                return Array(repeating: call <= 2 ? 1 : 2, count: count)
            }
        }
        let usual = tenant.records.surroundings(of: .platform, at: .testNoon)
        let surroundings = Surroundings(
            actor: usual.actor,
            now: usual.now,
            ids: usual.ids,
            randomness: Repeating(),
            vault: usual.vault
        )
        let type = type

        let codes = try tenant.file.store.writeAndWait { database in
            let ledger = CaseLedger(database, surroundings)
            return try (0..<2).map { _ in try ledger.open(Self.newCase(of: type)).followCode }
        }

        #expect(codes == [FollowCode(from: Constant(byte: 1)), FollowCode(from: Constant(byte: 2))])
    }

    private struct Constant: Randomness {
        let byte: UInt8

        func bytes(_ count: Int) -> [UInt8] { Array(repeating: byte, count: count) }
    }

    @Test("staff move a case only along the table of its type")
    func tableBindsStaff() throws {
        let type = type
        let file = try tenant.write { try $0.cases.open(Self.newCase(of: type)) }
        let done = try tenant.write { session in
            try session.cases.move(file, of: type, with: Self.change(to: 2, of: type, after: 60))
        }

        #expect(done.isClosed)
        #expect(throws: TransitionRefused.closed) {
            try tenant.write { try $0.cases.move(done, of: type, with: Self.change(to: 1, of: type, after: 120)) }
        }
        #expect(throws: TransitionRefused.notAllowed(from: "in-behandeling", to: "ontvangen")) {
            try tenant.write { session in
                let other = try session.cases.open(Self.newCase(of: type))
                let next = try session.cases.move(other, of: type, with: Self.change(to: 1, of: type, after: 60))
                return try session.cases.move(next, of: type, with: Self.change(to: 0, of: type, after: 90))
            }
        }
    }

    @Test("two people who change the same case: the second is told, nothing is overwritten")
    func secondChangeIsTold() throws {
        let type = type
        let file = try tenant.write { try $0.cases.open(Self.newCase(of: type)) }
        _ = try tenant.write { try $0.cases.move(file, of: type, with: Self.change(to: 1, of: type, after: 60)) }

        #expect(throws: TransitionRefused.changedMeanwhile) {
            try tenant.write { try $0.cases.move(file, of: type, with: Self.change(to: 2, of: type, after: 61)) }
        }
    }

    @Test("a status that is older than the current one stands in the history and does not move the case")
    func olderStatusIsSuperseded() throws {
        let type = type
        let file = try tenant.write { try $0.cases.open(Self.newCase(of: type)) }
        let moved = try tenant.write {
            try $0.cases.record(Self.change(to: 2, of: type, after: 600), title: nil, on: file, of: type)
        }

        let late = try tenant.write {
            try $0.cases.record(Self.change(to: 1, of: type, after: 300), title: nil, on: moved.file, of: type)
        }

        #expect(late == .superseded(moved.file))
        let history = try tenant.context().read { try $0.cases.history(of: file) }
        #expect(history.map(\.stepKey) == ["ontvangen", "in-behandeling", "afgehandeld"])
        #expect(history.map(\.isSuperseded) == [false, true, false])
    }

    @Test("a BSN lies sealed in the file and is found again")
    func sealsNumbers() throws {
        let type = type
        let number = try CitizenServiceNumber("999990019")
        var new = Self.newCase(of: type)
        new.resident = .person(number)
        let opening = new

        let first = try tenant.write { try $0.cases.open(opening) }
        let second = try tenant.write { try $0.cases.open(opening) }

        #expect(first.residentKey == second.residentKey)
        #expect(try tenant.context().read { try $0.cases.resident(of: first) } == .person(number))
        let stored = try tenant.file.store.read { database in
            try database.rows("SELECT bsn_sealed, bsn_index FROM resident") { row in
                try row.bytes(0) + row.bytes(1)
            }
        }
        #expect(stored.count == 1)
        #expect(!String(decoding: stored[0], as: UTF8.self).contains("999990019"))
    }

    @Test("a refused other resident leaves nothing of that person behind")
    func refusedResidentIsNotKept() throws {
        let type = type
        var new = Self.newCase(of: type)
        new.resident = .person(try CitizenServiceNumber("999990019"))
        let opening = new
        let other = ResidentIdentity.person(try CitizenServiceNumber("999993653"))
        let file = try tenant.write { try $0.cases.open(opening) }

        // As an interface that refuses one update of many: the transaction itself goes on.
        let isRefused = try tenant.write { session in
            do {
                _ = try session.cases.attach(other, to: file, of: type)
                return false
            } catch is ResidentDiffers {
                return true
            }
        }

        #expect(isRefused)
        let residents = try tenant.file.store.read { try $0.rows("SELECT id FROM resident") { try $0.integer(0) } }
        #expect(residents.count == 1)
    }

    @Test("only a case of someone with a BSN, of a type that may be shown, leaves a delivery")
    func deliversOnlyWhatMayBeShown() throws {
        let shown = type
        let hidden = CaseType.test(key: "intern", isShownAtMijnOverheid: false)
        let person = ResidentIdentity.person(try CitizenServiceNumber("999990019"))
        let business = ResidentIdentity.business(try ChamberOfCommerceNumber("12345678"))

        try tenant.write { session in
            for (type, resident) in [(shown, person), (shown, business), (shown, .anonymous), (hidden, person)] {
                var new = Self.newCase(of: type)
                new.resident = resident
                _ = try session.cases.open(new)
            }
        }

        let cases = try tenant.file.store.read { try $0.rows("SELECT case_id FROM delivery") { try $0.integer(0) } }
        #expect(cases == [1])
    }

    @Test("changes before the first sending share one delivery, a change after it gets its own")
    func coalescesUnsent() throws {
        let type = type
        var new = Self.newCase(of: type)
        new.resident = .person(try CitizenServiceNumber("999990019"))
        let opening = new
        let file = try tenant.write { try $0.cases.open(opening) }
        let moved = try tenant.write {
            try $0.cases.move(file, of: type, with: Self.change(to: 1, of: type, after: 60))
        }
        #expect(try deliveries() == 1)

        _ = try tenant.file.store.writeAndWait { try $0.execute("UPDATE delivery SET state = 1") }
        _ = try tenant.write { try $0.cases.move(moved, of: type, with: Self.change(to: 2, of: type, after: 90)) }

        #expect(try deliveries() == 2)
    }

    private func deliveries() throws -> Int? {
        try tenant.file.store.read { try $0.first("SELECT count(*) FROM delivery") { try $0.integer(0) } }
    }

    private func events() throws -> [String] {
        try tenant.file.store.read { try $0.rows("SELECT kind FROM event ORDER BY seq") { try $0.text(0) } }
    }

    static func newCase(of type: CaseType, dates: CaseDates = CaseDates(targetOn: nil, deadlineOn: nil)) -> NewCase {
        NewCase(
            type: type,
            status: StatusChange(to: type.steps[0], at: .testNoon),
            channel: .web,
            dates: dates
        )
    }

    static func change(to place: Int, of type: CaseType, after seconds: Int) -> StatusChange {
        StatusChange(to: type.steps[place], at: Timestamp.testNoon.adding(seconds: seconds))
    }
}
