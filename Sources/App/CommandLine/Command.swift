/// One thing that an operator can ask of the program, such as `municipality list`.
///
/// A command is data with a closure: help texts, checks on the arguments and the answer to a typing
/// mistake all follow from it. Each command is declared in a file of its own and listed in
/// ``CommandList``.
struct Command: Sendable {
    /// The words that call it, such as `municipality add`.
    let name: String
    /// What it does in one Dutch sentence.
    let summary: String
    /// What stands behind the name without dashes, in order, all of them required.
    let operands: [Operand]
    /// What may stand behind the operands any number of times; `nil` when nothing may.
    let rest: Operand?
    /// What it takes besides ``Option/common``.
    let options: [Option]
    /// Does the work.
    ///
    /// It throws ``UsageFault`` for exit status 2; ``Refusal``, `ConfigFaults` or anything else for 1.
    let run: @Sendable (Invocation) throws -> Void

    init(
        _ name: String,
        _ summary: String,
        operands: [Operand] = [],
        rest: Operand? = nil,
        options: [Option] = [],
        run: @escaping @Sendable (Invocation) throws -> Void
    ) {
        self.name = name
        self.summary = summary
        self.operands = operands
        self.rest = rest
        self.options = options
        self.run = run
    }

    /// A word behind the name of a command.
    struct Operand: Sendable {
        /// As the help shows it, such as `GEMEENTE`.
        let name: String
        let summary: String

        init(_ name: String, _ summary: String) {
            self.name = name
            self.summary = summary
        }
    }

    /// A setting of a command that starts with two dashes.
    struct Option: Hashable, Sendable {
        /// Without dashes.
        let name: String
        /// What stands for its value in the help, such as `MAP`; `nil` for a switch without a value.
        let value: String?
        let summary: String

        init(_ name: String, value: String? = nil, _ summary: String) {
            self.name = name
            self.value = value
            self.summary = summary
        }
    }
}

extension Command.Option {
    static let config = Command.Option("config", value: "MAP", "De map met instellingen (anders: Config).")
    static let data = Command.Option("data", value: "MAP", "De map met gegevens (anders: wat in platform.json staat).")
    static let port = Command.Option(
        "port",
        value: "GETAL",
        "De poort van de webserver (anders: wat in platform.json staat)."
    )
    static let json = Command.Option("json", "Schrijf het antwoord als JSON.")
    static let help = Command.Option("help", "Laat deze uitleg zien.")

    /// What every command takes.
    static let common = [config, data, help]
}

/// A refusal that an operator reads, in one or more Dutch sentences that say what to do.
struct Refusal: Error, Hashable {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}
