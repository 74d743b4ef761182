internal import CSQLite
internal import Kernel

/// One prepared statement; used by one thread at a time, like its connection.
final class Statement {
    let handle: OpaquePointer
    /// Whether SQLite promises that it changes nothing.
    let isReadOnly: Bool
    let shape: StatementShape
    /// A row closure may run the same statement again; the second use gets a statement of its own.
    var isInUse = false
    var lastUse = 0
    private let parameterCount: Int
    private let bound = BoundBytes()
    /// For each parameter of SQLite the number of the value; `nil` when they are the same, which is usual.
    private let valueNumbers: [Int]?

    /// Takes over `handle`, which lives as long as this object.
    init(_ handle: OpaquePointer, _ shape: StatementShape) {
        self.handle = handle
        self.shape = shape
        isReadOnly = sqlite3_stmt_readonly(handle) != 0
        parameterCount = Int(sqlite3_bind_parameter_count(handle))
        let numbers = (0..<parameterCount).map { Self.valueNumber(of: $0, in: handle) }
        valueNumbers = numbers == Array(0..<parameterCount) ? nil : numbers
    }

    deinit { sqlite3_finalize(handle) }

    /// The parameter `$3` takes the third value, counted from 0.
    private static func valueNumber(of parameter: Int, in handle: OpaquePointer) -> Int {
        guard let name = sqlite3_bind_parameter_name(handle, Int32(parameter + 1)) else { return parameter }
        return Int(String(cString: name).dropFirst()).map { $0 - 1 } ?? -1
    }

    /// Binds the values of an ``Kernel/SQL``.
    func bind(_ values: [SQLValue]) throws {
        let values = try valueNumbers.map { try Self.pick($0, of: values) } ?? values
        guard values.count == parameterCount else { throw Self.wrongParameters }
        bound.makeRoom(for: values)
        var index: Int32 = 0
        for value in values {
            index += 1
            try bind(value, at: index)
        }
    }

    private static func pick(_ numbers: [Int], of values: [SQLValue]) throws -> [SQLValue] {
        guard numbers.allSatisfy(values.indices.contains) else { throw wrongParameters }
        return numbers.map { values[$0] }
    }

    private func bind(_ value: SQLValue, at index: Int32) throws {
        let code =
            switch value {
            case .null: sqlite3_bind_null(handle, index)
            case .integer(let number): sqlite3_bind_int64(handle, index, number)
            case .real(let number): sqlite3_bind_double(handle, index, number)
            case .text(var text): text.withUTF8 { bind(text: UnsafeRawBufferPointer($0), at: index) }
            case .blob(let bytes): bytes.withUnsafeBytes { bind(blob: $0, at: index) }
            }
        guard code == SQLITE_OK else {
            throw StoreError(code: code, message: "a value could not be bound")
        }
    }

    // Without a destructor (the last `nil`) SQLite reads our bytes in their place instead of copying them.

    private func bind(text: UnsafeRawBufferPointer, at index: Int32) -> Int32 {
        let copy = bound.copy(text)
        return sqlite3_bind_text(
            handle,
            index,
            copy.assumingMemoryBound(to: CChar.self).baseAddress,
            Int32(copy.count),
            nil
        )
    }

    private func bind(blob: UnsafeRawBufferPointer, at index: Int32) -> Int32 {
        let copy = bound.copy(blob)
        return sqlite3_bind_blob(handle, index, copy.baseAddress, Int32(copy.count), nil)
    }

    /// Ends a use: an un-reset SELECT would hold the snapshot, and bound values must not stay in memory.
    func finish() {
        sqlite3_reset(handle)
        if parameterCount > 0 {
            sqlite3_clear_bindings(handle)
            bound.clear()
        }
        isInUse = false
    }

    private static let wrongParameters = StoreError.failed(
        code: SQLITE_RANGE,
        message: "the statement has other parameters than values"
    )
}
