internal import Kernel

/// `/werk/aangeboden`: the cases that wait for an answer of the reader or of the reader's teams.
struct OfferedCases: Sendable {
    let staff: any StaffDirectory

    /// The words and the address of the page.
    static let link = Link("Aangeboden zaken", .local("/werk/aangeboden"))

    @Sendable
    func show(_ request: Request, _ context: Context) throws -> Response {
        let member = context.memberID
        let offered = try context.read { session in
            try session.dossier.offered(
                to: member,
                teams: context.rights?.teams ?? [],
                limit: DossierLimit.offered
            )
        }
        let colleagues = Colleagues(staff)
        let rows = try offered.map { offer in
            let file = offer.file
            let link = Link(file.number.description, .local("/werk/zaken/\(file.number)/overdracht"))
            return [
                Table.Cell.lines("\(link: link)", file.title),
                .text(Prose(try colleagues.name(offer.handOver.giver))),
                .text(Prose(try colleagues.name(offer.handOver.receiver, in: context.municipality))),
                .text(Prose(offer.handOver.reason)), .text(Prose(offer.handOver.at.inDutch)),
            ]
        }
        let table = Table(
            "Zaken die op een antwoord wachten",
            columns: ["Zaak", "Van", "Voor", "Waarom", "Sinds"],
            rows: rows,
            empty: "Er wacht geen zaak op uw antwoord."
        )
        return context.show(
            try DeskVisitor(context).page(
                Self.link.words,
                here: Self.link.address,
                [.table(table)],
                section: nil,
                lead: "Een zaak blijft bij de gever tot u ja zegt."
            )
        )
    }
}
