internal import Kernel

/// How many people of each group voted; groups in which that could point at people are hidden.
struct VoteReach: Hashable {
    /// `voted` is `nil` where it is hidden.
    let rows: [Row]

    struct Row: Hashable {
        let name: String
        let codes: Int
        let voted: Int?
    }

    /// Hides a group of which fewer than ten voted or fewer than ten did not, and others where the total would tell.
    init(_ groups: [VoteGroup]) {
        let voted = SmallGroups.shown(partsOf: groups.map(\.used))
        let stayed = SmallGroups.shown(partsOf: groups.map { $0.codes - $0.used })
        rows = groups.indices.map { place in
            Row(
                name: groups[place].name,
                codes: groups[place].codes,
                voted: stayed[place] == nil ? nil : voted[place]
            )
        }
    }

    /// Nothing when there is at most one group: that is the whole.
    var blocks: [Block] {
        guard rows.count > 1 else { return [] }
        let cells = rows.map { row -> [Table.Cell] in
            let part = row.voted.map { "\(row.codes == 0 ? 0 : $0 * 100 / row.codes)%" }
            return [
                .text(Prose(row.name)), .number(row.codes),
                .text(Prose(row.voted.map(Euros.grouped) ?? "Te weinig om te tonen")), .text(Prose(part ?? "")),
            ]
        }
        return [
            .section(
                "Wie deed mee?",
                [
                    .paragraph("Groepen kleiner dan 10 laten wij niet zien. Dan blijft geheim wie stemde."),
                    .table(
                        Table(
                            "Stemmen per groep",
                            columns: [
                                "Groep", Table.Column("Brieven", isNumeric: true),
                                Table.Column("Stemmen", isNumeric: true), Table.Column("Deel", isNumeric: true),
                            ],
                            rows: cells,
                            empty: "Er zijn geen groepen."
                        )
                    ),
                ]
            )
        ]
    }
}
