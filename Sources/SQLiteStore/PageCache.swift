internal import Glibc

/// How much of its file a connection keeps in memory (SQLite: `cache_size`).
///
/// Rows that are looked up are all over a big file, so keeping them helps nobody; the inner pages of its trees, some
/// half a percent of it, are read for every row. A platform with hundreds of small files stays small.
struct PageCache: Hashable, Sendable {
    let readingKiB: Int

    /// What a transaction changed stays in memory until its commit, which is short.
    var writingKiB: Int { max(2_048, readingKiB) }

    static let smallestKiB = 512
    static let largestKiB = 8_192

    /// Half a percent of a file of this size.
    init(fileBytes: Int) {
        readingKiB = min(Self.largestKiB, max(Self.smallestKiB, fileBytes / 200 / 1_024))
    }

    /// For the file as it is now; one that cannot be looked at counts as small.
    init(path: String) {
        var status = stat()
        self.init(fileBytes: stat(path, &status) == 0 ? Int(status.st_size) : 0)
    }
}
