internal import CSQLite
internal import Kernel

/// The row on which a running statement stands, read straight from SQLite.
final class StatementRow: Row {
    /// `nil` after the closure that received the row, so that a row that escaped reads nothing.
    private var handle: OpaquePointer?
    private let columnCount: Int32

    init(_ handle: OpaquePointer) {
        self.handle = handle
        columnCount = sqlite3_column_count(handle)
    }

    func end() { handle = nil }

    func integer(_ column: Int) throws -> Int {
        Int(sqlite3_column_int64(try statement(column, SQLITE_INTEGER), Int32(column)))
    }

    func real(_ column: Int) throws -> Double {
        let index = try checked(column)
        let type = sqlite3_column_type(handle, index)
        guard type == SQLITE_FLOAT || type == SQLITE_INTEGER else { throw RowError(column: column) }
        return sqlite3_column_double(handle, index)
    }

    func text(_ column: Int) throws -> String {
        let statement = try statement(column, SQLITE_TEXT)
        guard let start = sqlite3_column_text(statement, Int32(column)) else { throw RowError(column: column) }
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int) throws -> [UInt8] {
        let statement = try statement(column, SQLITE_BLOB)
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        // An empty blob has no address.
        guard let start = sqlite3_column_blob(statement, Int32(column)) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    func isNull(_ column: Int) -> Bool {
        guard let index = try? checked(column) else { return true }
        return sqlite3_column_type(handle, index) == SQLITE_NULL
    }

    func value(_ column: Int) -> SQLValue {
        guard let index = try? checked(column) else { return .null }
        let value: SQLValue? =
            switch sqlite3_column_type(handle, index) {
            case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, index))
            case SQLITE_FLOAT: .real(sqlite3_column_double(handle, index))
            case SQLITE_TEXT: (try? text(column)).map(SQLValue.text)
            case SQLITE_BLOB: (try? bytes(column)).map(SQLValue.blob)
            default: .null
            }
        return value ?? .null
    }

    private func statement(_ column: Int, _ type: Int32) throws -> OpaquePointer? {
        let index = try checked(column)
        guard sqlite3_column_type(handle, index) == type else { throw RowError(column: column) }
        return handle
    }

    private func checked(_ column: Int) throws -> Int32 {
        guard handle != nil, column >= 0, column < Int(columnCount) else { throw RowError(column: column) }
        return Int32(column)
    }
}
