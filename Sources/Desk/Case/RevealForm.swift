internal import Kernel

/// Asks which data of the resident to show, and why.
enum RevealForm {
    static func form(_ view: CaseView, _ session: StaffSession) -> Form {
        let kinds = SeenKind.allCases.filter { $0 != .number || view.resident == .person }
        return Form(
            to: view.handled.address("/inzage"),
            fields: [
                FormField(
                    "wat",
                    "Wat wilt u zien?",
                    .choice(kinds.map { FormField.Option($0.rawValue, $0.title) }),
                    missing: "Kies wat u wilt zien."
                ),
                FormField(
                    "doel",
                    "Waarom hebt u dit nodig?",
                    .choice(purposes.map { FormField.Option($0.0.rawValue, $0.1) }),
                    hint: "De inwoner kan zien dat u keek, en waarom.",
                    missing: "Kies waarom u dit nodig hebt."
                ),
            ],
            submit: "Toon de gegevens"
        ).guarded(by: session.formToken)
    }

    /// The purposes that staff choose from; the others are those of machines.
    private static let purposes: [(ReadPurpose, String)] = [
        (.caseWork, "Ik behandel deze zaak"), (.identification, "Ik ga na wie ik spreek"),
        (.otherRegister, "Ik zoek de inwoner op in een ander systeem"),
    ]

    /// The purpose that someone chose; `nil` for a word that is not offered.
    static func purpose(_ word: String) -> ReadPurpose? { purposes.first { $0.0.rawValue == word }?.0 }
}

/// Data of a resident that staff can ask for.
enum SeenKind: String, CaseIterable, Sendable {
    case number = "bsn"
    case answers = "antwoorden"
    case mail = "email"
    case tasks = "taken"

    var title: String {
        switch self {
        case .number: "Het burgerservicenummer"
        case .answers: "De antwoorden op het formulier"
        case .mail: "Het e-mailadres"
        case .tasks: "De antwoorden bij taken"
        }
    }
}
