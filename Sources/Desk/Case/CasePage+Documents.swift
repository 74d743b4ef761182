internal import Kernel

extension CasePage {
    /// The photos and documents of the case, each as a download; no heading where there are none.
    var documents: [Block] {
        guard !view.documents.isEmpty else { return [] }
        let rows = view.documents.map { line in
            let link = Link(line.name, view.handled.address("/documenten/\(line.id)"))
            return [Table.Cell.text("\(link: link)"), .text(Prose(line.at.inDutch))]
        }
        let table = Table("Documenten bij deze zaak", columns: ["Document", "Gekregen op"], rows: rows, empty: "")
        return [
            .section(
                "Documenten",
                [.table(table), .paragraph("Opent u een document, dan staat dat in het inzagelog.")]
            )
        ]
    }
}
