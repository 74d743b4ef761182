internal import Kernel

/// What the desk says of cases that the reader may not see: that one runs, whose it is, and how to reach that team.
struct OtherTeams: Sendable {
    let cases: [OtherTeamsCase]
    let context: Context

    var blocks: [Block] {
        cases.isEmpty ? [] : [.section("Bij een ander team", [.points(cases.enumerated().map(line))])]
    }

    private func line(_ place: Int, _ found: OtherTeamsCase) -> Prose {
        let team = found.team.map { context.municipality.team($0) }
        let number = team?.phone ?? context.municipality.phone
        let phone = Link(number, .phone(number))
        let name = team?.inSentence ?? "een ander team"
        let opening: Prose = "Er loopt een zaak bij \(name). Bel \(link: phone)"
        let mail = team?.mail.map { Link($0.text, .mail($0.text)) }
        let writing: Prose = mail.map { " of mail \(link: $0)." } ?? "."
        return Prose(runs: opening.runs + writing.runs + emergency(place, found).runs)
    }

    /// The way in for who may open a case in an emergency.
    private func emergency(_ place: Int, _ found: OtherTeamsCase) -> Prose {
        guard context.rights?.may(.openInEmergency) == true else { return "" }
        let ticket = Request.QueryItem(EmergencyDesk.ticket, found.ticket)
        let link = Link(
            "Open deze zaak in nood",
            .local(EmergencyDesk.path, query: [ticket]),
            about: "zaak \(place + 1)"
        )
        return " \(link: link)"
    }
}
