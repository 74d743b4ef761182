public import Kernel

/// The part of every own page that tells until when someone is logged in, with the ways to stay and to leave.
public enum VisitPanel {
    /// Where its form goes.
    public static let address = Address.local("/mijn/bezoek")
    /// The field that says that someone wants to leave; without it someone wants to stay.
    public static let leavingField = "uit"

    /// - Parameters:
    ///   - session: Whose visit it is.
    ///   - path: The page that it stands on, to come back to after staying.
    /// - Returns: A panel for the column beside the page.
    static func block(for session: ResidentSession, on path: String) -> Block {
        let isLast = session.endsAt == session.latestAt
        let leave = Form.Button("Log uit", name: leavingField, value: "ja")
        let hidden = [Form.HiddenValue("naar", path)]
        let form =
            isLast
            ? Form(to: address, fields: [], hidden: [Form.HiddenValue(leave.name, leave.value)], submit: leave.words)
            : Form(to: address, fields: [], hidden: hidden, submit: "Blijf ingelogd", others: [leave])
        let blocks: [Block] = [
            .paragraph("U bent ingelogd tot \(session.endsAt.timeOfDay.inDutch)."),
            .paragraph(isLast ? "Daarna moet u opnieuw inloggen." : "Doet u iets? Dan blijft u langer ingelogd."),
            .form(form.guarded(by: session.formToken)),
        ]
        return .section("Uw bezoek", blocks)
    }
}
