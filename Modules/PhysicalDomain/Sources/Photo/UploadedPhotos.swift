internal import Kernel

/// Photos that were uploaded and wait for their report; who never sends it has no photo here a day later.
struct UploadedPhotos {
    private let tables: any WritableDatabase
    private let files: any FileStore

    init(_ tables: any WritableDatabase, _ files: any FileStore) {
        self.tables = tables
        self.files = files
    }

    /// How many photos that waited too long go with each new one: more than come in, and quick.
    static let removedAtOnce = 4

    /// Notes a photo whose file has been kept, and removes the oldest few that waited too long.
    func add(_ photo: Photo, hash: String, id: UniqueID, at now: Timestamp) throws {
        // The same picture of someone else may have been removed after this one was kept.
        if !files.contains(hash) { _ = try files.keep(photo.bytes) }
        try tables.execute(
            """
            INSERT INTO physical_domain_photo (uuid, hash, media_type, width, height, at)
            VALUES (\(id), \(hash), \(photo.mediaType.rawValue), \(photo.width), \(photo.height), \(now))
            """
        )
        try removeExpired(at: now)
    }

    /// Should this change be undone, then the rows are back without files: nobody can claim them any more, and
    /// a next time removes them again.
    private func removeExpired(at now: Timestamp) throws {
        let expired = try tables.rows(
            """
            SELECT id, hash FROM physical_domain_photo
            WHERE report_id IS NULL AND at < \(now.adding(seconds: -PhotoTable.patienceSeconds))
            ORDER BY at LIMIT \(Self.removedAtOnce)
            """
        ) { row in (id: try row.integer(0), hash: try row.text(1)) }
        for photo in expired {
            try tables.execute("DELETE FROM physical_domain_photo WHERE id = \(photo.id)")
            // Someone may have sent the same picture for a task.
            let isNamed = try tables.first(
                """
                SELECT 1 FROM physical_domain_photo WHERE hash = \(photo.hash)
                UNION ALL SELECT 1 FROM public_kept_file WHERE hash = \(photo.hash)
                """
            ) { _ in true }
            if isNamed == nil { try files.remove(photo.hash) }
        }
    }
}
