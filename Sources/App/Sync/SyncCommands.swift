internal import Kernel

extension Command {
    private static let place = [Operand("GEMEENTE", "De naam in het webadres, zoals heerde.")]

    /// `dichtbij sync status`.
    static let syncStatus = Command(
        "sync status",
        "Laat zien hoe het versturen naar MijnOverheid gaat, per gemeente.",
        options: [.municipality, .json]
    ) { invocation in
        var arguments: [String: String] = [:]
        arguments[Option.municipality.name] = invocation.value(.municipality)
        invocation.terminal.line(try invocation.perform(nil, arguments))
    }

    /// `dichtbij sync pause GEMEENTE`.
    static let syncPause = Command(
        "sync pause",
        "Zet het versturen naar MijnOverheid stil voor één gemeente; er gaat niets verloren.",
        operands: place
    ) { invocation in
        invocation.terminal.line(try invocation.perform(nil, ["municipality": invocation.operands[0]]))
    }

    /// `dichtbij sync resume GEMEENTE`.
    static let syncResume = Command(
        "sync resume",
        "Laat het versturen naar MijnOverheid weer doorgaan voor één gemeente.",
        operands: place
    ) { invocation in
        invocation.terminal.line(try invocation.perform(nil, ["municipality": invocation.operands[0]]))
    }

    /// `dichtbij sync replay GEMEENTE`.
    static let syncReplay = Command(
        "sync replay",
        "Verstuurt opnieuw wat MijnOverheid niet aannam, met dezelfde nummers.",
        operands: place
    ) { invocation in
        invocation.terminal.line(try invocation.perform(nil, ["municipality": invocation.operands[0]]))
    }
}
