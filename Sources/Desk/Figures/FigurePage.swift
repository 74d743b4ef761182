internal import Kernel

/// A page of figures for the people who steer.
struct FigurePage {
    let sheet: FigureSheet
    /// What was wrong with the period in the address.
    let fault: FigurePeriod.Invalid?
    let visitor: DeskVisitor

    var page: Page {
        visitor.page(
            sheet.part.title,
            here: sheet.part.address(period),
            notices + [choice] + figures + footing,
            section: sheet.part == .overview ? nil : "Sturen",
            trail: sheet.part == .overview
                ? [] : [Link(FigureSheet.Part.overview.title, FigureSheet.Part.overview.address(period))],
            lead: Prose("\(sheet.set.period.inDutch)."),
            for: .managers(
                name: visitor.session.member.fullName,
                menu: DeskMenu.items(for: visitor, figuresOf: period)
            )
        )
    }

    private var period: String { sheet.set.period.key }

    private var notices: [Block] {
        var notices: [Block] = []
        if let fault { notices.append(.notice(Notice(.warning, Prose(fault.sentence), isAnswer: true))) }
        if let since = sheet.set.countedSince {
            let day = since.inDutchWithoutWeekday
            notices.append(
                .notice(Notice(.info, Prose("Wij tellen sinds \(day). Zaken van daarvoor staan hier niet bij.")))
            )
        }
        return notices
    }

    private var choice: Block {
        let choices = FigurePeriod.choices(on: visitor.now.day)
        let field = FormField(
            "periode",
            "Periode",
            .selection([
                FormField.OptionGroup(nil, [FormField.Option("", "Laatste \(FigurePeriod.usualWeeks) weken")]),
                FormField.OptionGroup("Kwartalen", choices.quarters.map { FormField.Option($0.key, $0.name) }),
                FormField.OptionGroup("Maanden", choices.months.map { FormField.Option($0.key, $0.name) }),
            ]),
            missing: nil,
            answer: .text(sheet.set.period.key)
        )
        return .filters(
            label: "Kies de periode",
            Form(.get, to: .local(sheet.part.path), fields: [field], submit: "Toon de cijfers")
        )
    }

    private var figures: [Block] {
        let isOfModules = sheet.part == .modules || sheet.part == .overview
        let isEmpty = isOfModules ? sheet.keyFigures.isEmpty && sheet.groups.isEmpty : sheet.set.isEmpty
        if isEmpty { return [.paragraph(Prose(FigureWords.none))] }
        var blocks: [Block] = []
        if !sheet.keyFigures.isEmpty { blocks.append(.tiles(sheet.keyFigures.map(\.tile))) }
        for group in sheet.groups {
            if let title = group.title { blocks.append(.heading(title)) }
            blocks += group.charts.map(Block.chart)
        }
        return blocks
    }

    private var footing: [Block] {
        var links: [Link] = []
        if sheet.part == .overview {
            links += FigureSheet.Part.allCases.dropFirst().map { Link($0.title, $0.address(period)) }
        }
        links.append(Link("Download de cijfers (CSV)", sheet.part.fileAddress(period)))
        return [
            .paragraph(Prose("Wij tellen geen namen of adressen. \(FigureWords.smallGroups)")),
            .links(links),
        ]
    }
}
