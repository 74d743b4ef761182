/// One connection to one municipality's file (or the platform's), for reading.
///
/// A connection is used by one thread at a time and never leaves the closure that received it.
public protocol Database: AnyObject {
    /// Runs one statement and shows each of its rows.
    ///
    /// - Throws: ``StoreError``, or what `visit` throws.
    func each(_ sql: SQL, _ visit: (any Row) throws -> Void) throws

    /// The same connection for one module: its own tables and the kernel's published views, nothing else.
    ///
    /// A published view's name starts with `public_`. A name that a statement gives to a query (`WITH x AS`)
    /// starts with the module's prefix too. Anything else is refused as ``StoreError/notAuthorised``.
    ///
    /// The prefix is that of the module's manifest, see ``ModuleManifest/tablePrefix``.
    func limited(to tablePrefix: String) -> any Database
}

/// A connection inside a write transaction.
public protocol WritableDatabase: Database {
    /// Runs one statement that changes rows and returns how many it changed.
    ///
    /// - Throws: ``StoreError``; the statement has then changed nothing.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int

    /// Runs one statement that inserts one row into a table with an integer key, and returns that key.
    ///
    /// Quicker than `RETURNING`, for which SQLite makes a table of its own at each run.
    ///
    /// - Returns: `nil` when the row was left out (`ON CONFLICT DO NOTHING`); never for `DO UPDATE`.
    /// - Throws: ``StoreError``; nothing was inserted then.
    func insert(_ sql: SQL) throws -> Int?

    /// Adds to what is written once for all changes that share the commit of this one.
    ///
    /// A change that fails has gathered nothing. No change can read what others gathered before it, so a number
    /// that changes decide by is written at once instead.
    ///
    /// - Parameters:
    ///   - amounts: The kind of sum; a module's is written with the rights of that module.
    ///   - add: Adds to what this change gathered so far.
    func gather<Amounts: Gathering>(_ amounts: Amounts.Type, _ add: (inout Amounts) -> Void)

    /// As ``Database/limited(to:)``; the module may also change the rows of its own tables.
    func limitedForChanges(to tablePrefix: String) -> any WritableDatabase
}

extension Database {
    /// Runs one statement and makes a value of each of its rows.
    ///
    /// - Throws: ``StoreError``, or what `make` throws.
    @inlinable
    public func rows<Value>(_ sql: SQL, _ make: (any Row) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        try each(sql) { values.append(try make($0)) }
        return values
    }

    /// Runs one statement and makes a value of its first row; `nil` when it has none.
    ///
    /// - Throws: ``StoreError``, or what `make` throws.
    @inlinable
    public func first<Value>(_ sql: SQL, _ make: (any Row) throws -> Value) throws -> Value? {
        var value: Value?
        try each(sql) { if value == nil { value = try make($0) } }
        return value
    }
}

/// One result row; columns are read by their place in the SELECT, counted from 0.
///
/// A row is valid only inside the closure that received it.
public protocol Row {
    /// - Throws: ``RowError`` when the column is NULL or no integer.
    func integer(_ column: Int) throws -> Int
    /// - Throws: ``RowError`` when the column is NULL or no text.
    func text(_ column: Int) throws -> String
    /// - Throws: ``RowError`` when the column is NULL or no blob.
    func bytes(_ column: Int) throws -> [UInt8]
    /// - Throws: ``RowError`` when the column is NULL or no number.
    func real(_ column: Int) throws -> Double
    func isNull(_ column: Int) -> Bool
    /// The column as it is stored, for tools that do not know the table.
    func value(_ column: Int) -> SQLValue
}

extension Row {
    /// `nil` when the column is NULL.
    public func optionalInteger(_ column: Int) throws -> Int? { isNull(column) ? nil : try integer(column) }

    /// `nil` when the column is NULL.
    public func optionalText(_ column: Int) throws -> String? { isNull(column) ? nil : try text(column) }

    /// `nil` when the column is NULL.
    public func optionalBytes(_ column: Int) throws -> [UInt8]? { isNull(column) ? nil : try bytes(column) }
}

/// A column that is missing or holds another type than the code expects.
public struct RowError: Error, Hashable, Sendable {
    public let column: Int

    public init(column: Int) { self.column = column }
}
