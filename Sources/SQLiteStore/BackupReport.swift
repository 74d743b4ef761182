/// What a backup or a restore copied, counted while it was read back.
public struct BackupReport: Hashable, Sendable {
    public let tables: Int
    public let rows: Int
    /// Photos and documents.
    public let files: Int

    public init(tables: Int, rows: Int, files: Int) {
        self.tables = tables
        self.rows = rows
        self.files = files
    }
}

/// The reason why a backup or a restore was refused; the target is as it was before.
public enum BackupError: Error, Hashable, Sendable {
    /// Something stands at the target already.
    case targetExists(file: String)
    /// There is no database to copy.
    case missing(file: String)
    /// The copy does not pass SQLite's own checks; `finding` is the first line of `check`.
    case damaged(file: String, check: String, finding: String)
    /// A photo or document is not what its name says.
    case damagedContent(file: String)
}

/// How far a copy is.
public struct BackupProgress: Hashable, Sendable {
    /// What is being copied now.
    public enum Part: Hashable, Sendable {
        /// Counted in pages of 4 KiB.
        case database
        /// Counted in photos and documents.
        case files
        /// Counted in tables.
        case check
    }

    public let part: Part
    public let done: Int
    /// May grow while the copy runs, as the source goes on changing.
    public let total: Int

    public init(part: Part, done: Int, total: Int) {
        self.part = part
        self.done = done
        self.total = total
    }
}
