internal import Kernel

/// `/werkzaamheden`: what the municipality works on, now and soon, for everybody.
enum WorksCalendar {
    static let link = Link("Werk aan de weg", .local("/werkzaamheden"))
    static let route = Route(.get, "/werkzaamheden", access: .anyone, .read(show))

    @Sendable
    private static func show(_ request: Request, _ context: Context) throws -> Response {
        let works = try context.read { try WorksTable($0.tables).ahead(on: context.today) }
        let now = works.filter { $0.days.contains(context.today) }
        let soon = works.filter { $0.days.lowerBound > context.today }
            .sorted { $0.days.lowerBound < $1.days.lowerBound }
        return context.show(
            Page(
                link.words,
                lead: "Hier werkt de gemeente aan straat, groen en riool.",
                blocks: [
                    .section("Nu bezig", [.table(table("Waar wij nu werken", now))]),
                    .section("Binnenkort", [.table(table("Waar wij binnenkort werken", soon))]),
                    .action(Link("Krijg bericht over uw buurt", WatchPages.link.address)),
                ]
            )
        )
    }

    private static func table(_ caption: String, _ works: [Works]) -> Table {
        Table(
            caption,
            columns: ["Wat", "Waar", "Wanneer"],
            rows: works.map { work in
                [
                    work.description.isEmpty ? .text(Prose(work.title)) : .lines(Prose(work.title), work.description),
                    .text(Prose(work.place)), .text(Prose(work.period)),
                ]
            },
            empty: "Er is geen werk."
        )
    }
}
