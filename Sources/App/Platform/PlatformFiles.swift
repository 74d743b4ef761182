internal import Kernel
internal import Records
internal import SQLiteStore

/// The names of everything below the data folder.
struct PlatformFiles: Hashable, Sendable {
    let folder: String

    init(_ folder: String) { self.folder = folder }

    var platform: String { "\(folder)/platform.sqlite" }
    var municipalities: String { "\(folder)/municipalities" }
    /// Answers to long streams, thrown away after sending.
    var spool: String { "\(folder)/spool" }

    /// The file of one municipality, such as `0226-duiven.sqlite`.
    func database(of municipality: Municipality) -> String {
        "\(municipalities)/\(municipality.code)-\(municipality.slug).sqlite"
    }

    /// Makes the folders that are not there, readable by their owner only.
    ///
    /// - Throws: ``Refusal`` when the disk does not let us.
    func makeFolders() throws {
        for path in [folder, municipalities, spool] { try OwnFolder.make(path) }
    }
}
