internal import Kernel

/// Writes messages inside one write transaction, and leaves them for the addresses of their cases.
struct MessageLedger: MessageRegister {
    private let database: any WritableDatabase
    private let surroundings: Surroundings
    private let journal: Journal
    private let outbox: Outbox

    init(_ database: any WritableDatabase, _ surroundings: Surroundings, _ outbox: Outbox) {
        self.database = database
        self.surroundings = surroundings
        self.outbox = outbox
        journal = Journal(database, surroundings)
    }

    func messages(of file: CaseFile, limit: Int) throws -> [CaseMessage] {
        try MessageRecords(database).messages(of: file, limit: limit)
    }

    func send(_ text: MessageText, about file: CaseFile) throws -> CaseMessage {
        try send(text, about: file, to: .resident, try ContactAddressRows(database, surroundings).distinct(of: file))
    }

    private func send(
        _ text: MessageText,
        about file: CaseFile,
        to audience: MessageAudience,
        _ known: [KnownAddress]
    ) throws -> CaseMessage {
        let id = surroundings.ids.next()
        let key = try insert(text, id: id, about: file, audience)
        // The history of a case says once that the step was told, whoever heard it.
        if audience != .followers { try append(id, about: file) }
        let addresses = known.filter(audience.includes)
        for address in addresses { try outbox.enqueue(message: key, to: address.key, about: file) }
        if !addresses.isEmpty { try logUse(of: file) }
        return CaseMessage(
            id: id,
            caseNumber: file.number,
            at: surroundings.now,
            text: text,
            author: CaseActor(journal: surroundings.actor.text),
            state: addresses.isEmpty ? .kept : .waiting
        )
    }

    /// The one rule for messages that nobody types: a case that comes into a step with a text tells it.
    ///
    /// It holds for staff, pages and integrators alike, and for the first step too.
    /// The explanation of a colleague goes along (`tellsMore`); that of another system stays with the case.
    func announce(
        _ change: StatusChange,
        of file: CaseFile,
        _ type: CaseType,
        tellsMore: Bool = false
    ) throws {
        // A case of another system without an address: its page says the same, and a thousand times a second.
        if file.source != nil, try !ContactAddressRows(database, surroundings).isAny(of: file) { return }
        guard let step = type.step(change.stepKey)?.step else { return }
        let known = { try ContactAddressRows(database, surroundings).distinct(of: file) }
        let plain = MessageText(reached: step, of: type, number: file.number, explanation: nil)
        guard tellsMore, change.message != nil || change.explanation != nil else {
            if let plain { _ = try send(plain, about: file, to: .everybody, try known()) }
            return
        }
        let addresses = try known()
        // What a colleague explains is between the municipality and the resident.
        let full =
            change.message ?? MessageText(reached: step, of: type, number: file.number, explanation: change.explanation)
        if let full { _ = try send(full, about: file, to: .resident, addresses) }
        // Kept without followers too: who begins to follow later reads from it how far the case is.
        if let plain { _ = try send(plain, about: file, to: .followers, addresses) }
    }

    /// Leaves the newest announcement for an address that was just added: how far the case is, with its follow code.
    func tell(address: Int, about file: CaseFile) throws {
        let newest = try database.first(
            "SELECT id FROM message WHERE case_id = \(file.key) AND audience > 0 ORDER BY id DESC LIMIT 1"
        ) { try $0.integer(0) }
        guard let newest else { return }
        try outbox.enqueue(message: newest, to: address, about: file)
        try logUse(of: file)
    }

    private func insert(
        _ text: MessageText,
        id: UniqueID,
        about file: CaseFile,
        _ audience: MessageAudience
    ) throws -> Int {
        let key = try database.insert(
            """
            INSERT INTO message (uuid, case_id, at, actor, subject, about, news, expectation, audience)
            VALUES (\(id), \(file.key), \(surroundings.now), \(surroundings.actor.text), \(text.subject),
                \(text.about), \(text.news), \(text.expectation), \(audience.rawValue))
            """
        )
        guard let key else { throw StoreError.damaged }
        return key
    }

    private func append(_ id: UniqueID, about file: CaseFile) throws {
        var body = JSONWriter(capacity: 96)
        body.object { body in
            body.field("case", file.number)
            body.field("message", id)
        }
        let text = String(decoding: body.bytes, as: UTF8.self)
        try journal.append(.messageSent, caseKey: file.key, residentKey: file.residentKey, body: text)
    }

    private func logUse(of file: CaseFile) throws {
        try ReadLogLedger(database, surroundings).log([.mailAddress], of: file, purpose: .message)
    }
}
