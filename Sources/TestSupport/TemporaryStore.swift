public import Kernel
public import SQLiteStore

/// A real store in a folder of its own, closed and removed when the value goes.
///
/// It lies on disk (in memory where the machine offers that): an in-memory database has no second connection.
public final class TemporaryStore: Sendable {
    public let folder: TemporaryFolder
    public let file: SQLiteStore
    /// The same as ``file``, behind the kernel's port.
    public var store: any Store { file }

    /// - Parameters:
    ///   - migrations: The schema, such as that of the kernel and of one module.
    ///   - limits: How much the store takes on at a time.
    /// - Throws: What opening a file throws.
    public convenience init(migrations: [Migration], limits: StoreLimits = StoreLimits()) throws {
        try self.init(in: TemporaryFolder(), migrations, limits)
    }

    private init(in folder: TemporaryFolder, _ migrations: [Migration], _ limits: StoreLimits) throws {
        self.folder = folder
        file = try SQLiteStore(
            path: "\(folder.path)/0226-duiven.sqlite",
            migrations: migrations,
            now: Timestamp(milliseconds: 1_767_225_600_000),
            threads: WriterPool(threads: 1),
            limits: limits
        )
    }

    deinit { file.close() }

    /// Closes the file and opens it once more with other steps, as an upgrade of the program does.
    public func upgraded(to migrations: [Migration]) throws -> TemporaryStore {
        file.close()
        return try TemporaryStore(in: folder, migrations, StoreLimits())
    }
}
