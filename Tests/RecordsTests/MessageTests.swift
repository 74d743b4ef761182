import Kernel
import TestSupport
import Testing

@testable import Records

@Suite("Messages about a case")
struct MessageTests {
    let tenant: TestTenant
    let type = CaseType.test()
    let bell: Lock<Int>

    init() throws {
        let bell = Lock(0)
        self.bell = bell
        tenant = try TestTenant(mailWaits: { bell.withLock { $0 += 1 } })
    }

    @Test("a case that opens tells its first step, and without an address the message stays with the case")
    func keptWithTheCase() throws {
        let file = try open()

        let message = try #require(try messages(of: file).first)
        #expect(try messages(of: file).count == 1)
        #expect(message.state == .kept)
        #expect(message.author == .resident)
        #expect(message.caseNumber == file.number)
        #expect(message.text.subject == "Melding: Ontvangen")
        #expect(message.text.about == "Dit bericht gaat over: Melding. Het zaaknummer is \(file.number).")
        #expect(message.text.news == "Wij lezen uw melding. U hoort binnen 5 werkdagen van ons.")
        #expect(message.text.expectation == "U hoeft nu niets te doen.")
        #expect(try queue.standing().waiting == 0)
        #expect(bell.withLock { $0 } == 0)
    }

    @Test("a status of staff and a status of an integrator are told alike; one that came too late is not")
    func oneRuleForEveryStatus() throws {
        let type = type
        let file = try open()
        let moved = try tenant.write {
            try $0.cases.move(file, of: type, with: CaseLedgerTests.change(to: 1, of: type, after: 60))
        }
        let closed = try tenant.write {
            try $0.cases.record(
                CaseLedgerTests.change(to: 2, of: type, after: 120),
                title: nil,
                on: moved,
                of: type
            )
        }
        _ = try tenant.write {
            try $0.cases.record(
                CaseLedgerTests.change(to: 1, of: type, after: 90),
                title: nil,
                on: closed.file,
                of: type
            )
        }

        #expect(
            try messages(of: file).map(\.text.news) == [
                "Wij lezen uw melding. U hoort binnen 5 werkdagen van ons.",
                "Wij lossen het op. U hoort van ons als het klaar is.",
                "Uw melding is klaar. U hoort niets meer van ons.",
            ]
        )
    }

    @Test("an address that is left with a case gets the newest message at once and every later one")
    func addressIsTold() throws {
        let type = type
        let file = try open()
        let address = try MailAddress("iemand@voorbeeld.example")

        try tenant.write { try $0.addresses.keep(address, for: file) }
        #expect(try messages(of: file).map(\.state) == [.waiting])
        try tenant.write { try $0.addresses.keep(address, for: file) }
        _ = try tenant.write {
            try $0.cases.move(file, of: type, with: CaseLedgerTests.change(to: 1, of: type, after: 60))
        }

        #expect(try messages(of: file).map(\.state) == [.waiting, .waiting])
        #expect(try queue.standing().waiting == 2)
        #expect(bell.withLock { $0 } == 2)
        #expect(try tenant.records.deliveries.standing().waiting == 0)
    }

    @Test("what staff write themselves goes to every address of the case, and to nobody else's")
    func staffMessage() throws {
        let (file, other) = (try open(), try open())
        let text = try MessageText(
            subject: "Een vraag",
            about: "Uw zaak",
            news: "Wij missen iets.",
            expectation: "Bel ons."
        )
        try tenant.write { session in
            try session.addresses.keep(MailAddress("een@voorbeeld.example"), for: file)
            try session.addresses.keep(MailAddress("twee@voorbeeld.example"), for: file)
            try session.addresses.keep(MailAddress("drie@voorbeeld.example"), for: other)
        }
        let before = try queue.standing().waiting

        let sent = try tenant.write { try $0.messages.send(text, about: file) }

        #expect(sent.state == .waiting)
        #expect(try messages(of: file).last == sent)
        #expect(try queue.standing().waiting == before + 2)
        #expect(try messages(of: other).count == 1)
    }

    @Test("who only follows a case hears what is announced, is not shown as the resident, and gets nothing personal")
    func followers() throws {
        let type = type
        let file = try open()
        let follower = try MailAddress("buur@voorbeeld.example")
        let text = try MessageText(
            subject: "Vraag",
            about: "Uw zaak",
            news: "Wij missen iets.",
            expectation: "Bel ons."
        )

        try tenant.write { try $0.addresses.keepFollower(follower, of: file) }
        #expect(try queue.standing().waiting == 1)
        let personal = try tenant.write { try $0.messages.send(text, about: file) }
        #expect(personal.state == .kept)
        #expect(try queue.standing().waiting == 1)
        try tenant.write { try $0.addresses.keepFollower(MailAddress("later@voorbeeld.example"), of: file) }
        #expect(try messages(of: file).map(\.state) == [.waiting, .kept])
        _ = try tenant.write {
            try $0.cases.move(file, of: type, with: CaseLedgerTests.change(to: 1, of: type, after: 60))
        }

        #expect(try queue.standing().waiting == 4)
        #expect(try tenant.write { try $0.addresses.addresses(of: file, purpose: .caseWork) }.isEmpty)
    }

    @Test("who begins to follow a case hears how far it is now, also when a colleague explained the last step")
    func lateFollower() throws {
        let type = type
        let file = try open()
        let change = StatusChange(
            to: type.steps[1],
            at: .testNoon.adding(seconds: 60),
            explanation: "Wij belden u vanmorgen."
        )
        let moved = try tenant.write { try $0.cases.move(file, of: type, with: change) }

        try tenant.write { try $0.addresses.keepFollower(MailAddress("buur@voorbeeld.example"), of: moved) }

        let told = try tenant.file.store.read { database in
            try database.rows("SELECT m.news FROM delivery d JOIN message m ON m.id = d.message_id") { try $0.text(0) }
        }
        #expect(told == ["Wij lossen het op. U hoort van ons als het klaar is."])
        #expect(try messages(of: file).count == 2, "the resident reads each step once")
    }

    @Test("an address that is left again is kept once; a follower who proves to be the resident is both in one")
    func keptOnce() throws {
        let file = try open()
        let address = try MailAddress("buur@voorbeeld.example")

        for _ in 1...3 { try tenant.write { try $0.addresses.keepFollower(address, of: file) } }
        for _ in 1...3 { try tenant.write { try $0.addresses.keep(address, for: file) } }
        try tenant.write { try $0.addresses.keepFollower(address, of: file) }

        let rows = try tenant.file.store.read { database in
            try database.rows("SELECT is_follower FROM contact_address ORDER BY id") { try $0.integer(0) }
        }
        #expect(rows == [1, 0])
        #expect(try queue.standing().waiting == 1, "and hears of the case once")
        #expect(try tenant.write { try $0.addresses.addresses(of: file, purpose: .caseWork) } == [address])
    }

    @Test("the message that could not be delivered to one of two addresses shows as refused")
    func worstStateCounts() throws {
        let file = try open()
        try tenant.write { session in
            try session.addresses.keep(MailAddress("een@voorbeeld.example"), for: file)
            try session.addresses.keep(MailAddress("twee@voorbeeld.example"), for: file)
        }
        try set(state: 2)
        #expect(try messages(of: file).map(\.state) == [.sent])

        try tenant.file.store.writeAndWait { try $0.execute("UPDATE delivery SET state = 3 WHERE id = 2") }

        #expect(try messages(of: file).map(\.state) == [.refused])
    }

    @Test("events and the queue hold no address, and the use of an address is in the read log")
    func noPersonalDataInEvents() throws {
        let file = try open()
        try tenant.write { try $0.addresses.keep(MailAddress("iemand@voorbeeld.example"), for: file) }

        let bodies = try texts("SELECT body FROM event WHERE kind = 'message-sent'")
        #expect(bodies.count == 1)
        #expect(!bodies[0].contains("@"))
        #expect(bodies[0].contains(file.number.description))
        #expect(try texts("SELECT purpose || ' ' || fields FROM read_log") == ["message email"])
    }

    @Test("only the newest messages are read, the newest last")
    func bounded() throws {
        let file = try open()
        try tenant.write { session in
            for number in 1...130 {
                let text = try MessageText(subject: "Bericht \(number)", about: "a", news: "b", expectation: "c")
                _ = try session.messages.send(text, about: file)
            }
        }

        let newest = try tenant.context().read { try $0.messages.messages(of: file, limit: 3) }
        #expect(newest.map(\.text.subject) == ["Bericht 128", "Bericht 129", "Bericht 130"])
        #expect(try messages(of: file, limit: 1_000).count == MessageLimit.perCase)
    }

    @Test(
        "a message needs a subject of one line and three blocks",
        arguments: [
            (["", "a", "b", "c"], MessageText.Invalid.empty(.subject)),
            (["x", " \n", "b", "c"], .empty(.about)),
            (["x", "a", "", "c"], .empty(.news)),
            (["x", "a", "b", ""], .empty(.expectation)),
            (["x\r\nBcc: y", "a", "b", "c"], .notOneLine),
            ([String(repeating: "x", count: 201), "a", "b", "c"], .tooLong(.subject, limit: 200)),
        ]
    )
    func invalid(_ texts: [String], _ fault: MessageText.Invalid) {
        #expect(throws: fault) {
            try MessageText(subject: texts[0], about: texts[1], news: texts[2], expectation: texts[3])
        }
    }

    // MARK: Given

    private var queue: DeliveryRecords { tenant.records.deliveries(by: .mail) }

    private func open() throws -> CaseFile {
        let type = type
        return try tenant.write { try $0.cases.open(CaseLedgerTests.newCase(of: type)) }
    }

    private func messages(of file: CaseFile, limit: Int = 10) throws -> [CaseMessage] {
        try tenant.context().read { try $0.messages.messages(of: file, limit: limit) }
    }

    private func set(state: Int) throws {
        try tenant.file.store.writeAndWait { try $0.execute("UPDATE delivery SET state = \(state)") }
    }

    private func texts(_ sql: SQL) throws -> [String] {
        try tenant.file.store.read { try $0.rows(sql) { try $0.text(0) } }
    }
}
