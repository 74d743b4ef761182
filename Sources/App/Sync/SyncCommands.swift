internal import Kernel

extension Command {
    private static let place = [Operand("GEMEENTE", "De naam in het webadres, zoals heerde.")]

    /// Says to the work that a command is about mail.
    private static func mailMark(_ invocation: Invocation) -> [String: String] {
        invocation.has(.mail) ? [Option.mail.name: ""] : [:]
    }

    /// `dichtbij sync status`.
    static let syncStatus = Command(
        "sync status",
        "Laat zien hoe het versturen naar MijnOverheid gaat, per gemeente.",
        options: [.municipality, .mail, .json]
    ) { invocation in
        var arguments = mailMark(invocation)
        arguments[Option.municipality.name] = invocation.value(.municipality)
        invocation.terminal.line(try invocation.perform(nil, arguments))
    }

    /// `dichtbij sync pause GEMEENTE`.
    static let syncPause = Command(
        "sync pause",
        "Zet het versturen naar MijnOverheid stil voor één gemeente; er gaat niets verloren.",
        operands: place,
        options: [.mail]
    ) { invocation in
        invocation.terminal.line(
            try invocation.perform(nil, mailMark(invocation).merging(["municipality": invocation.operands[0]]) { $1 })
        )
    }

    /// `dichtbij sync resume GEMEENTE`.
    static let syncResume = Command(
        "sync resume",
        "Laat het versturen naar MijnOverheid weer doorgaan voor één gemeente.",
        operands: place,
        options: [.mail]
    ) { invocation in
        invocation.terminal.line(
            try invocation.perform(nil, mailMark(invocation).merging(["municipality": invocation.operands[0]]) { $1 })
        )
    }

    /// `dichtbij sync replay GEMEENTE`.
    static let syncReplay = Command(
        "sync replay",
        "Verstuurt opnieuw wat MijnOverheid (of met --mail: de mailserver) niet aannam, met dezelfde nummers.",
        operands: place,
        options: [.mail]
    ) { invocation in
        invocation.terminal.line(
            try invocation.perform(nil, mailMark(invocation).merging(["municipality": invocation.operands[0]]) { $1 })
        )
    }
}

extension Command.Option {
    static let mail = Command.Option("mail", "Gaat over de e-mail aan inwoners in plaats van over MijnOverheid.")
}
