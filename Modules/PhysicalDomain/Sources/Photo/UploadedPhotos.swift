internal import Kernel

/// Photos that were uploaded and wait for their report; who never sends it has no photo here a day later.
struct UploadedPhotos {
    private let session: any WriteSession

    init(_ session: any WriteSession) { self.session = session }

    /// Notes a photo whose file has been kept, and forgets the oldest few that waited too long; the kernel removes
    /// their files.
    func add(_ photo: Photo, hash: String, id: UniqueID, at now: Timestamp) throws {
        try session.waitingFiles.add(hash, photo.bytes)
        try session.tables.execute(
            """
            INSERT INTO physical_domain_photo (uuid, hash, media_type, width, height, at)
            VALUES (\(id), \(hash), \(photo.mediaType.rawValue), \(photo.width), \(photo.height), \(now))
            """
        )
        try session.tables.execute(
            """
            DELETE FROM physical_domain_photo WHERE id IN (
                SELECT id FROM physical_domain_photo
                WHERE report_id IS NULL AND at < \(now.adding(seconds: -WaitingFile.patienceSeconds))
                ORDER BY at LIMIT \(WaitingFile.removedAtOnce))
            """
        )
    }

    /// Gives a waiting photo to a report; its file stays from now on.
    func claim(_ id: UniqueID, for report: Int) throws {
        if let hash = try PhotoTable(session.tables).claim(id, for: report) { try session.waitingFiles.claim(hash) }
    }
}
