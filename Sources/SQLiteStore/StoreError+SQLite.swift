internal import CSQLite
internal import Kernel

extension StoreError {
    /// The reason that belongs to an extended result code of SQLite.
    ///
    /// The message is used only for codes that have no case of their own. Never give it SQLite's message of a
    /// running statement: full text and JSON functions put bound values into it.
    init(code: Int32, message: @autoclosure () -> String) {
        switch code & 0xff {
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_NOMEM, SQLITE_PERM:
            self = .unavailable(code: code)
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged
        case SQLITE_AUTH: self = .notAuthorised
        case SQLITE_CONSTRAINT: self = StoreError(constraint: code)
        default: self = .failed(code: code, message: message())
        }
    }

    private init(constraint code: Int32) {
        // Extended codes are function-like macros in C: primary code | (number << 8).
        let unique = SQLITE_CONSTRAINT | (8 << 8)
        let primaryKey = SQLITE_CONSTRAINT | (6 << 8)
        let rowID = SQLITE_CONSTRAINT | (10 << 8)
        self = [unique, primaryKey, rowID].contains(code) ? .duplicate : .constraint(code: code)
    }

    /// Whether the file itself failed, so that nothing of the running transaction may be claimed.
    var isOfTheFile: Bool {
        switch self {
        case .unavailable, .damaged: true
        case .busy, .overloaded, .duplicate, .constraint, .notAuthorised, .failed: false
        }
    }
}
