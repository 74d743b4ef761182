internal import FoundationEssentials
internal import Kernel
internal import Vault

/// The tokens with which monitoring systems fetch figures, one for each organisation that wants one.
///
/// Only hashes are kept. Files are read at the start: a new token counts after a restart.
struct MonitorTokens: Sendable {
    /// Shorter ones could be guessed.
    static let shortest = 32

    private let hashes: [(organisation: String, hash: [UInt8])]

    /// Reads the file of every organisation that has one.
    ///
    /// - Throws: ``Refusal`` that names every file that is no good, and never what is in it.
    init(_ organisations: [PlatformConfiguration.Organisation]) throws(Refusal) {
        var hashes: [(organisation: String, hash: [UInt8])] = []
        var faults: [String] = []
        for organisation in organisations {
            guard let path = organisation.metricsTokenFile else { continue }
            let key = "metricsTokenFile van \(organisation.id)"
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                faults.append("\(key): \(path) is niet te lezen. Controleer de naam en de rechten.")
                continue
            }
            let token = text.split(whereSeparator: \.isWhitespace)
            guard token.count == 1, token[0].utf8.count >= Self.shortest else {
                faults.append("\(key): zet in \(path) één token van minstens \(Self.shortest) tekens.")
                continue
            }
            let hash = SHA256().sha256(Array(token[0].utf8))
            if hashes.contains(where: { $0.hash == hash }) {
                faults.append("\(key): dit token heeft een andere organisatie ook. Maak een eigen token.")
            }
            hashes.append((organisation.id, hash))
        }
        guard faults.isEmpty else { throw Refusal(faults.joined(separator: "\n")) }
        self.hashes = hashes
    }

    /// The organisation that has this token; every hash is compared, and each in the same time.
    func organisation(of token: String) -> String? {
        let hash = SHA256().sha256(Array(token.utf8))
        return hashes.reduce(nil) { found, entry in
            equalInConstantTime(entry.hash, hash) ? entry.organisation : found
        }
    }
}
