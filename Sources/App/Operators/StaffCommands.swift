internal import Kernel
internal import Vault

extension Command.Option {
    static let organisation = Command.Option("organisation", value: "ORGANISATIE", "De organisatie, zoals 1stroom.")
    static let passwordFromInput = Command.Option(
        "password-stdin",
        "Lees het wachtwoord van de standaardinvoer (anders: het programma bedenkt er een)."
    )
}

extension Command {
    /// `dichtbij staff add NAAM`: a generated password is shown once and never again.
    static let staffAdd = Command(
        "staff add",
        "Laat een beheerder van een organisatie inloggen op /beheer.",
        operands: [Operand("NAAM", "De naam waarmee de beheerder inlogt.")],
        options: [.organisation, .passwordFromInput]
    ) { invocation in
        guard let organisation = invocation.value(.organisation) else {
            throw UsageFault.missingOption(Option.organisation.name)
        }
        let given = try invocation.has(.passwordFromInput) ? NewPassword.read(from: invocation.terminal) : nil
        let password = given ?? NewPassword.generated(SystemRandomness())
        // The password stays in this process; the server gets its hash.
        guard let hash = PasswordHash(hashing: password, randomness: SystemRandomness()) else {
            throw Refusal("Er is te weinig geheugen om het wachtwoord te bewaren. Probeer het straks nog een keer.")
        }
        let arguments = ["name": invocation.operands[0], "organisation": organisation, "hash": hash.text]
        invocation.terminal.line(try invocation.perform(nil, arguments))
        if given == nil {
            invocation.terminal.line("Wachtwoord: \(password)")
            invocation.terminal.line("Dit wachtwoord ziet u maar één keer. Geef het veilig door.")
        }
    }

    /// `dichtbij staff list`.
    static let staffList = Command(
        "staff list",
        "Noemt wie er op /beheer kan inloggen.",
        options: [.json]
    ) { invocation in
        invocation.terminal.line(try invocation.perform())
    }
}

/// A password for a new account.
enum NewPassword {
    /// NCSC: long enough to withstand guessing, with scrypt and a limit on tries behind it.
    static let shortest = 12
    static let longest = 128

    /// - Throws: ``Refusal`` when it is too short or too long.
    static func read(from terminal: Terminal) throws(Refusal) -> String {
        let password = terminal.readLine() ?? ""
        guard (shortest...longest).contains(password.count) else {
            throw Refusal("Een wachtwoord heeft \(shortest) tot en met \(longest) tekens.")
        }
        return password
    }

    /// 15 random bytes: 20 characters that a person can copy.
    static func generated(_ randomness: any Randomness) -> String { Base64.encode(randomness.bytes(15), .urlSafe) }
}
