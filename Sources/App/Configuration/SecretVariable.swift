internal import FoundationEssentials

/// The name of an environment variable that holds a secret, or whose name with `_FILE` names a file that does.
///
/// Secrets never stand in the configuration itself.
struct SecretVariable: Hashable, Sendable {
    /// Capitals, digits and underscores.
    let name: String

    /// `nil` unless it is the name of a variable.
    init?(_ name: String) {
        let isPlain = name.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == 95 }
        guard isPlain, let first = name.utf8.first, first >= 65 else { return nil }
        self.name = name
    }

    /// The secret, without white space at the end of a file; a file may hold more lines.
    ///
    /// - Throws: ``Refusal`` that names the variable, never its value.
    func secret(in variables: [String: String]) throws(Refusal) -> String {
        if let value = variables[name], !value.isEmpty { return value }
        guard let path = variables["\(name)_FILE"], !path.isEmpty else {
            throw Refusal("De omgevingsvariabele \(name) ontbreekt. Vul \(name), of noem een bestand in \(name)_FILE.")
        }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Refusal("Het bestand dat \(name)_FILE noemt, is niet te lezen. Controleer de naam en de rechten.")
        }
        var secret = Substring(text)
        while secret.last?.isWhitespace == true { secret.removeLast() }
        guard !secret.isEmpty else {
            throw Refusal("Het bestand dat \(name)_FILE noemt, is leeg. Zet het geheim erin.")
        }
        return String(secret)
    }
}
