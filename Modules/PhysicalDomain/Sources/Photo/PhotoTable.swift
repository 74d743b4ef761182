internal import Kernel

/// Reads and changes rows of `physical_domain_photo`.
struct PhotoTable {
    private let tables: any WritableDatabase

    init(_ tables: any WritableDatabase) { self.tables = tables }

    /// Whether a photo may still be given to a report: it is there, in time and belongs to none yet.
    func isWaiting(_ id: UniqueID, at now: Timestamp) throws -> Bool {
        try tables.first(
            """
            SELECT 1 FROM physical_domain_photo
            WHERE uuid = \(id) AND report_id IS NULL AND at >= \(now.adding(seconds: -WaitingFile.patienceSeconds))
            """
        ) { _ in true } ?? false
    }

    /// Gives a waiting photo to a report.
    ///
    /// - Returns: The hash of its file, which the kernel has to hear of; ``UploadedPhotos/claim(_:for:)`` tells it.
    func claim(_ id: UniqueID, for report: Int) throws -> String? {
        try tables.execute("UPDATE physical_domain_photo SET report_id = \(report) WHERE uuid = \(id)")
        return try tables.first("SELECT hash FROM physical_domain_photo WHERE uuid = \(id)") { try $0.text(0) }
    }
}

/// A photo that a form names is not there (any more); the resident has to choose it again.
struct PhotoGone: Error, Hashable {}
