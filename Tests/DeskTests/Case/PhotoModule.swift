import Kernel
import TestSupport

/// A module of the tests that keeps photos with its cases, as the real one does.
struct PhotoModule: DomainModule, ModuleDossier {
    static let manifest = ModuleManifest(id: "physical-domain", title: "Straat", owner: "Team Test")

    func register(in registry: inout ModuleRegistry) {
        registry.add(
            Migration(
                "physical-domain-001-photo",
                [
                    """
                    CREATE TABLE physical_domain_photo (
                        case_key INTEGER NOT NULL, uuid BLOB NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL,
                        media_type TEXT NOT NULL, at INTEGER NOT NULL
                    ) STRICT
                    """
                ]
            )
        )
        registry.add(self)
    }

    func answers(of file: CaseFile, in tables: any Database) throws -> [Fact] {
        try documents(of: file, in: tables).isEmpty ? [] : [Fact("Waar is het?", "Bij de bakker")]
    }

    func documents(of file: CaseFile, in tables: any Database) throws -> [CaseDocument] {
        try tables.rows(
            """
            SELECT uuid, name, hash, media_type, at FROM physical_domain_photo WHERE case_key = \(file.key)
            """
        ) { row in
            CaseDocument(
                id: try UniqueID(bytes: try row.bytes(0)),
                name: try row.text(1),
                at: Timestamp(milliseconds: Int64(try row.integer(4))),
                file: StoredFile(hash: try row.text(2), mediaType: try row.text(3))
            )
        }
    }
}

extension CaseRoom {
    /// Puts a photo with a case, as a report would.
    ///
    /// - Returns: What names it in an address.
    func addPhoto(
        _ bytes: [UInt8] = Array("foto".utf8),
        to file: CaseFile,
        name: String = "Foto bij de melding",
        mediaType: String = "image/jpeg",
        after seconds: Int = 0
    ) throws -> UniqueID {
        let hash = try tenant.context().files.keep(bytes)
        let at = tenant.clock.now().adding(seconds: seconds)
        return try tenant.write { session in
            let id = session.newID()
            try session.tables.execute(
                """
                INSERT INTO physical_domain_photo (case_key, uuid, name, hash, media_type, at)
                VALUES (\(file.key), \(id), \(name), \(hash), \(mediaType), \(at))
                """
            )
            return id
        }
    }
}
