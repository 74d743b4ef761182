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

    /// Binds the values of `sql`.
    func bind(_ values: [SQLValue]) throws {
        if let valueNumbers { return try bind(values, by: valueNumbers) }
        guard values.count == parameterCount else { throw Self.wrongParameters }
        var index: Int32 = 0
        for value in values {
            index += 1
            try bind(value, at: index)
        }
    }

    private func bind(_ values: [SQLValue], by numbers: [Int]) throws {
        for (index, number) in numbers.enumerated() {
            guard values.indices.contains(number) else { throw Self.wrongParameters }
            try bind(values[number], at: Int32(index + 1))
        }
    }

    private func bind(_ value: SQLValue, at index: Int32) throws {
        let code =
            switch value {
            case .null: sqlite3_bind_null(handle, index)
            case .integer(let number): sqlite3_bind_int64(handle, index, number)
            case .real(let number): sqlite3_bind_double(handle, index, number)
            case .text(var text):
                text.withUTF8 { utf8 in
                    utf8.withMemoryRebound(to: CChar.self) {
                        csqlite_bind_text(handle, index, $0.baseAddress ?? Self.empty, Int32($0.count))
                    }
                }
            case .blob(let bytes):
                bytes.isEmpty
                    ? sqlite3_bind_zeroblob(handle, index, 0)
                    : bytes.withUnsafeBytes { csqlite_bind_blob(handle, index, $0.baseAddress, Int32($0.count)) }
            }
        guard code == SQLITE_OK else {
            throw StoreError(code: code, message: "a value could not be bound")
        }
    }

    /// Ends a use: an un-reset SELECT would hold the snapshot, and bound values must not stay in memory.
    func finish() {
        sqlite3_reset(handle)
        if parameterCount > 0 { sqlite3_clear_bindings(handle) }
        isInUse = false
    }

    /// A NULL pointer would be bound as NULL instead of as an empty text.
    nonisolated(unsafe) private static let empty: UnsafePointer<CChar> = {
        let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
        byte.initialize(to: 0)
        return UnsafePointer(byte)
    }()

    private static let wrongParameters = StoreError.failed(
        code: SQLITE_RANGE,
        message: "the statement has other parameters than values"
    )
}
