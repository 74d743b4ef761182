extension Command {
    /// `dichtbij help`: every command, or everything about one.
    static let help = Command(
        "help",
        "Noemt alle opdrachten. `dichtbij OPDRACHT --help` legt één opdracht uit."
    ) { invocation in
        invocation.terminal.write(HelpText.overview(of: invocation.surroundings.commands))
    }
}

/// The texts that explain the commands, made from what the commands say about themselves.
enum HelpText {
    static func overview(of list: CommandList) -> String {
        let commands = list.commands.sorted { $0.name < $1.name }
        return """
            Dichtbij: de dienstverlening van meer gemeenten in één programma.

            Gebruik: dichtbij OPDRACHT [OPTIES]

            \(table(commands.map { ($0.name, $0.summary) }))

            Bij elke opdracht:
            \(table(Command.Option.common.map { (written($0), $0.summary) }))

            Een opdracht eindigt met 0 als het gelukt is, 1 als het niet kon en 2 als de opdracht niet klopt.

            """
    }

    static func about(_ command: Command) -> String {
        var usage = "Gebruik: dichtbij \(command.name)"
        for operand in command.operands { usage += " \(operand.name)" }
        if let rest = command.rest { usage += " [\(rest.name) …]" }
        usage += " [OPTIES]"
        let operands = (command.operands + [command.rest].compactMap(\.self)).map { ($0.name, $0.summary) }
        let options = (command.options + Command.Option.common).map { (written($0), $0.summary) }
        return """
            \(command.summary)

            \(usage)

            \(table(operands + options))

            """
    }

    private static func written(_ option: Command.Option) -> String {
        "--\(option.name)" + (option.value.map { " \($0)" } ?? "")
    }

    /// Two columns, the first as wide as its widest cell.
    static func table(_ rows: [(String, String)]) -> String {
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { "  \($0)\(String(repeating: " ", count: width - $0.count))  \($1)" }
            .joined(separator: "\n")
    }
}
