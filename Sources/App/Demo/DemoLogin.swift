internal import Kernel

/// The login of the demonstration: whoever opens it chooses one of the invented residents.
///
/// It is made by `demo` only. A person is chosen by a number from 1, so no form, address or log has a BSN in it.
struct DemoLogin: ResidentLogin {
    private static let field = "persoon"

    func start(_ attempt: LoginAttempt) -> Page {
        let options = DemoResidents.numbers.indices.prefix(5).map { place in
            FormField.Option(String(place + 1), "Inwoner \(place + 1)")
        }
        var question = attempt.form(
            [
                FormField(
                    Self.field,
                    "Wie bent u?",
                    .choice(options),
                    hint: "Deze personen zijn verzonnen.",
                    missing: "Kies een persoon."
                )
            ],
            submit: "Log in"
        )
        if attempt.isRepeated { question = question.filled(from: FormAnswers([])) }
        return Page(
            ResidentLoginPages.title,
            lead: "Dit is een demonstratie. U logt in zonder wachtwoord.",
            blocks: [.form(question)]
        )
    }

    func finish(_ answers: FormAnswers, of attempt: LoginAttempt) -> CitizenServiceNumber? {
        guard let place = Int(answers.text(Self.field)), DemoResidents.numbers.prefix(5).indices.contains(place - 1)
        else { return nil }
        return try? CitizenServiceNumber(DemoResidents.numbers[place - 1])
    }
}
