internal import CSQLite
internal import Glibc
internal import Kernel

/// One open connection to a file; used by one thread at a time, which the pool sees to.
final class Connection {
    let handle: OpaquePointer
    let authorizer = Authorizer()
    let kernelStatements = StatementCache(.kernel)
    private let ownStatements = StatementCache(.store)
    private var moduleStatements: [String: StatementCache] = [:]
    /// The first failure of the disk since the transaction began, also when a job swallowed it.
    private(set) var diskFailure: StoreError?
    private let cache: PageCache
    private var isGrown = false
    /// Pages in the write-ahead log after the last commit of this connection.
    var logPages = 0
    /// The size of the log at which it is copied back next.
    var nextCheckpoint = Connection.checkpointPages

    /// Opens `path`; with `creating` it makes a file that is not there, readable by its owner only.
    ///
    /// - Throws: ``StoreError/damaged`` when the file is no database, ``StoreError/unavailable(code:)`` when
    ///   it cannot be opened or made.
    init(_ path: String, creating: Bool = false) throws {
        _ = Self.withoutMemoryStatistics
        if creating { Self.create(path) }
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let opened else {
            sqlite3_close(opened)
            throw StoreError(code: code, message: "the file could not be opened")
        }
        handle = opened
        cache = PageCache(path: path)
        sqlite3_extended_result_codes(handle, 1)
        // First of all: switching to WAL can itself meet a connection that recovers the log.
        sqlite3_busy_timeout(handle, Self.busyTimeoutMilliseconds)
        // SQLite silently opens a file that it may not write; the first change would find out.
        guard sqlite3_db_readonly(handle, "main") == 0 else {
            throw StoreError.unavailable(code: SQLITE_READONLY)
        }
        try configure()
    }

    deinit {
        ownStatements.removeAll()
        kernelStatements.removeAll()
        for statements in moduleStatements.values { statements.removeAll() }
        sqlite3_close(handle)
    }

    private func configure() throws {
        try run(
            """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
            PRAGMA temp_store = MEMORY; PRAGMA cache_size = -\(cache.readingKiB); PRAGMA mmap_size = 0;
            PRAGMA journal_size_limit = 16777216
            """
        )
        // The writer copies the log back after it has answered, see Checkpoint.
        sqlite3_wal_autocheckpoint(handle, 0)
        sqlite3_wal_hook(
            handle,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue().noteLog(pages: Int(pages))
                return SQLITE_OK
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
        authorizer.watch(handle)
    }

    /// Makes an empty file, readable by its owner only, unless it is there.
    static func create(_ path: String) {
        let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    static let busyTimeoutMilliseconds: Int32 = 5_000

    /// SQLite would take a lock of the whole process at every allocation to count it.
    private static let withoutMemoryStatistics = csqlite_config_memstatus(0)

    /// Gives the connection room for the pages that changes touch again and again.
    ///
    /// Writing what a transaction changed to the file before its commit would cost twice.
    func growForWriting() throws {
        guard !isGrown else { return }
        try run("PRAGMA cache_size = -\(cache.writingKiB); PRAGMA cache_spill = OFF")
        isGrown = true
    }

    // MARK: Statements

    func statements(for tablePrefix: String) -> StatementCache {
        if let known = moduleStatements[tablePrefix] { return known }
        let fresh = StatementCache(.module(tablePrefix: tablePrefix))
        moduleStatements[tablePrefix] = fresh
        return fresh
    }

    /// - Throws: ``StoreError``; its message is safe, as the text of a statement never holds values.
    func prepare(_ text: String, for principal: Principal) throws -> Statement {
        let shape = StatementShape(text, for: principal)
        if shape.isRefused { throw StoreError.notAuthorised }
        var prepared: OpaquePointer?
        authorizer.enter(principal, shape)
        var code = sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        if code != SQLITE_OK, authorizer.hasRefusedSchema {
            try connectVirtualTables()
            authorizer.enter(principal, shape)
            code = sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        }
        guard code == SQLITE_OK, let prepared else {
            if authorizer.hasRefused { throw StoreError.notAuthorised }
            let message = code == SQLITE_OK ? "an empty statement" : String(cString: sqlite3_errmsg(handle))
            throw noted(StoreError(code: code == SQLITE_OK ? SQLITE_MISUSE : code, message: message))
        }
        return Statement(prepared, shape)
    }

    /// Lets SQLite read the columns of all virtual tables, which it may not do for a module.
    private func connectVirtualTables() throws {
        let names = try withOwnSession { session in
            try session.rows("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'") {
                try $0.text(0)
            }
        }
        for name in names + ["json_each", "json_tree"] {
            try run("SELECT 1 FROM \"\(name.split(separator: "\"").joined(separator: "\"\""))\" LIMIT 0")
        }
    }

    /// Whether there is another row.
    func step(_ statement: Statement) throws -> Bool {
        let code = sqlite3_step(statement.handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        throw noted(StoreError(code: code, message: String(cString: sqlite3_errstr(code))))
    }

    private func noted(_ failure: StoreError) -> StoreError {
        if failure.isOfTheFile, diskFailure == nil { diskFailure = failure }
        return failure
    }

    /// Runs a statement of this target that has no values and whose rows are not needed.
    func perform(_ sql: SQL) throws {
        let statement = try ownStatements.statement(sql.shape, on: self)
        defer { statement.finish() }
        while try step(statement) {}
    }

    /// Runs a text of this target with any number of statements, without keeping them.
    func run(_ text: String) throws {
        authorizer.enter(.store, .trusted)
        let code = sqlite3_exec(handle, text, nil, nil, nil)
        guard code == SQLITE_OK else {
            throw noted(StoreError(code: code, message: String(cString: sqlite3_errstr(code))))
        }
    }

    /// A session of this target itself, which the authorizer lets through.
    func withOwnSession<Value>(_ body: (Session) throws -> Value) throws -> Value {
        let lease = Lease(self, mayChange: true)
        defer { lease.end() }
        return try body(Session(lease, ownStatements))
    }

    // MARK: Transactions

    /// Whether a transaction is open; SQLite itself ends it after some failures of the disk.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Whether a deferred foreign key is broken, which would make the COMMIT of the whole batch fail.
    var hasBrokenForeignKey: Bool {
        var count: Int32 = 0
        var highest: Int32 = 0
        sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &count, &highest, 0)
        return count != 0
    }

    func forgetDiskFailure() { diskFailure = nil }

    /// Ends the transaction without keeping anything; `false` when even that failed.
    func rollBack() -> Bool {
        if isInTransaction { try? perform("ROLLBACK") }
        return !isInTransaction
    }

    /// Lets go of the snapshot; a COMMIT does that faster than a ROLLBACK.
    func endReading() {
        do { try perform("COMMIT") } catch { _ = rollBack() }
    }

    /// Gives back what can be made again: prepared statements and cached pages.
    func releaseMemory() {
        ownStatements.removeAll()
        kernelStatements.removeAll()
        moduleStatements.removeAll()
        if isGrown {
            try? run("PRAGMA cache_size = -\(cache.readingKiB); PRAGMA cache_spill = ON")
            isGrown = false
        }
        sqlite3_db_release_memory(handle)
    }
}
