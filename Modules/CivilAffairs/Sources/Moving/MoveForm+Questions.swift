internal import Kernel

extension MoveForm {
    var place: FormJourney.Question {
        FormJourney.Question(
            "Waar gaat u wonen?",
            fields: [
                FormField(
                    Name.destination,
                    "Waar gaat u wonen?",
                    .choice([
                        FormField.Option(Self.here, "In de gemeente \(municipality.name)"),
                        FormField.Option(Self.elsewhere, "In een andere gemeente"),
                        FormField.Option(Self.abroad, "In het buitenland"),
                    ]),
                    missing: "Kies waar u gaat wonen."
                ),
                FormField(
                    Name.from,
                    "Waar woont u nu?",
                    .choice([
                        FormField.Option("nederland", "In Nederland"),
                        FormField.Option(Self.abroad, "In het buitenland"),
                    ]),
                    missing: "Kies waar u nu woont."
                ),
            ]
        )
    }

    var day: FormJourney.Question {
        FormJourney.Question(
            "Wanneer verhuist u?",
            intro: [
                .paragraph("U kunt dit doorgeven vanaf vier weken voor u verhuist, tot vijf dagen erna."),
                .paragraph("Geeft u het later door? Dan telt uw nieuwe adres vanaf vandaag."),
            ],
            fields: [FormField(Name.day, "Op welke dag verhuist u?", .date, missing: "Vul de dag in.")]
        )
    }

    var address: FormJourney.Question {
        FormJourney.Question(
            "Wat is uw nieuwe adres?",
            fields: [
                FormField(
                    Name.street,
                    "Straat en woonplaats",
                    .text(limit: 120),
                    missing: "Vul de straat en de woonplaats in."
                ),
                FormField(Name.houseNumber, "Huisnummer", .text(limit: 10), missing: "Vul het huisnummer in."),
                FormField(Name.postcode, "Postcode", .postcode, missing: "Vul de postcode in."),
            ]
        )
    }

    var company: FormJourney.Question {
        let goesAlone = [Move.Company.nobody.rawValue, ""].contains(answers.text(Name.company))
        return FormJourney.Question(
            "Wie verhuizen er mee?",
            fields: [
                FormField(
                    Name.company,
                    "Wie verhuizen er mee?",
                    .choice([
                        FormField.Option(Move.Company.nobody.rawValue, "Niemand"),
                        FormField.Option(Move.Company.family.rawValue, "Mijn partner, of kinderen onder de 18 jaar"),
                        FormField.Option(
                            Move.Company.others.rawValue,
                            "Ook anderen",
                            hint: "Wie 18 jaar of ouder is, geeft het ook zelf door."
                        ),
                    ]),
                    missing: "Kies wie er meegaan."
                ),
                FormField(
                    Name.people,
                    "Wie zijn dat?",
                    .paragraph(limit: 1_000),
                    hint: "Zet van elke persoon de naam en de geboortedag op een regel.",
                    missing: goesAlone ? nil : "Vul in wie er meegaan."
                ),
            ]
        )
    }

    var inhabited: FormJourney.Question {
        FormJourney.Question(
            "Woont er al iemand op het nieuwe adres?",
            fields: [
                FormField(
                    Name.inhabited,
                    "Woont er al iemand die daar blijft wonen?",
                    .choice([
                        FormField.Option("nee", "Nee"),
                        FormField.Option("ja", "Ja", hint: "Wij vragen die persoon of dat klopt."),
                    ]),
                    missing: "Kies ja of nee."
                ),
                FormField(
                    Name.nameForOccupant,
                    "Hoe kent die persoon u?",
                    .text(limit: 120),
                    hint: "Woont er al iemand? Die ziet deze naam, uw nieuwe adres en de dag.",
                    missing: isInhabited ? "Vul de naam in die deze persoon kent." : nil
                ),
                FormField(
                    Name.occupantMail,
                    "E-mailadres van die persoon",
                    .email,
                    hint: "Vult u niets in? Dan krijgt u een code om zelf te geven.",
                    missing: nil
                ),
            ]
        )
    }

    /// Who logged in is asked for an address for messages only.
    var about: FormJourney.Question {
        let mail = FormField(Name.mail, "E-mailadres", .email, hint: "Dan sturen wij u bericht.", missing: nil)
        guard session == nil else { return FormJourney.Question("Mogen wij u bereiken?", fields: [mail]) }
        return FormJourney.Question(
            "Over u",
            fields: [
                FormField(Name.name, "Uw naam", .text(limit: 120), autocomplete: "name", missing: "Vul uw naam in."),
                FormField(
                    Name.birthDate,
                    "Wanneer bent u geboren?",
                    .date,
                    autocomplete: "bday",
                    missing: "Vul in wanneer u geboren bent."
                ),
                FormField(
                    Name.old,
                    "Uw adres van nu",
                    .text(limit: 200),
                    autocomplete: "street-address",
                    missing: "Vul uw adres van nu in."
                ),
                FormField(Name.phone, "Telefoonnummer", .phone, hint: "Dan kunnen wij u bellen.", missing: nil),
                mail,
            ]
        )
    }
}
