internal import Kernel

/// The page around a list of work: whose, which, and where the next page is.
struct WorklistPage: Sendable {
    let visitor: DeskVisitor
    let choice: WorklistChoice
    /// The case types that can be chosen.
    let kinds: [WorklistKind]
    let table: Table
    /// The mark of the next page; `nil` on the last.
    let next: WorklistChoice.Mark?
    /// The case that the reader took just now.
    let taken: CaseNumber?
    /// The names of municipalities whose cases could not be read.
    let unreadable: [String]
    /// Where looks in an emergency wait for the reader.
    let emergencies: [Link]

    static let length = 50

    var page: Page {
        visitor.page(
            choice.whose.title,
            here: visitor.address("/werk", query: choice.query),
            notices + [.tabs(label: DeskMenu.worklist, tabs), .filters(label: "Kies zaken", filters), .table(table)]
                + paging,
            lead: visitor.municipality == nil ? "In al uw gemeenten." : nil
        )
    }

    private var notices: [Block] {
        let answer = taken.map { Block.notice(Notice(.success, "Zaak \($0.description) is nu van u.", isAnswer: true)) }
        return (answer.map { [$0] } ?? [])
            + emergencies.map { link in
                .notice(Notice(.warning, "Iemand opende een zaak van uw team in nood. \(link: link)."))
            }
            + unreadable.map { name in
                .notice(Notice(.error, "De zaken van \(name) zijn nu niet te lezen. Probeer het straks opnieuw."))
            }
    }

    private var tabs: [Tab] {
        WorklistChoice.Whose.allCases.filter { $0 != .team || !visitor.rights.teams.isEmpty }.map { whose in
            let query = choice.changed { $0.whose = whose }.query
            return Tab(Link(whose.title, visitor.address("/werk", query: query)), isHere: whose == choice.whose)
        }
    }

    private var filters: Form {
        let chosen = { (value: String?) in value.map(FormField.Answer.text) ?? .none }
        let options = kinds.map { FormField.Option($0.key, $0.name) }
        return Form(
            .get,
            to: visitor.address("/werk"),
            fields: [
                FormField(
                    "soort",
                    "Soort zaak",
                    .selection([FormField.OptionGroup(nil, options)]),
                    missing: nil,
                    answer: chosen(choice.type)
                ),
                FormField(
                    "te-laat",
                    "Op tijd",
                    .selection([FormField.OptionGroup(nil, [FormField.Option("ja", "Alleen te laat")])]),
                    missing: nil,
                    answer: chosen(choice.isLateOnly ? "ja" : nil)
                ),
                FormField(
                    "sorteer",
                    "Volgorde",
                    .selection([FormField.OptionGroup(nil, orders)]),
                    missing: nil,
                    answer: .text(Self.word(choice.order))
                ),
            ],
            hidden: choice.hidden(without: ["soort", "te-laat", "sorteer", "na"]),
            submit: "Toon"
        )
    }

    private var orders: [FormField.Option] {
        WorklistQuery.Order.allCases.map { FormField.Option(Self.word($0), $0.title) }
    }

    /// The word in the address; the usual order needs none.
    private static func word(_ order: WorklistQuery.Order) -> String { order == .dueFirst ? "" : order.rawValue }

    private var paging: [Block] {
        var links: [Link] = []
        if choice.after != nil {
            links.append(Link("Terug naar het begin", visitor.address("/werk", query: choice.changed { _ in }.query)))
        }
        if let next {
            let query = choice.changed { $0.after = next }.query
            links.append(Link("Volgende zaken", visitor.address("/werk", query: query)))
        }
        return links.isEmpty ? [] : [.links(links)]
    }
}

extension WorklistQuery.Order {
    /// As the choice of an order names it.
    fileprivate var title: String {
        switch self {
        case .dueFirst: "Wat het eerst klaar moet"
        case .dueLast: "Wat het laatst klaar moet"
        case .newestFirst: "Nieuwste eerst"
        }
    }
}
