internal import Kernel

extension Command.Option {
    static let keepOpenCases = Command.Option(
        "keep-open-cases",
        "Zet het onderdeel uit, ook als er open zaken zijn; die blijven te lezen."
    )
}

extension Command {
    private static let moduleOperands = [
        Operand("GEMEENTE", "De naam in het webadres, zoals heerde."),
        Operand("ONDERDEEL", "Het onderdeel, zoals physical-domain."),
    ]

    /// `dichtbij module list`.
    static let moduleList = Command(
        "module list",
        "Laat per gemeente zien welke onderdelen aan staan en hoeveel open zaken ze hebben.",
        options: [.municipality, .json]
    ) { invocation in
        var arguments: [String: String] = [:]
        arguments[Option.municipality.name] = invocation.value(.municipality)
        invocation.terminal.line(try invocation.perform(nil, arguments))
    }

    /// `dichtbij module on GEMEENTE ONDERDEEL`.
    static let moduleOn = Command(
        "module on",
        "Zet een onderdeel aan bij één gemeente, zonder herstart.",
        operands: moduleOperands
    ) { invocation in
        let arguments = ["municipality": invocation.operands[0], "module": invocation.operands[1]]
        invocation.terminal.line(try invocation.perform(nil, arguments))
    }

    /// `dichtbij module off GEMEENTE ONDERDEEL`.
    static let moduleOff = Command(
        "module off",
        "Zet een onderdeel uit bij één gemeente, zonder herstart; de zaken blijven te lezen.",
        operands: moduleOperands,
        options: [.keepOpenCases]
    ) { invocation in
        var arguments = ["municipality": invocation.operands[0], "module": invocation.operands[1]]
        if invocation.has(.keepOpenCases) { arguments[Option.keepOpenCases.name] = "" }
        invocation.terminal.line(try invocation.perform(nil, arguments))
    }
}
