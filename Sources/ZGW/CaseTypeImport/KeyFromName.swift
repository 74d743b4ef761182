/// Makes keys of ours (lower-case words and dashes) from names that people wrote.
enum KeyFromName {
    /// The key for one name, cut at a dash; `naamloos` when nothing of the name can be used.
    static func key(_ name: String, upTo maxLength: Int) -> String {
        let words = name.lowercased().flatMap { folded($0) }
            .split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
            .map { String($0) }
        var key = ""
        for word in words where key.count + word.count < maxLength {
            key += key.isEmpty ? word : "-" + word
        }
        if key.isEmpty, let first = words.first { key = String(first.prefix(maxLength)) }
        guard let start = key.first else { return "naamloos" }
        return start.isNumber ? String(("nr-" + key).prefix(maxLength)) : key
    }

    /// A key per name; the second of two equal keys gets `-2`.
    static func distinct(_ names: [String]) -> [String] {
        var used: Set<String> = []
        return names.map { name in
            let base = key(name, upTo: 46)
            var candidate = base
            var number = 1
            while !used.insert(candidate).inserted {
                number += 1
                candidate = "\(base)-\(number)"
            }
            return candidate
        }
    }

    /// The letter without its accent.
    private static func folded(_ character: Character) -> String {
        switch character {
        case "à", "á", "â", "ä", "ã": "a"
        case "ç": "c"
        case "è", "é", "ê", "ë": "e"
        case "ì", "í", "î", "ï": "i"
        case "ñ": "n"
        case "ò", "ó", "ô", "ö", "õ": "o"
        case "ù", "ú", "û", "ü": "u"
        default: String(character)
        }
    }
}
