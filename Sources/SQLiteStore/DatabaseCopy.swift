internal import CSQLite
internal import Kernel

/// A copy of a database in steps, on one connection of the source.
///
/// Changes that this same connection makes between steps are put into the copy too; changes of any other
/// connection make it start over. So the source has to be the writer's own connection.
final class DatabaseCopy {
    /// `nil` when finished.
    private var target: OpaquePointer?
    private var copy: OpaquePointer?
    /// Kept open until the copy is done.
    private let source: Connection

    /// Begins a copy into a file that is not there yet.
    init(of source: Connection, to path: String) throws {
        Connection.create(path)
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(path, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            sqlite3_close(opened)
            throw StoreError(code: code, message: "the copy could not be made")
        }
        // The whole file is synced once at the end.
        sqlite3_exec(opened, "PRAGMA synchronous = OFF", nil, nil, nil)
        guard let copy = sqlite3_backup_init(opened, "main", source.handle, "main") else {
            let code = sqlite3_extended_errcode(opened)
            sqlite3_close(opened)
            throw StoreError(code: code, message: "the copy could not begin")
        }
        target = opened
        self.copy = copy
        self.source = source
    }

    deinit { finish() }

    /// Ends the copy and closes its file; an incomplete copy is no database.
    func finish() {
        sqlite3_backup_finish(copy)
        sqlite3_close(target)
        copy = nil
        target = nil
    }

    /// Pages copied and pages in all, as of the last step.
    var progress: BackupProgress {
        let total = Int(sqlite3_backup_pagecount(copy))
        return BackupProgress(part: .database, done: total - Int(sqlite3_backup_remaining(copy)), total: total)
    }

    /// Copies for some milliseconds; `true` when there is more.
    func step() throws -> Bool {
        let end = MonotonicClock.nanoseconds + Self.stepNanoseconds
        repeat {
            let code = sqlite3_backup_step(copy, 64)
            if code == SQLITE_DONE { return false }
            // Busy is another process that writes just now: it passes.
            guard [SQLITE_OK, SQLITE_BUSY, SQLITE_LOCKED].contains(code & 0xff) else {
                throw StoreError(code: code, message: String(cString: sqlite3_errstr(code)))
            }
        } while MonotonicClock.nanoseconds < end
        return true
    }

    private static let stepNanoseconds: Int64 = 5_000_000
}
