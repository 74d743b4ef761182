internal import Kernel
internal import Vault

/// Finds the master key: in the environment, or in a key file beside the data folder.
struct KeySource: Sendable {
    /// The environment variable that names another key file.
    static let fileVariable = "DICHTBIJ_KEY_FILE"

    let dataFolder: String
    let variables: [String: String]

    /// Where the key file is, or would be: never inside the data folder, so that a backup of the data alone
    /// opens nothing.
    var path: String { variables[Self.fileVariable] ?? dataFolder + ".key" }

    /// The keys; at the very first start a new key is made.
    ///
    /// - Parameter isFirstStart: Whether there is no data yet.
    /// - Returns: The ring that opens the data.
    /// - Throws: ``Refusal`` that names the file and the remedy.
    func load(isFirstStart: Bool) throws(Refusal) -> KeyRing {
        do {
            let file = try KeyFile(path: path, dataFolder: dataFolder)
            do throws(KeyFileError) {
                return try file.load(environment: variables)
            } catch .missing where isFirstStart {
                return try file.create(keyID: "k1", randomness: SystemRandomness())
            }
        } catch {
            throw Refusal("\(error)")
        }
    }
}
