internal import Kernel

/// `/wachtkamer/{location}`: the screen in the waiting room: which number goes to which desk; it names nobody.
struct WaitingRoom: Sendable {
    /// The word in the address with which the screen loads itself again every few seconds, without scripts.
    ///
    /// Without it the page stands still: a page that changes by itself is no use to who reads slowly (WCAG 2.2.2).
    static let liveField = "ververs"
    static let seconds = 10

    static func address(_ location: Location, isLive: Bool) -> Address {
        .local("/wachtkamer/\(location.key)", query: isLive ? [Request.QueryItem(liveField, "ja")] : [])
    }

    @Sendable
    static func show(_ request: Request, _ context: Context) throws -> Response {
        guard let location = context.municipality.locations.first(where: { $0.key == request.parameters["location"] })
        else { throw Problem.notFound }
        let line = WaitingLine(location, now: context.now)
        let isLive = request.query(liveField) == "ja"
        let page = try context.read { session in
            Self.page(
                line,
                called: try TicketTable(session.tables).called(at: location.key, on: line.day),
                wait: (
                    quick: try line.expectedMinutes(in: .quick, session.tables),
                    other: try line.expectedMinutes(in: .walkIn, session.tables)
                ),
                isLive: isLive
            )
        }
        var response = context.show(page)
        if isLive { response.headers.append(Response.Header("Refresh", String(seconds))) }
        return response
    }

    private static func page(
        _ line: WaitingLine,
        called: [Ticket],
        wait: (quick: Int, other: Int),
        isLive: Bool
    ) -> Page {
        let names = Dictionary(DeskPlace.all(of: line.location).map { ($0.key, $0.name) }) { first, _ in first }
        let rows = called.map { ticket -> [Table.Cell] in
            [.text(Prose(runs: [.strong(ticket.number)])), .text(Prose(names[ticket.desk ?? ""] ?? ticket.desk ?? ""))]
        }
        let other = Link(
            isLive ? "Zet het scherm stil" : "Laat het scherm meelopen",
            address(line.location, isLive: !isLive)
        )
        return Page(
            "Wie is er aan de beurt?",
            section: line.location.name,
            lead: Prose("Het is \(line.now.timeOfDay.inDutch)."),
            blocks: [
                .table(
                    Table(
                        "Nummers die aan de beurt zijn",
                        columns: ["Nummer", "Ga naar"],
                        rows: rows,
                        empty: "Er is nu niemand aan de beurt."
                    )
                ),
                .section(
                    "Zonder afspraak",
                    [
                        .facts(
                            (line.location.desks.quick > 0
                                ? [Fact("Snelbalie", "ongeveer \(wait.quick) minuten wachten")] : [])
                                + [Fact("Andere balies", "ongeveer \(wait.other) minuten wachten")]
                        )
                    ]
                ),
                .links([other]),
            ]
        )
    }
}
