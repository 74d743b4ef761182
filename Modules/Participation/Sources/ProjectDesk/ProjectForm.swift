internal import Kernel

/// The questions with which a project starts.
enum ProjectForm {
    /// The names of the fields, as they are sent.
    enum Name {
        static let title = "naam"
        static let summary = "uitleg"
        static let place = "plek"
        static let influence = "invloed"
        static let open = "open"
        static let fixed = "vast"
        static let together = "samen"
        static let reason = "waarom"
    }

    static func form(_ context: Context) -> Form {
        VoteOffice.form(context, to: MakeProject.address, fields: about + room + together, submit: "Maak het project")
    }

    /// `nil` when a choice is missing; the form says so itself.
    static func plan(_ answers: FormAnswers) -> PublicProject.Plan? {
        guard let influence = PublicProject.Influence(rawValue: answers.text(Name.influence)) else { return nil }
        return PublicProject.Plan(
            title: answers.text(Name.title),
            summary: answers.text(Name.summary),
            place: answers.text(Name.place),
            influence: influence,
            open: answers.text(Name.open),
            fixed: answers.text(Name.fixed),
            coCreation: PublicProject.CoCreation(
                isChosen: answers.text(Name.together) == "ja",
                reason: answers.text(Name.reason)
            )
        )
    }

    private static var about: [FormField] {
        [
            FormField(Name.title, "Naam van het project", .text(limit: 80), missing: "Geef het project een naam."),
            FormField(
                Name.summary,
                "Waar gaat het over?",
                .paragraph(limit: 1_000),
                missing: "Schrijf in een paar zinnen waar het over gaat."
            ),
            FormField(Name.place, "Dorp, buurt of straat", .text(limit: 100), missing: nil),
        ]
    }

    private static var room: [FormField] {
        [
            FormField(
                Name.influence,
                "Hoeveel invloed hebben inwoners?",
                .choice(PublicProject.Influence.allCases.map { .init($0.rawValue, $0.term, hint: $0.words) }),
                missing: "Kies hoeveel invloed inwoners hebben."
            ),
            FormField(
                Name.open,
                "Waar praten inwoners over mee?",
                .paragraph(limit: 2_000),
                hint: "Een punt op elke regel.",
                missing: "Schrijf op wat nog open is. Is er niets open? Schrijf dat dan."
            ),
            FormField(
                Name.fixed,
                "Wat staat al vast?",
                .paragraph(limit: 2_000),
                hint: "Een punt op elke regel.",
                missing: "Schrijf op wat al vaststaat. Zo verwacht niemand te veel."
            ),
        ]
    }

    private static var together: [FormField] {
        [
            FormField(
                Name.together,
                "Maakt u dit samen met inwoners (cocreatie)?",
                .choice([.init("ja", "Ja"), .init("nee", "Nee")]),
                missing: "Kies of u dit samen met inwoners maakt."
            ),
            FormField(
                Name.reason,
                "Waarom wel of niet?",
                .paragraph(limit: 1_000),
                hint: "Inwoners lezen dit.",
                missing: "Schrijf waarom u hiervoor kiest."
            ),
        ]
    }
}
