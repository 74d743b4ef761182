internal import FoundationEssentials
internal import Glibc
internal import Kernel

extension FieldReader {
    /// An address such as `https://dienst.voorbeeld.nl/pad`, without a slash at the end.
    func webAddress(_ key: String) -> String? {
        guard let text = text(key, .line(upTo: 300)) else { return nil }
        guard let parts = URLComponents(string: text), ["http", "https"].contains(parts.scheme),
            parts.host?.isEmpty == false, parts.query == nil, parts.fragment == nil, parts.user == nil,
            !text.hasSuffix("/")
        else {
            fault(
                key,
                rule: "Dit is geen webadres.",
                remedy: "Schrijf het als \"https://naam/pad\", zonder ?, #, wachtwoord of / aan het eind."
            )
            return nil
        }
        return text
    }

    /// A web address that is encrypted, except on this machine.
    func secureAddress(_ key: String) -> String? {
        guard let text = webAddress(key), let parts = URLComponents(string: text) else { return nil }
        let isHere = ["localhost", "127.0.0.1", "[::1]", "::1"].contains(parts.host)
        guard parts.scheme == "https" || isHere else {
            fault(key, rule: "Dit adres is niet versleuteld.", remedy: "Begin het adres met https://.")
            return nil
        }
        return text
    }

    /// The name of an environment variable that holds a secret.
    func secret(_ key: String) -> SecretVariable? {
        guard let text = text(key, .line(upTo: 100)) else { return nil }
        if let variable = SecretVariable(text) { return variable }
        fault(
            key,
            rule: "Dit is geen naam van een omgevingsvariabele.",
            remedy:
                "Schrijf hoofdletters, cijfers en lage streepjes, zoals \"DICHTBIJ_MASTER_KEY\"; nooit het geheim zelf."
        )
        return nil
    }

    /// What a key takes for an address of the network.
    enum NetworkAddresses {
        case addresses
        /// Also a range such as `10.0.0.0/8`.
        case blocks
    }

    /// Notes a fault for each text that is no IPv4 address.
    func checkNetworkAddresses(_ key: String, _ texts: [String]?, allowing kind: NetworkAddresses) {
        for text in texts ?? [] where !isNetworkAddress(text, kind) {
            let example = kind == .blocks ? "\"127.0.0.1\" of \"10.0.0.0/8\"" : "\"127.0.0.1\""
            fault(key, rule: "\"\(text)\" is geen IPv4-adres.", remedy: "Schrijf het als \(example).")
        }
    }

    /// Notes a fault for each word that a list has twice.
    func checkOnce(_ key: String, _ words: [String]?) {
        var seen: Set<String> = []
        for word in words ?? [] where !seen.insert(word).inserted {
            fault(key, rule: "\"\(word)\" staat er dubbel.", remedy: "Haal er één weg.")
        }
    }

    private func isNetworkAddress(_ text: String, _ kind: NetworkAddresses) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2 {
            guard kind == .blocks, let bits = Int(parts[1]), (0...32).contains(bits) else { return false }
        }
        var buffer = in_addr()
        return parts.count <= 2 && inet_pton(AF_INET, String(parts[0]), &buffer) == 1
    }
}
