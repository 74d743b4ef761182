internal import Kernel

extension Drawing {
    mutating func table(_ table: Table) {
        guard !table.rows.isEmpty else { return html.element("p", .class("empty"), text: table.empty) }
        element("div", .class("table-wrap")) { wrap in
            let isSortable = table.columns.contains { $0.sort != nil }
            wrap.element("table", .class(isSortable ? "cards sortable" : "cards")) { drawn in
                drawn.html.element("caption", text: table.caption)
                drawn.head(table.columns)
                drawn.element("tbody") { body in
                    for row in table.rows { body.row(row, table.columns) }
                }
            }
        }
    }

    private mutating func head(_ columns: [Table.Column]) {
        html.raw("<thead><tr>")
        for column in columns {
            element(
                "th",
                .class(column.isNumeric ? "r" : nil),
                .fixed("scope", "col"),
                .fixed("aria-sort", column.sort?.direction?.word)
            ) { $0.title(of: column) }
        }
        html.raw("</tr></thead>")
    }

    private mutating func title(of column: Table.Column) {
        guard let sort = column.sort else { return html.text(column.title) }
        element("a", .href(site.path(to: sort.address))) { link in
            link.html.raw("<span class=\"hidden-text\">Sorteer op </span>")
            link.html.text(column.title)
            if let direction = sort.direction { link.icon(direction == .ascending ? .up : .down) }
        }
    }

    private mutating func row(_ cells: [Table.Cell], _ columns: [Table.Column]) {
        html.raw("<tr>")
        for (index, pair) in zip(columns, cells).enumerated() {
            let (column, cell) = pair
            if index == 0 {
                element("th", .fixed("scope", "row")) { $0.cell(cell) }
                continue
            }
            element("td", .class(column.isNumeric ? "r" : nil), .text("data-label", column.title)) { $0.cell(cell) }
        }
        html.raw("</tr>")
    }

    private mutating func cell(_ cell: Table.Cell) {
        switch cell {
        case .text(let text): prose(text)
        case .number(let number): html.text(DutchNumber.text(number))
        case .badge(let badge): self.badge(badge)
        case .lines(let text, let note):
            prose(text)
            html.raw("<br>")
            html.element("span", .class("soft small num"), text: note)
        case .marked(let text, let badge):
            prose(text)
            html.raw("<br>")
            self.badge(badge)
        case .state(let badge, let link):
            self.badge(badge)
            html.raw("<br>")
            self.link(link)
        case .button(let text, let form, let subject):
            prose(text)
            press(form, about: subject)
        }
    }
}

extension Table.Sort.Direction {
    fileprivate var word: StaticString {
        switch self {
        case .ascending: "ascending"
        case .descending: "descending"
        }
    }
}
