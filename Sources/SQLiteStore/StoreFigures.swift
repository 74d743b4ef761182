/// What an operator wants to know of one file.
public struct StoreFigures: Hashable, Sendable {
    /// Commits since the file was opened, each on disk when it counts.
    public let commits: Int
    /// Changes that were kept; more than ``commits`` when changes shared one.
    public let changesKept: Int
    /// Changes that were refused or failed, and left nothing behind.
    public let changesRefused: Int
    /// Changes in the queue now.
    public let changesWaiting: Int
    /// How long the first in the queue has been waiting; 0 when nothing waits.
    public let oldestWaitMilliseconds: Int64
    /// Open connections, at least one.
    public let connections: Int
}

/// How much one file takes on at a time.
public struct StoreLimits: Hashable, Sendable {
    /// Changes that may wait; one more is ``StoreError/overloaded``.
    public var queueLength = 2_000
    /// Changes that may share a commit.
    public var batchSize = 256
    /// After this time a batch commits, so that the first of it does not wait for the last.
    public var batchNanoseconds: Int64 = 20_000_000

    public init() {}
}
