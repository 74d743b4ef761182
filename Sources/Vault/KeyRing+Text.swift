/// The text form, for the key file and the environment.
///
/// One key per line, the current one first: `id base64-of-32-bytes [check]`, where `check` is the check value
/// in 16 hexadecimal digits and catches a mistyped key. Empty lines and lines that start with `#` do not
/// count. A comma separates keys as well, so that an environment variable can hold several.
extension KeyRing {
    /// Reads the text form.
    ///
    /// - Throws: ``KeyRingError``, with the number of the line and never its content.
    public init(text: String) throws(KeyRingError) {
        var keys: [MasterKey] = []
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where line.first(where: { $0 != 0x20 }) != 0x23 {
            for entry in line.split(separator: 0x2C) {
                let words = entry.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
                guard !words.isEmpty else { continue }
                keys.append(try KeyRing.key(words.map(Array.init), line: index + 1))
            }
        }
        guard let current = keys.first else { throw .empty }
        try self.init(current: current, older: Array(keys.dropFirst()))
    }

    /// The text form with check values; keep it as secret as the keys.
    public var text: String {
        let lines = keys.map { key in
            "\(key.id) \(Base64.encode(key.secret.withBytes(Array.init))) \(hexadecimal(key.check))\n"
        }
        return "# Master keys of Dichtbij, the current one first. Without them no BSN can be read. Keep a copy.\n"
            + lines.joined()
    }

    private static func key(_ words: [[UInt8]], line: Int) throws(KeyRingError) -> MasterKey {
        guard (2...3).contains(words.count), let bytes = Base64.decode(words[1]),
            let key = MasterKey(id: String(decoding: words[0], as: UTF8.self), secret: SecretBytes(bytes))
        else { throw .malformed(line: line) }
        guard words.count == 2 || words[2] == Array(hexadecimal(key.check).utf8) else { throw .mistyped(line: line) }
        return key
    }
}

/// Lower-case hexadecimal digits, two per byte.
func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
