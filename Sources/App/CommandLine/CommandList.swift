internal import Kernel

/// Every command of the program, and the search for the one that was asked for.
struct CommandList: Sendable {
    let commands: [Command]

    /// The command that the first words name, with the words behind its name.
    func find(_ words: [String]) throws(UsageFault) -> (command: Command, rest: [String]) {
        for length in stride(from: min(words.count, 3), through: 1, by: -1) {
            let name = words[..<length].joined(separator: " ")
            if let command = commands.first(where: { $0.name == name }) {
                return (command, Array(words[length...]))
            }
        }
        throw fault(about: words.prefix { !$0.hasPrefix("-") }.map(\.self))
    }

    /// The commands whose names start with these words.
    func below(_ group: String) -> [Command] {
        commands.filter { $0.name == group || $0.name.hasPrefix(group + " ") }
    }

    private func fault(about words: [String]) -> UsageFault {
        guard let first = words.first else { return .unknownCommand("", nearest: "help") }
        let group = below(first)
        if words.count == 1, !group.isEmpty {
            return .incompleteCommand(first, continuations: group.map { String($0.name.dropFirst(first.count + 1)) })
        }
        let names = commands.map(\.name)
        let firstWords = Set(names.compactMap { $0.split(separator: " ").first.map(String.init) })
        let asked = words.prefix(2).joined(separator: " ")
        return .unknownCommand(
            group.isEmpty ? first : asked,
            nearest: NearestWord.to(asked, among: names) ?? NearestWord.to(first, among: firstWords)
        )
    }
}
