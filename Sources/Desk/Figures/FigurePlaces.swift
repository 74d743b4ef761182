internal import Kernel

/// `/sturen` on the platform's host: the municipalities whose figures the reader may see, each with its own pages.
enum FigurePlaces {
    static let link = Link(FigureSheet.Part.overview.title, .platform("/sturen"))

    /// Who steers one municipality has nothing to choose and goes straight there.
    @Sendable
    static func show(_ request: Request, _ context: PlatformContext) throws -> Response {
        let visitor = try DeskVisitor(context)
        let places = context.municipalities.filter { $0.rights?.may(.seeFigures) == true }.map(\.municipality)
        if places.count == 1, let only = places.first {
            return .seeOther(context.pages.path(to: visitor.address("/sturen", in: only), in: nil))
        }
        let entrances = places.map {
            Entrance(Link("Cijfers van \($0.name)", visitor.address("/sturen", in: $0)), icon: .chart)
        }
        return context.show(
            visitor.page(
                link.words,
                here: link.address,
                [entrances.isEmpty ? .paragraph("Er zijn geen gemeenten met cijfers voor u.") : .entrances(entrances)],
                section: nil,
                lead: "Kies een gemeente.",
                for: .managers(name: visitor.session.member.fullName, menu: DeskMenu.items(for: visitor))
            )
        )
    }
}
