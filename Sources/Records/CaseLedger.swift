public import Kernel

/// Opens and changes the cases of one municipality, inside one write transaction.
public struct CaseLedger {
    let database: any WritableDatabase
    let records: CaseRecords
    let journal: Journal
    let outbox: Outbox
    let messages: MessageLedger
    let tasks: TaskLedger
    let surroundings: Surroundings

    public init(_ database: any WritableDatabase, _ surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
        records = CaseRecords(database, vault: surroundings.vault, sight: surroundings.sight)
        journal = Journal(database, surroundings)
        outbox = Outbox(database, surroundings)
        messages = MessageLedger(database, surroundings, outbox)
        tasks = TaskLedger(database, surroundings)
    }
}

/// What a change needs besides the database: who, when, and where ids and secrets come from.
public struct Surroundings: Sendable {
    public let actor: Actor
    public let now: Timestamp
    public let ids: any UniqueIDSource
    public let randomness: any Randomness
    public let vault: any IdentityVault
    /// The cases that exist for whoever makes the change.
    public let sight: CaseSight

    public init(
        actor: Actor,
        now: Timestamp,
        ids: any UniqueIDSource,
        randomness: any Randomness,
        vault: any IdentityVault,
        sight: CaseSight = .everything
    ) {
        self.actor = actor
        self.now = now
        self.ids = ids
        self.randomness = randomness
        self.vault = vault
        self.sight = sight
    }
}

/// Who made a change, as the journal keeps it: a kind and a key, never a name.
public struct Actor: Hashable, Sendable {
    public let text: String

    public init(_ caller: Caller) {
        text =
            switch caller {
            case .anonymous: "resident"
            case .resident(let session): "resident:\(session.residentKey)"
            case .integrator(let client): "client:\(client.id)"
            case .operator(let account): "operator:\(account.id)"
            case .monitor(let organisation): "monitor:\(organisation)"
            case .platform: Actor.platform.text
            case .staff(let session): "staff:\(session.member.id)"
            }
    }

    private init(text: String) { self.text = text }

    /// The platform itself: a schedule, a command, a demonstration.
    public static let platform = Actor(text: "platform")
}

extension CaseLedger: CaseRegister {
    public func find(number: CaseNumber) throws -> CaseFile? { try records.find(number: number) }
    public func find(id: UniqueID) throws -> CaseFile? { try records.find(id: id) }
    public func find(code: FollowCode) throws -> CaseFile? { try records.find(code: code) }
    public func find(source: CaseSource) throws -> CaseFile? { try records.find(source: source) }
    public func history(of file: CaseFile) throws -> [StatusEntry] { try records.history(of: file) }
    public func resident(of file: CaseFile) throws -> ResidentIdentity { try records.resident(of: file) }

    public func status(id: UniqueID) throws -> (file: CaseFile, entry: StatusEntry)? {
        try records.status(id: id)
    }

    public func remember(_ update: SeenUpdate, client: Int) throws {
        try database.execute(
            """
            INSERT INTO pushed_update (client_id, update_id, digest, case_id)
            VALUES (\(client), \(update.id), \(update.digest), \(update.caseKey))
            """
        )
    }

    public func seen(id: UniqueID, client: Int) throws -> SeenUpdate? {
        try database.first(
            """
            SELECT p.digest, p.case_id, c.year, c.sequence, c.follow_code
            FROM pushed_update p JOIN case_file c ON c.id = p.case_id
            WHERE p.client_id = \(client) AND p.update_id = \(id)
            """
        ) { row in
            SeenUpdate(
                id: id,
                digest: try row.bytes(0),
                caseKey: try row.integer(1),
                caseNumber: try row.caseNumber(2, 3),
                followCode: try row.followCode(4)
            )
        }
    }
}
