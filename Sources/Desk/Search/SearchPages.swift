internal import Kernel

/// The page for searching, before and after the question.
enum SearchPages {
    static let form = Form(
        to: .local("/werk/zoek"),
        fields: [
            FormField(
                "vraag",
                "Waar zoekt u op?",
                .text(limit: 200),
                hint: "Een zaaknummer, een volgcode, een burgerservicenummer, een postcode met huisnummer, "
                    + "of een naam met geboortedatum.",
                autocomplete: "off",
                missing: SearchText.Fault.empty.sentence
            ),
            FormField(
                purposeField,
                "Waarom zoekt u?",
                .selection([
                    FormField.OptionGroup(
                        nil,
                        [
                            FormField.Option(
                                ReadPurpose.identification.rawValue,
                                "De inwoner belt of staat aan de balie"
                            ),
                            FormField.Option(ReadPurpose.caseWork.rawValue, "Ik behandel een zaak van de inwoner"),
                        ]
                    )
                ]),
                hint: "De inwoner kan zien wie er keek en waarom.",
                missing: "Kies waarom u zoekt."
            ),
        ],
        submit: "Zoek"
    )

    static let tooMany = "Er passen meer dan \(SearchDesk.limit) mensen bij. Zoek preciezer."

    static let purposeField = "doel"

    /// The purposes that can be chosen, by their word in the form.
    static func purpose(_ word: String) -> ReadPurpose? {
        ReadPurpose(rawValue: word).flatMap { [.identification, .caseWork].contains($0) ? $0 : nil }
    }

    /// - Parameters:
    ///   - form: Filled in after a question.
    ///   - hits: Who was found; `nil` before the question.
    ///   - visitor: Who asks, and of which municipality.
    ///   - context: Of the request.
    /// - Returns: The page with the form on top.
    static func page(
        form: Form,
        hits: [SearchHit]? = nil,
        for visitor: DeskVisitor,
        _ context: Context
    ) -> Page {
        var blocks: [Block] = [.form(form)]
        if let hits {
            if hits.isEmpty {
                let text: Prose = "Niets gevonden. Controleer wat u typte. Misschien mag u deze zaak niet zien."
                blocks.append(.notice(Notice(.info, text, isAnswer: true)))
            } else {
                let text = hits.count == 1 ? "Er is 1 inwoner gevonden." : "Er zijn \(hits.count) inwoners gevonden."
                blocks.append(.notice(Notice(.success, Prose(text), isAnswer: true)))
            }
            blocks += hits.enumerated().map { place, hit in resident(hit, number: place + 1, context) }
        }
        return visitor.page("Zoeken", here: .local("/werk/zoek"), blocks, section: nil)
    }

    private static func resident(_ hit: SearchHit, number: Int, _ context: Context) -> Block {
        let details = hit.resident.details
        var facts: [Fact] = []
        if let day = details?.bornOn { facts.append(Fact("Geboren", Prose(day.inDutchWithoutWeekday))) }
        if let address = details?.address { facts.append(Fact("Adres", Prose(address.line))) }
        switch hit.resident.identity {
        case .person(let number): facts.append(Fact("Burgerservicenummer", Prose(number.masked)))
        case .business(let number): facts.append(Fact("KvK-nummer", Prose(number.digits)))
        case .anonymous: break
        }
        let cases = Table(
            "Zaken",
            columns: ["Zaak", "Stand", "Begonnen op"],
            rows: hit.cases.map { row($0, context) },
            empty: "Er zijn geen zaken die u mag zien."
        )
        let others = OtherTeams(cases: hit.others, context: context).blocks
        // Nobody is named of whom the reader may only know that another team has a case.
        if hit.resident.identity == .anonymous, details == nil { return .section("Inwoner \(number)", others) }
        return .section(
            details?.name ?? "Inwoner \(number) zonder bekende naam",
            [.facts(facts), .table(cases)] + others
        )
    }

    private static func row(_ file: CaseFile, _ context: Context) -> [Table.Cell] {
        let type = context.type(of: file)
        let link = Link(type?.staffName ?? file.typeKey, .local("/werk/zaken/\(file.number)"))
        let status = type?.step(file.statusKey)?.step.name ?? file.statusKey
        return [
            .lines("\(link: link)", file.number.description),
            .text(Prose(status)),
            .text(Prose(file.openedAt.day.inDutchWithoutWeekday)),
        ]
    }
}
