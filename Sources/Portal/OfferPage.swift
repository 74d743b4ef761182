internal import Kernel

/// `/aanvragen`: everything that residents can ask for, with what they need to know first.
enum OfferPage {
    @Sendable
    static func show(_ request: Request, _ context: Context) -> Response {
        let types = context.caseTypes.offered(on: context.today, modulesOn: context.modulesOn)
        return context.show(page(types, context.municipality))
    }

    static func page(_ types: [CaseType], _ municipality: Municipality) -> Page {
        guard !types.isEmpty else {
            let phone = Link(municipality.phone, .phone(municipality.phone))
            return Page(
                Portal.title,
                blocks: [.paragraph("U kunt hier nu niets aanvragen. Bel \(link: phone). Dan helpen wij u.")]
            )
        }
        return Page(
            Portal.title,
            lead: "Kies wat u wilt aanvragen. Lees eerst wat u nodig hebt.",
            blocks: types.map { type in
                let start = Link("Begin: \(type.name)", .local("/aanvragen/\(type.key)"))
                return .section(type.name, facts(about: type, municipality) + [.action(start)])
            }
        )
    }

    /// What to know before a case type is asked for: conditions, what to bring, price, term.
    static func facts(about type: CaseType, _ municipality: Municipality) -> [Block] {
        let offer = type.offer
        return list("Dit geldt", offer.conditions) + list("Dit hebt u nodig", offer.bring)
            + list("Dit kost het", offer.prices.map { "\($0.purpose): \($0.inDutch)." }) + term(of: type, municipality)
    }

    private static func list(_ name: String, _ lines: [String]) -> [Block] {
        lines.isEmpty ? [] : [.heading(name), .points(lines.map { Prose($0) })]
    }

    private static func term(of type: CaseType, _ municipality: Municipality) -> [Block] {
        let norm = municipality.showsNorms ? type.norm(in: municipality) : nil
        let promise = norm.map { "Wij zijn binnen \($0.inDutch) klaar." }
        let law = type.statutoryTerm.map { "Volgens de wet moet het binnen \($0.inDutch)." }
        let silence = type.silence.map { _ in "Beslissen wij niet op tijd? Dan zegt de wet ja." }
        let lines = [promise, law, silence].compactMap(\.self)
        return lines.isEmpty ? [] : [.heading("Zo lang duurt het"), .paragraph(Prose(lines.joined(separator: " ")))]
    }
}
