internal import Kernel

/// The part of every own page that tells until when someone is logged in, with the ways to stay and to leave.
enum VisitPanel {
    /// - Parameters:
    ///   - session: Whose visit it is.
    ///   - path: The page that it stands on, to come back to after staying.
    /// - Returns: A panel for the column beside the page.
    static func block(for session: ResidentSession, on path: String) -> Block {
        let isLast = session.endsAt == session.latestAt
        let end = session.endsAt.timeOfDay.inDutch
        var blocks: [Block] = [
            .paragraph("U bent ingelogd tot \(end)."),
            .paragraph(isLast ? "Daarna moet u opnieuw inloggen." : "Doet u iets? Dan blijft u langer ingelogd."),
        ]
        if !isLast {
            let hidden = [Form.HiddenValue("naar", path)]
            let stay = Form(to: .local("/mijn/verlengen"), fields: [], hidden: hidden, submit: "Blijf ingelogd")
            blocks.append(.form(stay.guarded(by: session.formToken)))
        }
        let leave = Form(to: .local("/mijn/uitloggen"), fields: [], submit: "Log uit")
        blocks.append(.form(leave.guarded(by: session.formToken)))
        return .section("Uw bezoek", blocks)
    }
}
