internal import Kernel

/// `/sturen/meldingen`: how many reports come in per week, and of which kinds more than before.
struct ShowReportTrend: Sendable {
    let categories: CategoryList

    static let page = Link("Meldingen per week", .local("/sturen/meldingen"))
    static let weeks = 26

    static let file = Address.local("/sturen/meldingen.csv")

    var routes: [Route] {
        [
            Route(.get, "/sturen/meldingen", access: .staff(.seeFigures), .read(show)),
            Route(.get, "/sturen/meldingen.csv", access: .staff(.seeFigures), .read(download)),
        ]
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        let figures = try figures(context)
        let rows = [
            Block.section("Wat neemt toe?", [.table(rising(figures))]),
            .links([Link("Download de cijfers (CSV)", Self.file)]),
        ]
        return context.show(
            context.staffPage(
                Self.page.words,
                here: Self.page.address,
                lead: "De laatste \(Self.weeks) weken. Deze week telt nog door. Groepen kleiner dan 10 laten wij weg.",
                charts(figures) + rows
            )
        )
    }

    @Sendable
    private func download(_ request: Request, _ context: Context) throws -> Response {
        ReportTrendFile(figures: try figures(context), categories: categories).csv
            .download(named: "\(context.municipality.slug)-meldingen-\(context.today.iso)")
    }

    /// - Throws: ``Problem/notFound`` for who may not see figures of reports.
    private func figures(_ context: Context) throws -> ReportWeeks {
        guard let type = context.caseTypes.current(FileReport.caseTypeKey, on: context.today),
            context.rights?.may(.seeFigures, with: type) == true
        else { throw Problem.notFound }
        return try context.read { try ReportWeeks($0.tables, last: Week(of: context.today), count: Self.weeks) }
    }

    private func charts(_ figures: ReportWeeks) -> [Block] {
        let totals = figures.totals
        guard totals.contains(where: { $0 >= SmallGroups.least }) else {
            return [.paragraph("Er zijn nog te weinig meldingen.")]
        }
        let perWeek = Chart(
            "Meldingen per week",
            conclusion: conclusion(totals),
            .columns,
            along: Chart.Axis("Week", figures.weeks.map { String($0.number) }),
            [Chart.Series("Meldingen", totals.map { SmallGroups.shown($0).map(Double.init) })]
        )
        let groups = categories.groups.map { (name: $0.name, sum: figures.counts(of: $0).reduce(0, +)) }
            .sorted { $0.sum > $1.sum }
        let shown = SmallGroups.shown(partsOf: groups.map(\.sum))
        let perGroup = Chart(
            "Waarover meldingen gaan",
            conclusion: "De meeste meldingen gaan over: \(groups[0].name.lowercased()).",
            .bars,
            along: Chart.Axis("Onderwerp", groups.map(\.name)),
            [Chart.Series("Meldingen", shown.map { $0.map(Double.init) })]
        )
        return [.chart(perWeek), .chart(perGroup)]
    }

    /// Whole weeks only: the last one still goes on.
    private func conclusion(_ totals: [Int]) -> String {
        let last = totals[totals.count - 2]
        let before = Double(totals[(totals.count - 6)..<(totals.count - 2)].reduce(0, +)) / 4
        guard last >= SmallGroups.least, before >= Double(SmallGroups.least) else {
            return "Vorige week kwamen er weinig meldingen binnen."
        }
        let part = Int(((Double(last) / before - 1) * 100).rounded())
        if abs(part) < 5 { return "Vorige week kwamen er \(last) meldingen binnen, ongeveer evenveel als anders." }
        return
            "Vorige week kwamen er \(last) meldingen binnen, \(abs(part))% \(part > 0 ? "meer" : "minder") dan anders."
    }

    private func rising(_ figures: ReportWeeks) -> Table {
        Table(
            "Soorten waarvan vorige week veel meer meldingen kwamen dan anders",
            columns: [
                "Soort", Table.Column("Vorige week", isNumeric: true),
                Table.Column("Daarvoor per week", isNumeric: true),
            ],
            rows: figures.rises.map { rise in
                [
                    .text(Prose(categories[rise.categoryKey]?.name ?? rise.categoryKey)), .number(rise.last),
                    .text(Prose(Self.decimal(rise.before))),
                ]
            },
            empty: "Er is geen soort waarvan veel meer meldingen komen dan anders."
        )
    }

    private static func decimal(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10),\(tenths % 10)"
    }
}
