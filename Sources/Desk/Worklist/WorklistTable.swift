internal import Kernel

/// A case in a list, with the municipality that it belongs to.
struct WorklistItem: Sendable {
    let context: Context
    let entry: WorklistEntry
}

/// Draws the cases of a list as a table.
struct WorklistTable: Sendable {
    let visitor: DeskVisitor
    let choice: WorklistChoice
    /// The names of the members of staff who handle a case of the list.
    let names: [Int: String]

    init(_ items: [WorklistItem], for visitor: DeskVisitor, _ choice: WorklistChoice, staff: any StaffDirectory) throws
    {
        self.visitor = visitor
        self.choice = choice
        let colleagues = Colleagues(staff)
        var names: [Int: String] = [:]
        for id in Set(items.compactMap(\.entry.file.work.handler)) { names[id] = try colleagues.name(id) }
        self.names = names
    }

    func table(_ items: [WorklistItem]) -> Table {
        Table(
            caption,
            columns: [Table.Column("Zaak")] + (isPlatform ? ["Gemeente"] : []) + [
                "Stap", "Wie", Table.Column("Streefdatum", sort: sort), "Uiterlijk volgens de wet",
            ],
            rows: items.map(row),
            empty: empty
        )
    }

    /// The order in words; which cases they are stands in the title of the page.
    private var caption: String {
        switch choice.order {
        case .dueFirst: "Wat het eerst klaar moet zijn, staat bovenaan."
        case .dueLast: "Wat het laatst klaar moet zijn, staat bovenaan."
        case .newestFirst: "De nieuwste zaak staat bovenaan."
        }
    }

    private var isPlatform: Bool { visitor.municipality == nil }

    private var sort: Table.Sort {
        let isFirst = choice.order == .dueFirst
        let turned = choice.changed { $0.order = isFirst ? .dueLast : .dueFirst }
        let direction: Table.Sort.Direction? =
            switch choice.order {
            case .dueFirst: .ascending
            case .dueLast: .descending
            case .newestFirst: nil
            }
        return Table.Sort(visitor.address("/werk", query: turned.query), direction)
    }

    private func row(_ item: WorklistItem) -> [Table.Cell] {
        let municipality: [Table.Cell] = isPlatform ? [.text(Prose(item.context.municipality.name))] : []
        return [title(item)] + municipality + [step(item), who(item), target(item), legal(item)]
    }

    private func title(_ item: WorklistItem) -> Table.Cell {
        let file = item.entry.file
        let type = item.context.type(of: file)?.staffName ?? file.typeKey
        let address = visitor.address("/werk/zaken/\(file.number)", in: item.context.municipality)
        let words = file.title.isEmpty ? type : file.title
        let since = choice.order == .newestFirst ? " · sinds \(file.openedAt.day.inDutchWithoutWeekday)" : ""
        return .lines("\(link: Link(words, address))", "\(file.number) · \(type)\(since)")
    }

    private func step(_ item: WorklistItem) -> Table.Cell {
        let file = item.entry.file
        let name = item.context.type(of: file)?.step(file.statusKey)?.step.name ?? file.statusKey
        guard let since = file.work.suspendedOn else { return .badge(Badge(.info, name, icon: .work)) }
        return .marked(Prose(name), Badge(.warning, "Staat stil sinds \(since.inDutchWithoutWeekday)", icon: .clock))
    }

    private func who(_ item: WorklistItem) -> Table.Cell {
        let work = item.entry.file.work
        let team = work.team.map { item.context.municipality.team($0).name } ?? "Geen team"
        if let handler = work.handler {
            return .lines(Prose(handler == visitor.session.member.id ? "U" : names[handler] ?? ""), team)
        }
        guard item.context.mayHandle(item.entry.file) else { return .text(Prose(team)) }
        return .button(Prose(team), take(item), about: item.entry.file.number.description)
    }

    /// The form of one button with which someone takes a case.
    private func take(_ item: WorklistItem) -> Form {
        let file = item.entry.file
        return Form(
            to: visitor.address("/werk/zaken/\(file.number)/pak", in: item.context.municipality),
            fields: [],
            hidden: [Form.HiddenValue("versie", String(file.work.version))] + choice.hidden()
                + (isPlatform ? [Form.HiddenValue("lijst", "alle-gemeenten")] : []),
            submit: "Pak deze zaak"
        ).guarded(by: visitor.session.formToken)
    }

    private func target(_ item: WorklistItem) -> Table.Cell {
        item.entry.file.targetOn.map { DaysLeft(until: $0, from: item.context.today).cell($0) } ?? "Geen"
    }

    /// The legal limit; while it stands still there is nothing to count.
    private func legal(_ item: WorklistItem) -> Table.Cell {
        guard let day = item.entry.file.deadlineOn else { return "Geen" }
        guard item.entry.file.work.suspendedOn == nil else { return "Staat stil" }
        return DaysLeft(until: day, from: item.context.today).cell(day)
    }

    private var empty: String {
        if choice.after != nil { return "Dit waren alle zaken." }
        if choice.isLateOnly { return "Er is niets te laat." }
        if choice.type != nil { return "Er zijn geen zaken van deze soort." }
        return switch choice.whose {
        case .mine: "U hebt nu geen zaken. Pak er een uit de andere lijsten."
        case .team: "Uw team heeft nu geen zaken."
        case .all: "Er zijn nu geen zaken."
        }
    }
}
