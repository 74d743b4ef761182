public import Kernel

/// The pages on which staff logs in and out.
public enum LoginPages {
    /// Why someone is not let in; it never says which of name and password was wrong.
    public enum Fault: Hashable, Sendable {
        case wrong
        case tooOften
    }

    /// The questions of the login page.
    ///
    /// - Parameters:
    ///   - address: Where the form goes.
    ///   - token: That of the visit before login.
    ///   - next: The page that asked for the login; `nil` for none.
    /// - Returns: The form, not filled in.
    public static func form(to address: Address, token: String, next: String?) -> Form {
        Form(
            to: address,
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
            hidden: (next ?? "").isEmpty ? [] : [Form.HiddenValue("naar", next ?? "")],
            submit: "Log in"
        ).guarded(by: token)
    }

    /// The login page of a section of the site; pass the form filled in to show what has to change.
    public static func login(_ form: Form, in section: String, fault: Fault? = nil) -> Page {
        var blocks: [Block] = [.form(form)]
        switch fault {
        case .wrong:
            let text: Prose = "Deze naam en dit wachtwoord horen niet bij elkaar."
            blocks.insert(.notice(Notice(.error, text, isAnswer: true)), at: 0)
        case .tooOften:
            let text: Prose = "U probeerde het te vaak. Wacht 10 minuten en probeer het opnieuw."
            blocks.insert(.notice(Notice(.error, text, isAnswer: true)), at: 0)
        case nil: break
        }
        return Page("Log in", section: section, blocks: blocks, audience: .operators(name: nil))
    }

    /// Asks whether to log out, since a link must not change anything.
    public static func logout(_ session: StaffSession, in section: String, to address: Address) -> Page {
        Page(
            "Log uit",
            section: section,
            blocks: [.form(Form(to: address, fields: [], submit: "Log uit").guarded(by: session.formToken))],
            audience: .operators(name: nil)
        )
    }
}
