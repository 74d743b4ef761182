internal import Glibc

/// The reason why there are no master keys, with the place to look at.
public enum KeyFileError: Error, Hashable, Sendable {
    /// A backup of the data folder would hold the keys too.
    case insideDataFolder(path: String, dataFolder: String)
    case missing(path: String)
    /// Other accounts can read or change the file.
    case openToOthers(path: String, mode: UInt32)
    case ownedByAnother(path: String)
    case notAFile(path: String)
    /// `code` is the system's error number.
    case notReadable(path: String, code: Int32)
    case notWritable(path: String, code: Int32)
    case content(path: String, KeyRingError)
    /// What is in the environment variable cannot be read.
    case variable(KeyRingError)
    /// A new key's id is not 1–32 lower-case letters, digits and dashes.
    case keyID(String)
}

extension KeyFileError: CustomStringConvertible {
    /// One or two Dutch sentences for the operator: what is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .insideDataFolder(let path, let folder):
            "Het sleutelbestand \(path) ligt in de gegevensmap \(folder). Dan zit de sleutel in elke reservekopie. Kies een andere map."
        case .missing(let path):
            "Het sleutelbestand \(path) is er niet. Zet het terug van de kopie, of vul \(KeyFile.variable)."
        case .openToOthers(let path, let mode):
            "Het sleutelbestand \(path) is open voor anderen (rechten \(String(mode, radix: 8))). Voer uit: chmod 600 \(path)"
        case .ownedByAnother(let path):
            "Het sleutelbestand \(path) is van een ander account. Gebruik dat account, of verander de eigenaar met chown."
        case .notAFile(let path):
            "Het sleutelbestand \(path) is een map of een apparaat. Noem een gewoon bestand."
        case .notReadable(let path, let code):
            "Het sleutelbestand \(path) is niet te lezen (\(KeyFileError.reason(code))). Controleer de rechten."
        case .notWritable(let path, let code):
            "\(path) is niet te schrijven (\(KeyFileError.reason(code))). Controleer de rechten."
        case .content(let path, let error):
            "Het sleutelbestand \(path) \(error.sentencePart)."
        case .variable(let error):
            "De omgevingsvariabele \(KeyFile.variable) \(error.sentencePart)."
        case .keyID(let id):
            "\"\(id)\" is geen naam voor een sleutel. Gebruik 1 tot 32 kleine letters, cijfers en streepjes."
        }
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}

extension KeyRingError {
    /// What follows the name of the source in a sentence.
    fileprivate var sentencePart: String {
        switch self {
        case .empty: "bevat geen sleutel. Schrijf een regel met een naam en een sleutel in base64"
        case .duplicate(let id): "bevat twee sleutels met de naam \(id). Geef elke sleutel een eigen naam"
        case .malformed(let line): "heeft een fout in regel \(line). Schrijf daar een naam en een sleutel in base64"
        case .mistyped(let line): "heeft in regel \(line) een sleutel met een tikfout. Kopieer de regel opnieuw"
        case .missing(let id): "mist de sleutel \(id), waarmee gegevens zijn versleuteld. Voeg die sleutel toe"
        case .wrong(let id):
            "heeft een andere sleutel \(id) dan waarmee de gegevens zijn versleuteld. Zet de goede terug"
        }
    }
}
