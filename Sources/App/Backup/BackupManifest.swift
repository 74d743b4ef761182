internal import Kernel
internal import Vault

/// What a backup holds: `manifest.json` in its folder.
struct BackupManifest: Hashable {
    let createdAt: Timestamp
    /// The keys that open it, by id, with the value that tells one key from another.
    let keys: [Key]
    let files: [File]

    struct Key: Hashable {
        let id: String
        let check: String
    }

    /// One database with its photos and documents.
    struct File: Hashable {
        /// Below the folder of the backup.
        let name: String
        /// The code of the municipality, or `platform`.
        let owner: String
        let tables: Int
        let rows: Int
        /// Photos and documents beside it.
        let contentFiles: Int
        let sha256: String
    }

    static let name = "manifest.json"

    var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("format", 1)
            json.field("createdAt", createdAt.rfc3339)
            json.array("keys") { json in
                for key in keys {
                    json.object { json in
                        json.field("id", key.id)
                        json.field("check", key.check)
                    }
                }
            }
            json.array("files") { json in
                for file in files {
                    json.object { json in
                        json.field("name", file.name)
                        json.field("owner", file.owner)
                        json.field("tables", file.tables)
                        json.field("rows", file.rows)
                        json.field("contentFiles", file.contentFiles)
                        json.field("sha256", file.sha256)
                    }
                }
            }
        }
        return json.bytes
    }
}

extension BackupManifest {
    /// - Throws: ``Refusal`` when it is no manifest of this program.
    init(json bytes: [UInt8], path: String) throws(Refusal) {
        guard let tree = try? JSONTree(parsing: bytes), tree["format"] == .integer(1),
            let createdAt = tree["createdAt"]?.text.flatMap({ try? Timestamp(rfc3339: $0) }),
            let keys = tree["keys"]?.list, let files = tree["files"]?.list
        else { throw Refusal("\(path) is geen beschrijving van een reservekopie die dit programma kent.") }
        let known = keys.compactMap(Key.init)
        let read = files.compactMap(File.init)
        guard known.count == keys.count, read.count == files.count else {
            throw Refusal("\(path) is niet volledig. Gebruik een andere reservekopie.")
        }
        self.init(createdAt: createdAt, keys: known, files: read)
    }
}

extension BackupManifest.Key {
    fileprivate init?(_ tree: JSONTree) {
        guard let id = tree["id"]?.text, let check = tree["check"]?.text else { return nil }
        self.init(id: id, check: check)
    }
}

extension BackupManifest.File {
    fileprivate init?(_ tree: JSONTree) {
        guard let name = tree["name"]?.text, let owner = tree["owner"]?.text, let sha256 = tree["sha256"]?.text,
            case .integer(let tables) = tree["tables"], case .integer(let rows) = tree["rows"],
            case .integer(let contentFiles) = tree["contentFiles"], !name.contains(".."), !name.hasPrefix("/")
        else { return nil }
        self.init(
            name: name,
            owner: owner,
            tables: tables,
            rows: rows,
            contentFiles: contentFiles,
            sha256: sha256
        )
    }
}
