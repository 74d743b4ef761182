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

    /// Why the platform's own file cannot be used, and what to do.
    func sentence(about error: StoreError) -> String {
        switch error {
        case .damaged:
            "\(platform) is beschadigd. Zet een reservekopie terug (dichtbij restore)."
        case .unavailable(let code):
            "\(platform) is niet te gebruiken (fout \(code) van SQLite). "
                + "Controleer of er ruimte is en of het programma er mag schrijven."
        default:
            "\(platform) is niet te openen (\(error)). Controleer schijf en rechten."
        }
    }
}
