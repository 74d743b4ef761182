/// The reason why storage gave no answer, without bound values: those may be personal data.
public enum StoreError: Error, Hashable, Sendable {
    /// Another writer held the database longer than the busy timeout; trying again may help.
    case busy
    /// Too many changes wait for this file; trying again may help.
    case overloaded
    /// The disk is full, read-only or failing; nothing of the batch was kept. `code` is SQLite's.
    case unavailable(code: Int32)
    /// A UNIQUE or PRIMARY KEY rule refused the row.
    case duplicate
    /// Another constraint (CHECK, NOT NULL, FOREIGN KEY) refused the row.
    case constraint(code: Int32)
    /// The file is damaged or no database.
    case damaged
    /// The authorizer refused a table that this module may not touch.
    case notAuthorised
    /// SQLite refused the statement; `code` is its result code, `message` never holds values.
    case failed(code: Int32, message: String)
}
