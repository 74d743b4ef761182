/// What a handler may use, bound to ONE municipality at birth; no handler can ask for another.
public struct Context: Sendable {
    public let municipality: Municipality
    public let caller: Caller
    /// The moment of the request.
    public let now: Timestamp
    /// The case types of every module, on or off, with this municipality's own norms and texts.
    public let caseTypes: CaseTypeCatalogue
    /// The ids of the modules that are switched on.
    public let modulesOn: Set<String>
    /// What a member of staff may do here; `nil` for any other caller.
    public let rights: StaffRights?
    /// Draws pages; handlers use ``show(_:status:)`` and ``seeOther(_:headers:)``.
    public let pages: any PageRenderer
    /// What the modules that are on add to pages of others.
    public let parts: ModuleParts
    private let tenant: any Tenant
    private let visit: Visit

    public init(
        municipality: Municipality,
        caller: Caller,
        now: Timestamp,
        caseTypes: CaseTypeCatalogue,
        modulesOn: Set<String>,
        tenant: any Tenant,
        module: String?,
        pages: any PageRenderer = NoPages(),
        parts: ModuleParts = ModuleParts()
    ) {
        self.municipality = municipality
        self.caller = caller
        self.now = now
        self.caseTypes = caseTypes
        self.modulesOn = modulesOn
        self.tenant = tenant
        self.pages = pages
        self.parts = parts
        let rights = caller.rights(in: municipality)
        self.rights = rights
        visit = Visit(
            module: module,
            caller: caller,
            now: now,
            sight: rights.map { .staff($0.sight(of: caseTypes, for: caller.staffSession?.member.id ?? -1)) }
                ?? caller.residentSession.map { .resident($0.residentKey) } ?? .everything
        )
    }

    /// The day of the request in Europe/Amsterdam.
    public var today: Day { now.day }

    /// Reads on the calling thread, from one snapshot of the municipality's file.
    public func read<Value>(_ body: (any ReadSession) throws -> Value) throws -> Value {
        try tenant.read(visit, body)
    }

    /// Reads the tables of one module, for a part of it that stands on a page of others.
    func readTables<Value>(of module: String, _ body: (any Database) throws -> Value) throws -> Value {
        try tenant.read(Visit(module: module, caller: caller, now: now, sight: sight)) { try body($0.tables) }
    }

    /// Queues a change for the municipality's writer; `done` is called after the commit (see ``Store``).
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any WriteSession) throws -> Value,
        done: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        tenant.write(visit, body, done: done)
    }

    /// Changes something and waits for the commit on the calling thread: only for a worker of a slow route.
    public func writeAndWait<Value: Sendable>(
        _ body: @escaping @Sendable (any WriteSession) throws -> Value
    ) throws -> Value {
        let outcome = Promise<Result<Value, any Error>>()
        write(body) { outcome.fulfil($0) }
        return try outcome.wait().get()
    }

    /// The other municipalities of the platform, for what a resident has to tell one of them.
    public var neighbours: [ModuleParts.Neighbour] { parts.neighbours }

    /// The cases that exist for the caller.
    public var sight: CaseSight { visit.sight }

    /// Where photos and documents of this municipality lie.
    public var files: any FileStore { tenant.files }
}

/// Who looks or changes, when, and what exists for them.
public struct Visit: Sendable {
    /// The module whose tables a session shows; `nil` for the kernel's own interfaces.
    public let module: String?
    public let caller: Caller
    public let now: Timestamp
    public let sight: CaseSight

    public init(module: String?, caller: Caller, now: Timestamp, sight: CaseSight = .everything) {
        self.module = module
        self.caller = caller
        self.now = now
        self.sight = sight
    }
}

/// The port to one municipality's file and folder.
public protocol Tenant: Sendable {
    var files: any FileStore { get }

    func read<Value>(_ visit: Visit, _ body: (any ReadSession) throws -> Value) throws -> Value

    func write<Value: Sendable>(
        _ visit: Visit,
        _ body: @escaping @Sendable (any WriteSession) throws -> Value,
        done: @escaping @Sendable (Result<Value, any Error>) -> Void
    )
}

/// What a read may look at: one consistent snapshot of one municipality.
public protocol ReadSession {
    var cases: any CaseReader { get }
    var contacts: any ContactReader { get }
    /// The running cases that the caller may see, in lists.
    var worklist: any Worklist { get }
    /// What only the people who handle a case see of it.
    var dossier: any CaseDossier { get }
    /// What has to be done for cases, by residents and by staff.
    var tasks: any TaskReader { get }
    var messages: any MessageReader { get }
    /// What is kept about the resident who asks.
    var own: any OwnFile { get }
    /// Who opened a case of another team in an emergency.
    var emergencies: any EmergencyReader { get }
    /// Kept counters, for the pages that steer.
    var figures: any FigureReader { get }
    /// The module's own tables and the kernel's published views, nothing else.
    var tables: any Database { get }
}

/// What a change may do, inside one savepoint of the municipality's writer.
public protocol WriteSession {
    var cases: any CaseRegister { get }
    var contacts: any ContactRegister { get }
    /// Who works on which case.
    var work: any WorkDivision { get }
    /// What only the people who handle a case see of it, as it stands in this change.
    var dossier: any CaseDossier { get }
    /// Terms, notes, hand-overs and relations of cases.
    var handling: any CaseHandling { get }
    /// What has to be done for cases, by residents and by staff.
    var tasks: any TaskRegister { get }
    /// What is kept about the resident who asks.
    var own: any OwnFile { get }
    /// Opens a case of another team in an emergency.
    var emergencies: any EmergencyRegister { get }
    /// Finds residents; a look is a change, because it is logged.
    var residents: any ResidentSearch { get }
    /// What the municipality writes to the resident of a case.
    var messages: any MessageRegister { get }
    /// The module's own tables; the kernel's published views are readable.
    var tables: any WritableDatabase { get }
    /// Where the addresses lie that messages about a case go to.
    var addresses: any ContactAddresses { get }
    /// Where the answers lie with which cases were asked for.
    var answers: any CaseAnswers { get }
    /// Which kept files nothing names yet.
    var waitingFiles: any WaitingFiles { get }
    /// Where a look at personal data is logged before it is shown.
    var readLog: any ReadLog { get }
    /// New ids, in rising order.
    func newID() -> UniqueID
}

/// Keeps photos and documents under the SHA-256 of their content.
public protocol FileStore: Sendable {
    /// Writes and syncs the bytes, before any row names them; the same bytes twice are one file.
    ///
    /// - Returns: The SHA-256 as 64 hexadecimal digits.
    /// - Throws: ``StoreError/unavailable(code:)`` when the disk refuses.
    func keep(_ bytes: [UInt8]) throws -> String

    /// - Returns: `nil` when there is no such file.
    func bytes(of hash: String) throws -> [UInt8]?

    /// Whether there is such a file; a look at its name, not at its bytes.
    func contains(_ hash: String) -> Bool

    /// Removes a file; one that is gone already is no fault.
    ///
    /// Call it on the writer, and only for a file that no row names: the same bytes are one file, whoever
    /// kept them.
    ///
    /// - Throws: ``StoreError/unavailable(code:)`` when the disk refuses.
    func remove(_ hash: String) throws
}
