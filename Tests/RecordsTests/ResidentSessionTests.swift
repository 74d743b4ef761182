import Kernel
import TestSupport
import Testing

@testable import Records

@Suite("Sessions of residents")
struct ResidentSessionTests {
    let tenant: TestTenant
    let number: CitizenServiceNumber
    let token = Array(repeating: UInt8(7), count: 32)

    init() throws {
        tenant = try TestTenant()
        number = try CitizenServiceNumber("999990019")
    }

    private var sessions: ResidentSessionRecords { tenant.records.residentSessions }

    @Test("a session of a resident ends after 15 minutes without a request, and not before")
    func idle() throws {
        let started = try start()

        #expect(started.endsAt == .testNoon.adding(seconds: 900))
        #expect(try sessions.session(token: token, at: .testNoon.adding(seconds: 901)) == nil)
        #expect(try sessions.session(token: token, at: .testNoon.adding(seconds: 899)) != nil)
    }

    @Test("every request lets the session of a resident last as long again, up to two hours after logging in")
    func longest() throws {
        _ = try start()

        var last: ResidentSession?
        for minutes in stride(from: 10, through: 110, by: 10) {
            last = try sessions.session(token: token, at: .testNoon.adding(seconds: minutes * 60))
            try tenant.write { _ in }
            #expect(last != nil, "after \(minutes) minutes")
        }

        #expect(last?.endsAt == .testNoon.adding(seconds: 7_200))
        #expect(try sessions.session(token: token, at: .testNoon.adding(seconds: 7_199)) != nil)
        #expect(try sessions.session(token: token, at: .testNoon.adding(seconds: 7_200)) == nil)
    }

    @Test("logging in knows the resident again, and keeps one who is new with the number sealed")
    func sameResident() throws {
        let type = CaseType.test()
        var new = CaseLedgerTests.newCase(of: type)
        new.resident = .person(number)
        let opening = new
        let file = try tenant.write { try $0.cases.open(opening) }

        let known = try start()
        let other = try sessions.start(
            try CitizenServiceNumber("999993653"),
            token: [1],
            formToken: "formulier",
            at: .testNoon
        )

        #expect(known.residentKey == file.residentKey)
        #expect(other.residentKey != file.residentKey)
        let plain = try tenant.file.store.read {
            try $0.rows("SELECT uuid FROM resident WHERE CAST(bsn_sealed AS TEXT) LIKE '%99999%'") {
                try $0.uniqueID(0)
            }
        }
        #expect(plain == [])
    }

    @Test("a session of a resident that was ended is gone at once")
    func ended() throws {
        _ = try start()

        try sessions.end(token: token)

        #expect(try sessions.session(token: token, at: .testNoon) == nil)
    }

    private func start() throws -> ResidentSession {
        try sessions.start(number, token: token, formToken: "formulier", at: .testNoon)
    }
}
