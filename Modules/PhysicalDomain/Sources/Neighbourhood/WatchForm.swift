internal import Kernel

/// The questions for who wants to hear what happens near, and what the answers mean.
struct WatchForm: Sendable {
    enum Name {
        static let how = "gebied"
        static let postcode = "postcode"
        static let point = "kaartpunt"
        static let mail = "email"
        static let mark = "formulier"
    }

    private static let street = "straat"
    private static let quarter = "wijk"

    static func empty(mark: UniqueID) -> Form {
        let distances = Neighbourhood.distances.map {
            FormField.Option(String($0), "Alles binnen \($0) meter van een punt op de kaart")
        }
        return Form(
            to: .local("/buurt"),
            fields: [
                FormField(
                    Name.how,
                    "Waarover wilt u bericht?",
                    .choice(
                        [
                            FormField.Option(street, "Mijn straat", hint: "Uw hele postcode, zoals 6921 AA."),
                            FormField.Option(quarter, "Mijn wijk", hint: "De vier cijfers van uw postcode."),
                        ] + distances
                    ),
                    missing: "Kies waarover u bericht wilt."
                ),
                FormField(
                    Name.postcode,
                    "Postcode",
                    .postcode,
                    hint: "Voor uw straat of wijk.",
                    missing: nil
                ),
                FormField(
                    Name.point,
                    "Punt op de kaart",
                    .text(limit: 40),
                    hint: "Voor een afstand, zoals 51.9459, 6.0164. Uw telefoon laat deze getallen zien.",
                    missing: nil
                ),
                FormField(
                    Name.mail,
                    "E-mailadres",
                    .email,
                    hint: "U krijgt eerst een e-mail. Daarin zegt u dat het klopt.",
                    missing: "Vul uw e-mailadres in."
                ),
            ],
            hidden: [Form.HiddenValue(Name.mark, mark.description)],
            submit: "Vraag berichten aan"
        )
    }

    /// The form with these answers, and with a fault at a place that is not there or not right.
    static func filled(_ typed: FormAnswers, mark: UniqueID) -> Form {
        let form = empty(mark: mark).filled(from: typed)
        let how = typed.text(Name.how)
        guard form.isWithoutFaults, place(typed) == nil else { return form }
        return how == street || how == quarter
            ? form.faulted(Name.postcode, "Vul uw postcode in, bijvoorbeeld 6921 AA.")
            : form.faulted(Name.point, "Deze plek ligt niet in Nederland. Vul twee getallen in, zoals 51.9459, 6.0164.")
    }

    static func place(_ typed: FormAnswers) -> Neighbourhood? {
        let how = typed.text(Name.how)
        let postcode = try? Postcode(typed.text(Name.postcode))
        if how == street { return postcode.map { .street($0) } }
        if how == quarter { return postcode.map { .quarter($0.area) } }
        guard let metres = Int(how), Neighbourhood.distances.contains(metres) else { return nil }
        return Coordinates(text: typed.text(Name.point)).map { .around($0, metres: metres) }
    }
}
