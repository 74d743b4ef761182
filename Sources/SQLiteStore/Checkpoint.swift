internal import CSQLite

extension Connection {
    /// Copies the write-ahead log back into the file when it has grown, after everybody has been answered.
    ///
    /// A passive copy waits for nobody, but the log starts anew only in a moment without readers of it. Under
    /// constant reading that moment may never come; then the log is restarted: new readers no longer use
    /// it, so this waits only for reads that run already, and briefly.
    func checkpointIfDue() {
        guard logPages >= nextCheckpoint else { return }
        if logPages < Self.restartPages {
            sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        } else {
            sqlite3_busy_timeout(handle, 100)
            sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_RESTART, nil, nil)
            sqlite3_busy_timeout(handle, Self.busyTimeoutMilliseconds)
        }
        // Until the log starts anew, try again at every further thousand pages.
        nextCheckpoint = logPages + Self.checkpointPages
    }

    /// The first commit into a new log asks for a checkpoint at 1,000 pages (4 MiB) again.
    func noteLog(pages: Int) {
        if pages < logPages { nextCheckpoint = Self.checkpointPages }
        logPages = pages
    }

    static let checkpointPages = 1_000
    private static let restartPages = 8_000
}
