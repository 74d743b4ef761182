internal import Kernel

extension Command.Option {
    static let municipality = Command.Option("municipality", value: "GEMEENTE", "De gemeente, zoals heerde.")
    static let scopes = Command.Option(
        "scopes",
        value: "RECHTEN",
        "Wat de koppeling mag, met komma's ertussen: \(Scope.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    static let caseTypes = Command.Option(
        "case-types",
        value: "ZAAKTYPEN",
        "Waarover het gaat, met komma's ertussen (anders: alle zaaktypen)."
    )
}

extension Command {
    /// `dichtbij client add NAAM`: the new secret is shown once and never again.
    static let clientAdd = Command(
        "client add",
        "Laat een systeem van een leverancier toe bij één gemeente en laat het geheim één keer zien.",
        operands: [Operand("NAAM", "De naam van de koppeling (client_id), zoals heerde-meldingen.")],
        options: [.municipality, .scopes, .caseTypes, .json]
    ) { invocation in
        var arguments = ["name": invocation.operands[0]]
        for option in [Option.municipality, .scopes] {
            guard let value = invocation.value(option) else { throw UsageFault.missingOption(option.name) }
            arguments[option.name] = value
        }
        arguments[Option.caseTypes.name] = invocation.value(.caseTypes)
        invocation.terminal.line(try invocation.perform(nil, arguments))
    }

    /// `dichtbij client list`.
    static let clientList = Command(
        "client list",
        "Noemt de koppelingen van leveranciers, ook de ingetrokken.",
        options: [.json]
    ) { invocation in
        invocation.terminal.line(try invocation.perform())
    }

    /// `dichtbij client revoke NAAM`.
    static let clientRevoke = Command(
        "client revoke",
        "Trekt een koppeling in: haar tokens werken meteen niet meer.",
        operands: [Operand("NAAM", "De naam van de koppeling (client_id).")]
    ) { invocation in
        invocation.terminal.line(try invocation.perform(nil, ["name": invocation.operands[0]]))
    }
}
