internal import Kernel

/// `GET /mijn/inzage`: who looked at the resident's data, when, why and at what; `?na=` goes on with older looks.
struct ShowLooks: Sendable {
    static let title = "Wie keek in uw gegevens?"
    static let pageSize = 25

    let words: LookWords

    func show(_ request: Request, _ context: Context) throws -> Response {
        let session = try context.residentSession()
        let last = request.query("na").flatMap { Int($0) }
        let found = try context.read { try $0.own.looks(after: last, limit: Self.pageSize + 1) }
        let shown = found.prefix(Self.pageSize)
        let rows = zip(shown, try words.who(shown, in: context.municipality)).map(row)
        var blocks: [Block] = [
            .table(
                Table(
                    "Wie keek, wanneer en waarom",
                    columns: ["Wie", "Wanneer", "Waarom", "Welke gegevens"],
                    rows: rows,
                    empty: last == nil ? "Niemand keek in uw gegevens." : "Dit was alles."
                )
            )
        ]
        if found.count > Self.pageSize, let key = shown.last?.key {
            let older = Address.local("/mijn/inzage", query: [Request.QueryItem("na", String(key))])
            blocks.append(.links([Link("Bekijk wie daarvoor keek", older)]))
        }
        let phone = Link(context.municipality.phone, .phone(context.municipality.phone))
        return context.show(
            Page(
                Self.title,
                section: OwnPages.title,
                trail: [OwnPages.link],
                lead: "Hier ziet u wie keek, wanneer en waarom. Namen van medewerkers staan er niet bij.",
                blocks: blocks,
                aside: [
                    .section("Klopt dit niet?", [.paragraph("Laat het ons weten. Bel \(link: phone).")]),
                    VisitPanel.block(for: session, on: "/mijn/inzage"),
                ]
            )
        )
    }

    private func row(for look: Look, by who: String) -> [Table.Cell] {
        let what: Table.Cell
        if let number = look.caseNumber {
            let about = Link("Zaak \(number)", .local("/mijn/zaken/\(number)"))
            what = .text("\(words.what(look)). \(link: about)")
        } else {
            what = .text(Prose(words.what(look)))
        }
        return [.text(Prose(who)), .text(Prose(look.at.inDutch)), .text(Prose(words.why(look))), what]
    }
}
