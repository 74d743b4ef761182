public import Kernel

/// The pages for the people who run the platform (beheer).
///
/// Every page after login takes the name of the operator; every form takes the token of the session.
public enum OperatorPages {
    /// The links at the top of every page after login.
    static let menu = [
        Link("Koppeling", .platform("/beheer/koppeling")),
        Link("Log uit", .platform("/beheer/uitloggen")),
    ]

    static let section = "Beheer"

    /// Why someone is not let in; it never says which of name and password was wrong.
    public enum LoginFault: Hashable, Sendable {
        case wrong
        case tooOften
    }

    /// The questions of the login page.
    ///
    /// `token` is that of the visit before login.
    public static func loginForm(token: String) -> Form {
        Form(
            to: .platform("/beheer/inloggen"),
            fields: [
                FormField(
                    "naam",
                    "Gebruikersnaam",
                    .text(limit: 100),
                    autocomplete: "username",
                    missing: "Vul uw gebruikersnaam in."
                ),
                FormField("wachtwoord", "Wachtwoord", .password, missing: "Vul uw wachtwoord in."),
            ],
            submit: "Log in"
        ).guarded(by: token)
    }

    /// The login page; pass the form filled in to show what has to change.
    public static func login(_ form: Form, fault: LoginFault? = nil) -> Page {
        var blocks: [Block] = [.form(form)]
        switch fault {
        case .wrong:
            blocks.insert(.notice(answer(.error, "Deze naam en dit wachtwoord horen niet bij elkaar.")), at: 0)
        case .tooOften:
            let text = "U probeerde het te vaak. Wacht 10 minuten en probeer het opnieuw."
            blocks.insert(.notice(answer(.error, Prose(text))), at: 0)
        case nil: break
        }
        return Page("Log in", section: section, blocks: blocks, audience: .operators(name: nil))
    }

    /// Asks whether to log out, since a link must not change anything.
    public static func logout(operator name: String, token: String) -> Page {
        Page(
            "Log uit",
            section: section,
            blocks: [.form(Form(to: .platform("/beheer/uitloggen"), fields: [], submit: "Log uit").guarded(by: token))],
            audience: .operators(name: name)
        )
    }

    static func answer(_ tone: Tone, _ text: Prose) -> Notice { Notice(tone, text, isAnswer: true) }
}
