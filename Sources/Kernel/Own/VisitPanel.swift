/// The part of every page of a resident who logged in that tells until when, with the ways to stay and to leave.
///
/// It says beforehand that a button here loses what was typed (WCAG 2.2.1, 2.2.6): the page works without scripts.
public enum VisitPanel {
    /// Where its form goes.
    public static let address = Address.local("/mijn/bezoek")
    /// The field that says that someone wants to leave; without it someone wants to stay.
    public static let leavingField = "uit"

    private static let leave = Form.Button("Log uit", name: leavingField, value: "ja")

    /// What stands in the column beside the page.
    ///
    /// - Parameters:
    ///   - session: Whose visit it is.
    ///   - path: The page that it stands on, to come back to after staying.
    /// - Returns: A section with a form.
    public static func block(for session: ResidentSession, on path: String) -> Block {
        guard !session.isAtItsLast else { return section(session, "Daarna moet u opnieuw inloggen.", leaving) }
        let stay = Form(
            to: address,
            fields: [],
            hidden: [Form.HiddenValue("naar", path)],
            submit: "Blijf ingelogd",
            others: [leave]
        )
        return section(session, "Doet u iets? Dan blijft u langer ingelogd. Typt u iets? Verstuur dat eerst.", stay)
    }

    /// A panel beside a form of several pages, where the button of the form itself makes the visit longer.
    public static func whileTyping(of session: ResidentSession) -> Block {
        let words: Prose =
            session.isAtItsLast
            ? "Daarna moet u opnieuw inloggen. Verstuur op tijd wat u typt."
            : "Gaat u verder met dit formulier? Dan blijft u langer ingelogd. Wat u typte, blijft staan."
        return section(session, words, leaving)
    }

    private static var leaving: Form {
        Form(to: address, fields: [], hidden: [Form.HiddenValue(leave.name, leave.value)], submit: leave.words)
    }

    private static func section(_ session: ResidentSession, _ words: Prose, _ form: Form) -> Block {
        .section(
            "Uw bezoek",
            [
                .paragraph("U bent ingelogd tot \(session.endsAt.timeOfDay.inDutch)."),
                .paragraph(words),
                .form(form.guarded(by: session.formToken)),
            ]
        )
    }
}

extension ResidentSession {
    /// Whether nothing makes it longer any more.
    fileprivate var isAtItsLast: Bool { endsAt == latestAt }
}

extension Context {
    /// Shows a page of a form that fills several pages; who is logged in as a resident reads until when.
    public func showForm(_ page: Page, status: Int = 200) -> Response {
        let panel = caller.residentSession.map { [VisitPanel.whileTyping(of: $0)] } ?? []
        return show(page.adding([], aside: panel), status: status)
    }
}
