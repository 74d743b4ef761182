internal import Kernel

extension Command.Option {
    static let keyID = Command.Option("id", value: "NAAM", "De naam van de nieuwe sleutel (anders: k2, k3 …).")
}

extension Command {
    /// `dichtbij keys list`.
    static let keysList = Command(
        "keys list",
        "Noemt de hoofdsleutels en hoeveel er onder elke sleutel ligt; de sleutels zelf komen niet in beeld.",
        options: [.json]
    ) { invocation in
        invocation.terminal.line(try invocation.perform())
    }

    /// `dichtbij keys rotate`.
    static let keysRotate = Command(
        "keys rotate",
        "Maakt een nieuwe hoofdsleutel en versleutelt alles opnieuw, ook terwijl de server draait.",
        options: [.keyID]
    ) { invocation in
        var arguments: [String: String] = [:]
        arguments[Option.keyID.name] = invocation.value(.keyID)
        invocation.terminal.line(try invocation.perform(nil, arguments))
    }

    /// `dichtbij keys reseal`: what `rotate` does after making the key, for when it was broken off.
    static let keysReseal = Command(
        "keys reseal",
        "Versleutelt alles wat nog onder een oudere sleutel ligt met de nieuwste."
    ) { invocation in
        invocation.terminal.line(try invocation.perform())
    }

    /// `dichtbij keys drop SLEUTEL`.
    static let keysDrop = Command(
        "keys drop",
        "Haalt een oude sleutel uit het sleutelbestand, als er niets meer onder ligt.",
        operands: [Operand("SLEUTEL", "De naam van de sleutel, zoals `keys list` die noemt.")]
    ) { invocation in
        invocation.terminal.line(try invocation.perform(nil, ["key": invocation.operands[0]]))
    }
}
