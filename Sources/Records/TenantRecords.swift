public import Kernel

/// One municipality's file and folder behind the kernel's ``Tenant`` port.
public struct TenantRecords: Tenant {
    public let files: any FileStore
    let store: any Store
    private let sources: Sources

    /// Where ids, secrets and table limits come from; the same for every request of this municipality.
    public struct Sources: Sendable {
        public let ids: any UniqueIDSource
        public let randomness: any Randomness
        public let vault: any IdentityVault
        /// The start of the table names of each module, by its id.
        public let tablePrefixes: [String: String]
        /// Hears after a commit that it left something for MijnOverheid, on a writer thread.
        public let deliveryWaits: @Sendable () -> Void
        /// Hears after a commit that it left a message for an e-mail address, on a writer thread.
        public let mailWaits: @Sendable () -> Void

        public init(
            ids: any UniqueIDSource,
            randomness: any Randomness,
            vault: any IdentityVault,
            tablePrefixes: [String: String],
            deliveryWaits: @escaping @Sendable () -> Void = {},
            mailWaits: @escaping @Sendable () -> Void = {}
        ) {
            self.ids = ids
            self.randomness = randomness
            self.vault = vault
            self.tablePrefixes = tablePrefixes
            self.deliveryWaits = deliveryWaits
            self.mailWaits = mailWaits
        }
    }

    public init(store: any Store, files: any FileStore, sources: Sources) {
        self.store = store
        self.files = files
        self.sources = sources
    }

    public func read<Value>(_ visit: Visit, _ body: (any ReadSession) throws -> Value) throws -> Value {
        try store.read { database in
            try body(
                ReadRecords(database, vault: sources.vault, visit: visit, tables: limit(database, to: visit.module))
            )
        }
    }

    public func write<Value: Sendable>(
        _ visit: Visit,
        _ body: @escaping @Sendable (any WriteSession) throws -> Value,
        done: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        let surroundings = surroundings(of: Actor(visit.caller), at: visit.now, sight: visit.sight)
        let prefix = prefix(of: visit.module)
        let files = files
        let (deliveryWaits, mailWaits) = (sources.deliveryWaits, sources.mailWaits)
        store.write(
            { database in
                let records = WriteRecords(database, surroundings, files: files, tablePrefix: prefix)
                return (value: try body(records), news: records.news)
            },
            done: { result in
                if case .success(let written) = result {
                    if written.news.contains(.mijnOverheid) { deliveryWaits() }
                    if written.news.contains(.mail) { mailWaits() }
                }
                done(result.map(\.value))
            }
        )
    }

    /// What a change by `actor` needs besides the database.
    public func surroundings(
        of actor: Actor,
        at now: Timestamp,
        sight: CaseSight = .everything
    ) -> Surroundings {
        Surroundings(
            actor: actor,
            now: now,
            ids: sources.ids,
            randomness: sources.randomness,
            vault: sources.vault,
            sight: sight
        )
    }

    private func limit(_ database: any Database, to module: String?) -> any Database {
        prefix(of: module).map { database.limited(to: $0) } ?? database
    }

    /// A module that is not known gets a prefix that no table has.
    private func prefix(of module: String?) -> String? {
        module.map { sources.tablePrefixes[$0] ?? "-" }
    }
}

/// What one read may look at.
struct ReadRecords: ReadSession {
    let cases: any CaseReader
    let contacts: any ContactReader
    let worklist: any Worklist
    let dossier: any CaseDossier
    let tasks: any TaskReader
    let messages: any MessageReader
    let own: any OwnFile
    let emergencies: any EmergencyReader
    let figures: any FigureReader
    let tables: any Database

    init(_ database: any Database, vault: any IdentityVault, visit: Visit, tables: any Database) {
        cases = CaseRecords(database, vault: vault, sight: visit.sight)
        contacts = ContactRecords(database)
        worklist = WorklistRecords(database, sight: visit.sight)
        dossier = CaseDossierRecords(database, CaseRecords(database, vault: vault, sight: visit.sight))
        tasks = TaskRecords(database)
        messages = MessageRecords(database)
        own = OwnFileRecords(database, vault: vault, sight: visit.sight)
        emergencies = EmergencyRecords(database, visit)
        figures = FigureRecords(database: database)
        self.tables = tables
    }
}

/// What one change may do; most changes use one or two of these, so they are made when they are asked for.
struct WriteRecords: WriteSession {
    var cases: any CaseRegister { ledger }
    var messages: any MessageRegister { ledger.messages }
    var contacts: any ContactRegister { ContactLedger(database, surroundings) }
    var work: any WorkDivision { ledger }
    var handling: any CaseHandling { ledger }
    var tasks: any TaskRegister { ledger.tasks }
    var dossier: any CaseDossier { CaseDossierRecords(database, ledger.records) }
    var tables: any WritableDatabase { tablePrefix.map { database.limitedForChanges(to: $0) } ?? database }
    var addresses: any ContactAddresses { ContactAddressLedger(database, surroundings, ledger.messages) }
    var answers: any CaseAnswers { CaseAnswerLedger(database, surroundings) }
    var readLog: any ReadLog { ReadLogLedger(database, surroundings) }
    var emergencies: any EmergencyRegister { EmergencyLedger(database, surroundings, ledger) }
    var residents: any ResidentSearch { PersonLedger(database, surroundings, ledger) }
    var own: any OwnFile {
        OwnFileRecords(database, vault: surroundings.vault, sight: surroundings.sight)
    }
    var waitingFiles: any WaitingFiles { WaitingFileLedger(database, files, at: surroundings.now) }
    private let database: any WritableDatabase
    private let surroundings: Surroundings
    private let files: any FileStore
    private let tablePrefix: String?
    private let ledger: CaseLedger

    /// The channels for which a change in this session left something.
    var news: Set<DeliveryChannel> { ledger.outbox.news }

    init(
        _ database: any WritableDatabase,
        _ surroundings: Surroundings,
        files: any FileStore,
        tablePrefix: String?
    ) {
        self.database = database
        self.surroundings = surroundings
        self.files = files
        self.tablePrefix = tablePrefix
        ledger = CaseLedger(database, surroundings)
    }

    func newID() -> UniqueID { surroundings.ids.next() }
}
