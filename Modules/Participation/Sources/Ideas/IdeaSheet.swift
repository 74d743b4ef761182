internal import Kernel

/// The page of one idea for staff, and the list of all.
struct IdeaSheet {
    let idea: Idea
    let merged: [Idea]
    let context: Context

    func page(_ fault: (field: String, sentence: String)? = nil, _ typed: FormAnswers = FormAnswers([])) -> Page {
        let website = Link("Bekijk het idee op de website", ShowIdeas.address(idea))
        return context.staffPage(
            idea.text.title,
            section: ModerateIdeas.page.words,
            here: ModerateIdeas.address(idea),
            lead: Prose(idea.text.story),
            [.facts(facts), .links([website])] + (idea.state == .published ? forms(fault, typed) : [])
        )
    }

    private var facts: [Fact] {
        let number = idea.text.caseNumber.map { number in
            [Fact("Zaak", "\(link: Link(number.description, .local("/werk/zaken/\(number)")))")]
        }
        let names = merged.map(\.text.title).joined(separator: ", ")
        return [Fact("Nummer", Prose(String(idea.key))), Fact("Steun", Prose("\(ShowIdeas.supporters(idea))."))]
            + (number ?? []) + (merged.isEmpty ? [] : [Fact("Samengevoegd met", Prose(names))])
            + (idea.answer.map { [Fact("Antwoord", Prose($0))] } ?? [])
    }

    private func forms(_ fault: (field: String, sentence: String)?, _ typed: FormAnswers) -> [Block] {
        let parts: [(title: String, part: String, field: FormField, submit: String)] = [
            (
                "Wat deden wij ermee?", "antwoord",
                FormField("antwoord", "Antwoord voor iedereen op de website", .paragraph(limit: 2_000), missing: nil),
                "Zet het antwoord op de website"
            ),
            (
                "Voeg samen", "samenvoegen",
                FormField("ander", "Nummer van het idee waarin dit verdergaat", .text(limit: 9), missing: nil),
                "Voeg samen"
            ),
            (
                "Haal weg", "weghalen",
                FormField("reden", "Waarom? De inwoner leest dit", .paragraph(limit: 1_000), missing: nil),
                "Haal het idee van de website"
            ),
        ]
        return parts.map { entry in
            var form = VoteOffice.form(
                context,
                to: ModerateIdeas.address(idea, entry.part),
                fields: [entry.field],
                submit: entry.submit
            )
            if fault?.field == entry.field.name { form = form.filled(from: typed) }
            if let fault { form = form.faulted(fault.field, fault.sentence) }
            return .section(entry.title, [.form(form)])
        }
    }

    static func list(_ ideas: [Idea], _ form: Form, _ context: Context) -> Page {
        let rows = ideas.map { idea -> [Table.Cell] in
            [
                .text("\(link: Link(idea.text.title, ModerateIdeas.address(idea)))"), .number(idea.key),
                .number(idea.support),
                .badge(idea.answer == nil ? Badge(.info, "Verzamelt steun") : Badge(.success, "Beantwoord")),
            ]
        }
        return context.staffPage(
            ModerateIdeas.page.words,
            here: ModerateIdeas.page.address,
            lead: "Ideeën op de website. Nieuwe ideeën van inwoners staan in de werklijst.",
            [
                .table(
                    Table(
                        "Ideeën op de website",
                        columns: [
                            "Idee", Table.Column("Nummer", isNumeric: true), Table.Column("Steun", isNumeric: true),
                            "Stand",
                        ],
                        rows: rows,
                        empty: "Er staan nog geen ideeën op de website."
                    )
                ),
                .section("Zet een idee op de website", [.form(form)]),
            ]
        )
    }

    static func publishing(_ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: ModerateIdeas.page.address,
            fields: [
                FormField(
                    "zaak",
                    "Zaaknummer",
                    .text(limit: 20),
                    hint: "Laat dit leeg voor een idee uit een bijeenkomst.",
                    missing: nil
                ),
                FormField("titel", "Titel", .text(limit: 80), missing: "Geef het idee een titel."),
                FormField(
                    "verhaal",
                    "Het idee",
                    .paragraph(limit: 1_000),
                    hint: "Zonder namen, scheldwoorden of reclame.",
                    missing: "Schrijf wat het idee is."
                ),
                FormField("plek", "Plek", .text(limit: 100), missing: nil),
            ],
            submit: "Zet op de website"
        )
    }
}
