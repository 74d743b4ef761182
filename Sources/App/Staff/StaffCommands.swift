internal import Kernel
internal import Vault

extension Command.Option {
    static let organisation = Command.Option("organisation", value: "ORGANISATIE", "De organisatie, zoals 1stroom.")
    static let passwordFromInput = Command.Option(
        "password-stdin",
        "Lees het wachtwoord van de standaardinvoer (anders: het programma bedenkt er een)."
    )
    static let fullName = Command.Option(
        "full-name",
        value: "NAAM",
        "De naam die collega's zien (anders: de inlognaam)."
    )
    static let role = Command.Option("role", value: "ROL", "Het werk: agent, case-worker, team-lead of manager.")
    static let workplaces = Command.Option(
        "municipality",
        value: "GEMEENTEN",
        "De gemeenten, met komma's ertussen, zoals duiven,westervoort."
    )
    static let workModule = Command.Option(
        "module",
        value: "ONDERDEEL",
        "Alleen voor dit onderdeel (anders: voor alle, behalve vertrouwelijke zaken)."
    )
    static let team = Command.Option("team", value: "TEAM", "Het team, zoals buitendienst.")
}

extension Command {
    /// `dichtbij staff add NAAM`: a generated password is shown once and never again.
    static let staffAdd = Command(
        "staff add",
        "Maakt een account: een beheerder, of met --role een medewerker.",
        operands: [Operand("NAAM", "De naam waarmee de collega inlogt.")],
        options: [.organisation, .passwordFromInput, .fullName, .role, .workplaces, .workModule, .team]
    ) { invocation in
        guard let organisation = invocation.value(.organisation) else {
            throw UsageFault.missingOption(Option.organisation.name)
        }
        var arguments = try invocation.grantArguments()
        arguments["name"] = invocation.operands[0]
        arguments["organisation"] = organisation
        arguments["full-name"] = invocation.value(.fullName)
        try invocation.performWithNewPassword(arguments)
    }

    /// `dichtbij staff password NAAM`: for who forgot it, or when somebody else may know it.
    static let staffPassword = Command(
        "staff password",
        "Geeft een collega een nieuw wachtwoord, en logt hem overal uit.",
        operands: [Operand("NAAM", "De naam waarmee de collega inlogt.")],
        options: [.passwordFromInput]
    ) { invocation in
        try invocation.performWithNewPassword(["name": invocation.operands[0]])
    }

    /// `dichtbij staff close NAAM`: for who leaves; history keeps the name.
    static let staffClose = Command(
        "staff close",
        "Sluit het account van een collega die weggaat: geen rollen en geen inlog meer.",
        operands: [Operand("NAAM", "De naam waarmee de collega inlogt.")]
    ) { invocation in
        invocation.terminal.line(try invocation.perform(nil, ["name": invocation.operands[0]]))
    }

    /// `dichtbij staff grant NAAM`: more work for an account that exists.
    static let staffGrant = Command(
        "staff grant",
        "Geeft een medewerker een rol in een gemeente, erbij.",
        operands: [Operand("NAAM", "De naam waarmee de collega inlogt.")],
        options: [.role, .workplaces, .workModule, .team]
    ) { invocation in
        guard invocation.has(.role) else { throw UsageFault.missingOption(Option.role.name) }
        var arguments = try invocation.grantArguments()
        arguments["name"] = invocation.operands[0]
        invocation.terminal.line(try invocation.perform(nil, arguments))
    }

    /// `dichtbij staff revoke NAAM`: takes the work in a municipality back and ends the sessions.
    static let staffRevoke = Command(
        "staff revoke",
        "Neemt een medewerker alle rollen in een gemeente af, en logt hem uit.",
        operands: [Operand("NAAM", "De naam waarmee de collega inlogt.")],
        options: [.municipality]
    ) { invocation in
        guard let municipality = invocation.value(.municipality) else {
            throw UsageFault.missingOption(Option.municipality.name)
        }
        let arguments = ["name": invocation.operands[0], "municipality": municipality]
        invocation.terminal.line(try invocation.perform(nil, arguments))
    }

    /// `dichtbij staff list`.
    static let staffList = Command(
        "staff list",
        "Noemt wie er kan inloggen, en wat zij mogen.",
        options: [.json]
    ) { invocation in
        invocation.terminal.line(try invocation.perform())
    }
}

extension Invocation {
    /// Has the server take a password that was typed or made up; a made-up one is shown once.
    fileprivate func performWithNewPassword(_ arguments: [String: String]) throws {
        let given = try has(.passwordFromInput) ? NewPassword.read(from: terminal) : nil
        let password = given ?? NewPassword.generated(SystemRandomness())
        // The password stays in this process; the server gets its hash.
        guard let hash = PasswordHash(hashing: password, randomness: SystemRandomness()) else {
            throw Refusal("Er is te weinig geheugen om het wachtwoord te bewaren. Probeer het straks nog een keer.")
        }
        terminal.line(try perform(nil, arguments.merging(["hash": hash.text]) { $1 }))
        guard given == nil else { return }
        terminal.line("Wachtwoord: \(password)")
        terminal.line("Dit wachtwoord ziet u maar één keer. Geef het veilig door.")
    }

    /// What the options say about the work; empty without a role.
    fileprivate func grantArguments() throws(UsageFault) -> [String: String] {
        guard let role = value(.role) else { return [:] }
        guard let municipalities = value(.workplaces) else {
            throw .missingOption(Command.Option.workplaces.name)
        }
        var arguments = ["role": role, "municipalities": municipalities]
        arguments["work-module"] = value(.workModule)
        arguments["team"] = value(.team)
        return arguments
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
