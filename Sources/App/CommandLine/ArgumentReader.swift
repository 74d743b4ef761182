internal import Kernel

/// Sorts the words behind the name of a command into operands and options.
///
/// An option is written `--name value` or `--name=value`; `--` makes everything behind it an operand.
struct ArgumentReader {
    private(set) var operands: [String] = []
    private(set) var values: [String: String] = [:]
    private let options: [Command.Option]

    init(_ command: Command) { options = command.options + Command.Option.common }

    mutating func read(_ words: [String]) throws(UsageFault) {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                operands += rest
                return
            }
            if word == "-h" {
                values[Command.Option.help.name] = ""
            } else if word.hasPrefix("--") {
                try readOption(word.dropFirst(2), &rest)
            } else {
                operands.append(word)
            }
        }
    }

    private mutating func readOption(_ word: Substring, _ rest: inout ArraySlice<String>) throws(UsageFault) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let option = options.first(where: { $0.name == name }) else {
            throw .unknownOption(name, nearest: NearestWord.to(name, among: options.map(\.name)))
        }
        guard values[name] == nil else { throw .repeatedOption(name) }
        let attached = parts.count == 2 ? String(parts[1]) : nil
        guard option.value != nil else {
            guard attached == nil else { throw .unexpectedValue(option: name) }
            values[name] = ""
            return
        }
        if let attached {
            values[name] = attached
        } else if let next = rest.first, !next.hasPrefix("--") {
            values[name] = rest.removeFirst()
        } else {
            throw .missingValue(option: name)
        }
    }
}
