/// One call of a command: what stood on the command line, and the world it runs in.
struct Invocation: Sendable {
    let command: Command
    let operands: [String]
    /// The values by option name; a switch has an empty value.
    private let values: [String: String]
    let surroundings: Surroundings

    var terminal: Terminal { surroundings.terminal }

    /// Reads the words behind the name of a command.
    init(_ command: Command, _ words: [String], in surroundings: Surroundings) throws(UsageFault) {
        var reader = ArgumentReader(command)
        try reader.read(words)
        self.command = command
        self.operands = reader.operands
        self.values = reader.values
        self.surroundings = surroundings
        if !has(.help) { try checkOperands() }
    }

    /// Whether the option was given.
    func has(_ option: Command.Option) -> Bool { values[option.name] != nil }

    /// The value of an option, `nil` when it was not given.
    func value(_ option: Command.Option) -> String? { values[option.name] }

    /// The value of an option as a whole number, `nil` when it was not given.
    func integer(_ option: Command.Option, in range: ClosedRange<Int>) throws(UsageFault) -> Int? {
        guard let text = values[option.name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw .notInRange(option: option.name, range)
        }
        return number
    }

    /// The folder with the settings.
    var configFolder: String { value(.config) ?? "Config" }

    /// The platform's configuration, with the data folder and the port of the command line in place of its own.
    ///
    /// - Throws: `ConfigFaults` with everything that is wrong in the folder, ``UsageFault`` for the port.
    func configuration() throws -> Configuration {
        var configuration = try Configuration.read(folder: configFolder, moduleIDs: surroundings.moduleIDs)
        if let data = value(.data) { configuration.platform.dataFolder = data }
        if let port = try integer(.port, in: 0...65_535) { configuration.platform.listen.port = port }
        return configuration
    }

    private func checkOperands() throws(UsageFault) {
        if command.rest == nil, operands.count > command.operands.count {
            throw .unexpectedOperand(operands[command.operands.count])
        }
        if operands.count < command.operands.count {
            throw .missingOperand(command.operands[operands.count].name)
        }
    }
}

/// What a command finds around it; tests give their own.
struct Surroundings: Sendable {
    let terminal: Terminal
    /// The environment variables of the process, where secrets come from.
    let variables: [String: String]
    /// The ids of the modules that are compiled in.
    let moduleIDs: [String]
    /// The other commands, for help.
    let commands: CommandList
}
