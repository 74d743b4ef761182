internal import Kernel
internal import Records
internal import SQLiteStore
internal import Vault

/// Opens database files and checks that they belong to us: their owner, and the keys under which they lie.
struct FileOpener: Sendable {
    let threads: WriterPool
    let clock: any Clock
    let keys: KeysInUse

    /// Opens one file, brings its schema up to date and checks its marks.
    ///
    /// - Parameters:
    ///   - path: The file; it is made when it is not there.
    ///   - migrations: All steps that this program knows.
    ///   - owner: The code of the municipality, or `platform`.
    ///   - limits: How much the file takes on at a time.
    /// - Returns: The open file.
    /// - Throws: ``Refusal`` for a file that is not ours, of a newer program or under another key;
    ///   ``StoreError`` when it is damaged or the disk refuses.
    func open(
        _ path: String,
        _ migrations: [Migration],
        owner: String,
        limits: StoreLimits = StoreLimits()
    ) throws -> SQLiteStore {
        let store: SQLiteStore
        do {
            store = try SQLiteStore(
                path: path,
                migrations: migrations,
                now: clock.now(),
                threads: threads,
                limits: limits
            )
        } catch let error as MigrationError {
            throw Refusal(Self.sentence(about: error))
        }
        let marks = FileMarks(store)
        try checkOwner(owner, marks, path)
        try checkKeys(marks, path)
        return store
    }

    private func checkOwner(_ owner: String, _ marks: FileMarks, _ path: String) throws {
        guard let found = try marks.mark("owner") else { return try marks.set("owner", to: owner) }
        guard found == owner else {
            throw Refusal("\(path) hoort bij \(found), niet bij \(owner). Zet het goede bestand terug.")
        }
    }

    /// A file names every key that it was ever opened with; a key of the same name with another content is wrong.
    private func checkKeys(_ marks: FileMarks, _ path: String) throws {
        let ring = keys.ring
        let known = try marks.marks(startingWith: FileMarks.masterKey)
        for mark in known {
            guard let check = Base64.decode(mark.value.utf8) else { throw StoreError.damaged }
            do {
                try ring.confirm(id: mark.name, check: check)
            } catch {
                throw Refusal(
                    "De hoofdsleutel past niet bij \(path): \(error). Zet het sleutelbestand terug dat erbij hoort."
                )
            }
        }
        if !known.contains(where: { $0.name == ring.current.id }) { try marks.note(ring.current) }
    }

    static func sentence(about error: MigrationError) -> String {
        switch error {
        case .newerThanProgram(let file, let migration):
            "\(file) is van een nieuwere versie van het programma (\(migration)). Gebruik die versie."
        case .reordered(let file, let found, let expected):
            "\(file) heeft stap \(found) waar dit programma \(expected) verwacht. Gebruik het programma dat erbij hoort."
        case .repeated(let file, let migration):
            "Bij \(file): stap \(migration) staat twee keer in het programma. Dit is een fout van ons."
        case .failed(let file, let migration, let reason):
            "\(file) is niet bij te werken: stap \(migration) mislukt (\(reason)). Er is niets veranderd."
        }
    }
}

extension FileMarks {
    /// What the marks of the keys begin with, before the key's id.
    static let masterKey = "master-key/"

    /// Notes that values in this file lie under this key, before the first one does.
    func note(_ key: MasterKey) throws { try set(Self.masterKey + key.id, to: Base64.encode(key.check)) }

    /// Forgets a key under which nothing lies any more.
    func forgetKey(_ id: String) throws { try remove(Self.masterKey + id) }
}
