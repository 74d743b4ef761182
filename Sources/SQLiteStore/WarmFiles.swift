internal import Kernel

/// Bounds what all open files together keep in memory beyond one bare connection each.
///
/// Statements, cached pages and extra connections are worth their memory for files in use only: with 342
/// files open, most of them are not.
final class WarmFiles: Sendable {
    private let limit: Int
    private let files = Lock<[any WarmFile]>([])

    init(limit: Int) { self.limit = max(1, limit) }

    /// Counts `file` as warm and cools the one that was used longest ago when there are too many.
    func add(_ file: any WarmFile) {
        let coldest: (any WarmFile)? = files.withLock { files in
            files.append(file)
            guard files.count > limit else { return nil }
            let oldest = files.indices.min { files[$0].lastUse < files[$1].lastUse }
            return oldest.map { files.remove(at: $0) }
        }
        coldest?.cool()
    }

    func remove(_ file: any WarmFile) {
        files.withLock { files in files.removeAll { $0 === file } }
    }
}

/// A file that may keep more than it needs.
protocol WarmFile: AnyObject, Sendable {
    /// On the ``MonotonicClock``.
    var lastUse: Int64 { get }
    /// Gives back everything but one bare connection.
    func cool()
}
