internal import Kernel

/// The form `/melden` as questions, for the answers that are there so far.
///
/// Which kinds can be chosen follows from the first answer, and whether it asks about an earlier report
/// follows from the place.
struct ReportForm {
    let categories: CategoryList
    let answers: FormAnswers
    /// The earlier report that this one may be about.
    let match: NearbyReports.Match?

    /// The names of the fields, as they are sent.
    enum Name {
        static let group = "groep"
        static let category = "soort"
        static let description = "omschrijving"
        static let photo = "foto"
        static let place = "plek"
        static let postcode = "postcode"
        static let houseNumber = "huisnummer"
        static let point = "kaartpunt"
        static let same = "dubbel"
        static let mail = "email"
        /// The mark of one filled-in form, so that a second press of the button makes no second report.
        static let mark = "formulier"
    }

    static let isSame = "zelfde"
    static let isOther = "anders"

    /// Whether the resident wants to hear about the earlier report instead of making a new one.
    var joins: Bool { match != nil && answers.text(Name.same) == Self.isSame }

    var journey: FormJourney {
        FormJourney(
            section: "Doe een melding",
            action: .local("/melden"),
            questions: [subject, details, place] + (match.map { [earlier($0)] } ?? []) + [reach],
            checkTitle: "Kijk uw melding na",
            submit: "Verstuur de melding",
            carried: [Name.mark]
        )
    }

    private var subject: FormJourney.Question {
        FormJourney.Question(
            "Wat is er aan de hand?",
            intro: [.notice(Notice(.warning, "Is het nu gevaarlijk? Bel dan \(link: Link("112", .phone("112")))."))],
            fields: [
                FormField(
                    Name.group,
                    "Waar gaat het over?",
                    .choice(categories.groups.map { FormField.Option($0.key, $0.name) }),
                    missing: "Kies waar het over gaat."
                )
            ]
        )
    }

    private var details: FormJourney.Question {
        let kinds = categories.group(answers.text(Name.group))?.categories ?? []
        return FormJourney.Question(
            "Vertel wat u ziet",
            fields: [
                FormField(
                    Name.category,
                    "Wat past het best?",
                    .choice(kinds.map { FormField.Option($0.key, $0.name) }),
                    missing: "Kies wat het best past."
                ),
                FormField(
                    Name.description,
                    "Wat ziet u?",
                    .paragraph(limit: Report.descriptionLimit),
                    hint: "Schrijf geen namen of telefoonnummers op.",
                    missing: "Vertel wat u ziet. Dan kunnen wij u helpen."
                ),
                FormField(
                    Name.photo,
                    "Foto",
                    .file(types: Photo.MediaType.allCases.map(\.rawValue), limit: Photo.sizeLimit),
                    hint: "Een JPEG of PNG van hoogstens 10 MB. Wij wissen de plek die in de foto staat.",
                    missing: nil
                ),
            ]
        )
    }

    private var place: FormJourney.Question {
        FormJourney.Question(
            "Waar is het?",
            intro: [.paragraph("Vul een straat of plek in, of een punt op de kaart. Een van de twee is genoeg.")],
            fields: [
                FormField(
                    Name.place,
                    "Straat en huisnummer, of een plek in de buurt",
                    .text(limit: Place.textLimit),
                    hint: "Bijvoorbeeld: bij de speeltuin aan de Dorpsstraat.",
                    missing: nil
                ),
                FormField(Name.postcode, "Postcode", .postcode, missing: nil),
                FormField(
                    Name.houseNumber,
                    "Huisnummer",
                    .text(limit: 10),
                    hint: "Bijvoorbeeld 12 of 12a.",
                    missing: nil
                ),
                FormField(
                    Name.point,
                    "Punt op de kaart",
                    .text(limit: 40),
                    hint: "Bijvoorbeeld 51.9459, 6.0164. Uw telefoon laat deze getallen zien.",
                    missing: nil
                ),
            ]
        )
    }

    private func earlier(_ match: NearbyReports.Match) -> FormJourney.Question {
        let name = categories[answers.text(Name.category)]?.name ?? ""
        return FormJourney.Question(
            "Gaat het om deze melding?",
            intro: [
                .paragraph("Iemand meldde dit al. Wilt u op de hoogte blijven?"),
                .facts([
                    Fact("Melding", Prose(name)),
                    Fact("Waar", Prose(Self.whereabouts(match))),
                    Fact("Gemeld op", Prose(match.at.day.inDutch)),
                ]),
            ],
            fields: [
                FormField(
                    Name.same,
                    "Gaat het om deze melding?",
                    .choice([
                        FormField.Option(Self.isSame, "Ja, houd mij op de hoogte"),
                        FormField.Option(Self.isOther, "Nee, ik meld iets anders"),
                    ]),
                    missing: "Kies of het om deze melding gaat."
                )
            ]
        )
    }

    /// Rounded, so that it tells no more than it has to.
    private static func whereabouts(_ match: NearbyReports.Match) -> String {
        guard let metres = match.metres else { return "Op hetzelfde adres" }
        return metres < 10 ? "Op dezelfde plek" : "Op ongeveer \((metres + 5) / 10 * 10) meter van uw plek"
    }

    private var reach: FormJourney.Question {
        FormJourney.Question(
            "Mogen wij u bereiken?",
            fields: [
                FormField(
                    Name.mail,
                    "E-mailadres",
                    .email,
                    hint: "Dan sturen wij u bericht over uw melding.",
                    missing: joins ? "Vul uw e-mailadres in. Dan houden wij u op de hoogte." : nil
                )
            ]
        )
    }
}
