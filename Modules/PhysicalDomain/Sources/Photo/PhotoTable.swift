internal import Kernel

/// Reads and changes rows of `physical_domain_photo`.
struct PhotoTable {
    private let tables: any WritableDatabase

    init(_ tables: any WritableDatabase) { self.tables = tables }

    /// How long a photo waits for the report it was sent for: one day.
    static let patienceSeconds = 86_400

    /// Whether a photo may still be given to a report: it is there, in time and belongs to none yet.
    func isWaiting(_ id: UniqueID, at now: Timestamp) throws -> Bool {
        try tables.first(
            """
            SELECT 1 FROM physical_domain_photo
            WHERE uuid = \(id) AND report_id IS NULL AND at >= \(now.adding(seconds: -Self.patienceSeconds))
            """
        ) { _ in true } ?? false
    }

    /// Gives a waiting photo to a report.
    func claim(_ id: UniqueID, for report: Int) throws {
        try tables.execute("UPDATE physical_domain_photo SET report_id = \(report) WHERE uuid = \(id)")
    }
}

/// A photo that a form names is not there (any more); the resident has to choose it again.
struct PhotoGone: Error, Hashable {}
