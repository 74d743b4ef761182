internal import Kernel

/// `/vergunningen`: what was asked for and decided, for everybody; it is no official publication.
enum ShowPermitNotices {
    static let link = Link("Vergunningen in de buurt", .local("/vergunningen"))
    static let pattern = "/vergunningen/{notice}"

    static let routes = [
        Route(.get, "/vergunningen", access: .anyone, .read(list)),
        Route(.get, pattern, access: .anyone, .read(show)),
    ]

    static func address(_ notice: PermitNotice) -> Address { .local("/vergunningen/\(notice.id)") }

    private enum Name {
        static let area = "wijk"
        static let before = "voor"
    }

    private static let unofficial = Notice(
        .info,
        """
        Dit is een dienst voor de buurt en geen officiële bekendmaking. Die staat in het gemeenteblad, op \
        officielebekendmakingen.nl.
        """
    )

    @Sendable
    private static func list(_ request: Request, _ context: Context) throws -> Response {
        let typed = request.query(Name.area)?.filter { $0 != " " } ?? ""
        let area = typed.utf8.count == 4 && typed.utf8.allSatisfy { (48...57).contains($0) } ? typed : nil
        let before = request.query(Name.before).flatMap { Int($0) }
        let found = try context.read { try PermitNoticeTable($0.tables).newest(in: area, before: before) }
        let wrong: [Block] =
            typed.isEmpty || area != nil
            ? []
            : [.notice(Notice(.warning, "Vul vier cijfers in, zoals 6921. U ziet nu alle wijken.", isAnswer: true))]
        let older = found.next.map { Block.links([Link("Bekijk wat ouder is", address(area, before: $0))]) }
        return context.show(
            Page(
                link.words,
                lead: "Dit vroegen mensen en bedrijven aan, en dit besloot de gemeente. U ziet de laatste 13 weken.",
                blocks: wrong + [.notice(unofficial), filter(typed), .table(table(found.notices))]
                    + [older].compactMap(\.self)
                    + [.links([Link("Krijg bericht over uw buurt", WatchPages.link.address)])]
            )
        )
    }

    private static func address(_ area: String?, before key: Int) -> Address {
        let wanted = area.map { [Request.QueryItem(Name.area, $0)] } ?? []
        return .local("/vergunningen", query: wanted + [Request.QueryItem(Name.before, String(key))])
    }

    private static func filter(_ typed: String) -> Block {
        let question = FormField(
            Name.area,
            "Wijk",
            .text(limit: 4),
            hint: "De vier cijfers van uw postcode.",
            missing: nil,
            answer: .text(typed)
        )
        return .filters(
            label: "Kies een wijk",
            Form(.get, to: link.address, fields: [question], submit: "Toon deze wijk")
        )
    }

    private static func table(_ notices: [PermitNotice]) -> Table {
        Table(
            "Wat is gevraagd en besloten",
            columns: ["Wat", "Waar", "Wanneer"],
            rows: notices.map { notice in
                [
                    .text("\(link: Link(notice.title, address(notice)))"),
                    .text(Prose(notice.postcode?.text ?? "Zie de tekst")),
                    .text(Prose(notice.at.day.inDutchWithoutWeekday)),
                ]
            },
            empty: "Hier is in de laatste 13 weken niets gevraagd of besloten."
        )
    }

    /// - Throws: ``Problem/notFound`` for what is not there, or not any more.
    @Sendable
    private static func show(_ request: Request, _ context: Context) throws -> Response {
        let id = try? UniqueID(request.parameters["notice"] ?? "")
        let notice = try context.read { session in
            try id.flatMap { try PermitNoticeTable(session.tables).notice($0) }
        }
        guard let notice else { throw Problem.notFound }
        let place = notice.postcode.map { [Block.facts([Fact("Waar", Prose("Bij postcode \($0.text)"))])] } ?? []
        return context.show(
            Page(
                notice.title,
                section: link.words,
                blocks: notice.paragraphs.map { .paragraph(Prose($0)) } + place
                    + [.notice(unofficial), .links([Link("Bekijk alle vergunningen", link.address)])]
            )
        )
    }
}
