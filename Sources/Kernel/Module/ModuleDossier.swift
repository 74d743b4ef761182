/// What a module keeps of its own cases in its own tables, for the people who handle them (dossier).
///
/// A municipality that switched the module off keeps reading it: its cases stay.
public protocol ModuleDossier: Sendable {
    /// What a resident filled in for a case that this module opened, in the order of its form; empty for any other case.
    ///
    /// It may hold personal data, so whoever shows it logs that first.
    func answers(of file: CaseFile, in tables: any Database) throws -> [Fact]

    /// The photos and documents of a case, oldest first; who opens one logs that first.
    func documents(of file: CaseFile, in tables: any Database) throws -> [CaseDocument]
}

/// A photo or another file that belongs to a case (document).
public struct CaseDocument: Hashable, Sendable {
    /// What names it in an address.
    public let id: UniqueID
    /// As staff reads it, such as `Foto bij de melding`.
    public let name: String
    public let at: Timestamp
    public let file: StoredFile

    public init(id: UniqueID, name: String, at: Timestamp, file: StoredFile) {
        self.id = id
        self.name = name
        self.at = at
        self.file = file
    }
}

/// A file that ``FileStore`` keeps.
public struct StoredFile: Hashable, Sendable {
    /// The SHA-256 as 64 hexadecimal digits.
    public let hash: String
    /// Such as `image/jpeg`, as it was recognised by its first bytes.
    public let mediaType: String

    public init(hash: String, mediaType: String) {
        self.hash = hash
        self.mediaType = mediaType
    }
}

/// The dossiers of all modules, each limited to the tables of its own module.
public struct ModuleDossiers: Sendable {
    private let known: [String: Entry]

    private struct Entry: Sendable {
        let tablePrefix: String
        let dossier: any ModuleDossier
    }

    /// - Parameter modules: Those without a dossier count as modules that keep nothing of their own.
    public init(_ modules: [ModuleCatalogue.Entry] = []) {
        let pairs = modules.compactMap { entry in
            entry.dossier.map { (entry.manifest.id, Entry(tablePrefix: entry.manifest.tablePrefix, dossier: $0)) }
        }
        known = Dictionary(pairs) { first, _ in first }
    }

    /// See ``ModuleDossier/answers(of:in:)``.
    ///
    /// `database` is that of a session without a module.
    public func answers(of file: CaseFile, _ type: CaseType, in database: any Database) throws -> [Fact] {
        guard let entry = known[type.module] else { return [] }
        return try entry.dossier.answers(of: file, in: database.limited(to: entry.tablePrefix))
    }

    /// See ``ModuleDossier/documents(of:in:)``.
    ///
    /// `database` is that of a session without a module.
    public func documents(of file: CaseFile, _ type: CaseType, in database: any Database) throws -> [CaseDocument] {
        guard let entry = known[type.module] else { return [] }
        return try entry.dossier.documents(of: file, in: database.limited(to: entry.tablePrefix))
    }
}
