internal import Kernel

/// A photo of how it looks now that the work is done; everybody with the follow code sees it.
struct ResultPhoto: Hashable, Sendable {
    let id: UniqueID
    let at: Timestamp
    let file: StoredFile
    let width: Int
    let height: Int

    /// What a page of the case shows.
    func picture(_ code: FollowCode) -> Picture {
        Picture(
            .local("/melden/resultaat/\(code)/\(id)"),
            description: "Foto van de plek nu het werk is gedaan",
            width: width,
            height: height
        )
    }
}

/// Reads and adds rows of `physical_domain_result_photo`.
struct ResultPhotoTable {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// The photos of a case, oldest first; at most ten.
    func photos(of file: CaseFile) throws -> [ResultPhoto] {
        try tables.rows(
            """
            SELECT uuid, at, hash, media_type, width, height FROM physical_domain_result_photo
            WHERE case_key = \(file.key) ORDER BY id LIMIT 10
            """
        ) { row in
            ResultPhoto(
                id: try UniqueID(bytes: try row.bytes(0)),
                at: Timestamp(milliseconds: Int64(try row.integer(1))),
                file: StoredFile(hash: try row.text(2), mediaType: try row.text(3)),
                width: try row.integer(4),
                height: try row.integer(5)
            )
        }
    }

    static func add(
        _ photo: Photo,
        hash: String,
        of file: CaseFile,
        at now: Timestamp,
        _ session: any WriteSession
    ) throws {
        try session.waitingFiles.add(hash, photo.bytes)
        try session.waitingFiles.claim(hash)
        try session.tables.execute(
            """
            INSERT INTO physical_domain_result_photo (uuid, case_key, hash, media_type, width, height, at)
            VALUES (\(session.newID()), \(file.key), \(hash), \(photo.mediaType.rawValue), \(photo.width),
                \(photo.height), \(now))
            """
        )
    }
}

/// `/melden/resultaat/{code}/{photo}`: the picture itself, for who has the follow code.
enum ShowResultPhoto {
    static let pattern = "/melden/resultaat/{code}/{photo}"
    static let route = Route(.get, pattern, access: .anyone, .slow(show))

    /// - Throws: ``Problem/notFound`` when the code or the photo is not there, or not of each other.
    @Sendable
    private static func show(_ request: Request, _ context: Context) throws -> Response {
        let code = try? FollowCode(request.parameters["code"] ?? "")
        let id = try? UniqueID(request.parameters["photo"] ?? "")
        let photo = try context.read { session in
            try code.flatMap { try session.cases.find(code: $0) }
                .flatMap { try ResultPhotoTable(session.tables).photos(of: $0) }?.first { $0.id == id }
        }
        guard let photo, let bytes = try context.files.bytes(of: photo.file.hash),
            let type = Photo.MediaType(rawValue: photo.file.mediaType)
        else { throw Problem.notFound }
        return Response(
            status: 200,
            headers: [
                Response.Header("Content-Type", type.rawValue),
                Response.Header("Cache-Control", "private, max-age=3600"),
            ],
            body: bytes
        )
    }
}
