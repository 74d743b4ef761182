internal import Kernel

/// `/mijn/gegevens`: what is kept about the resident, in one file and one action; the page says what is not in it.
///
/// It is read and written out on a worker. Each look is logged in the transaction that opens what is sealed, and the
/// file leaves after the last commit.
struct ExportOwnData: Sendable {
    static let title = "Download uw gegevens"

    let words: LookWords

    func ask(_ request: Request, _ context: Context) throws -> Response {
        let session = try context.residentSession()
        let phone = Link(context.municipality.phone, .phone(context.municipality.phone))
        let form = Form(to: .local("/mijn/gegevens"), fields: [], submit: "Download mijn gegevens")
        return context.show(
            Page(
                Self.title,
                section: OwnPages.title,
                trail: [OwnPages.link],
                lead: "U krijgt in één bestand wat wij van u als \(context.municipality.wording.rawValue) bewaren.",
                blocks: [
                    .section(
                        "Wat staat er in het bestand?",
                        [
                            .points([
                                "Uw naam, geboortedatum en adres, als wij die weten.",
                                "Uw zaken, met alle stappen en uitkomsten.",
                                "Onze berichten aan u.",
                                "Wat u hebt ingevuld en uw e-mailadres.",
                                "Wie in uw gegevens keek, en waarom.",
                            ]),
                            .paragraph("Uw BSN staat er niet in. Zo is het bestand veiliger."),
                            .paragraph(
                                """
                                Bestanden die u stuurde, staan er niet in. U kunt ze downloaden bij uw zaak. Er staat ook \
                                niet in wat u invulde bij een afspraak of een verhuizing. Wilt u dat zien? Bel \
                                \(link: phone).
                                """
                            ),
                        ]
                    ),
                    .section(
                        "Het bestand",
                        [
                            .paragraph("U kunt het bestand zelf lezen. Ook een ander programma kan het lezen."),
                            .paragraph("Bewaar het op een veilige plek."),
                            .form(form.guarded(by: session.formToken)),
                        ]
                    ),
                ],
                aside: [VisitPanel.block(for: session, on: "/mijn/gegevens")]
            )
        )
    }

    /// What lies sealed is opened in short changes of a few cases each, so that nobody's change waits for a whole file.
    func download(_ request: Request, _ context: Context) throws -> Response {
        let session = try context.residentSession()
        let kept = try context.read { records in
            (cases: try Self.cases(records, context), looks: try Self.looks(records))
        }
        var cases: [(own: OwnCase, sealed: SealedFacts)] = []
        for start in stride(from: 0, to: kept.cases.count, by: Self.casesPerChange) {
            let some = Array(kept.cases[start..<min(start + Self.casesPerChange, kept.cases.count)])
            let sealed = try context.writeAndWait { writing in
                try some.map { try SealedFacts(of: $0, in: writing) }
            }
            cases += zip(some, sealed).map { (own: $0, sealed: $1) }
        }
        let details = try context.writeAndWait { writing in
            let resident = try writing.residents.own(purpose: .ownExport)
            try writing.readLog.log([.everything], ofResident: session.residentKey, purpose: .ownExport)
            return resident?.details
        }
        let file = OwnDataFile(
            municipality: context.municipality,
            madeAt: context.now,
            details: details,
            cases: cases,
            looks: Array(zip(kept.looks, try words.who(kept.looks, in: context.municipality))),
            words: words,
            place: { [pages = context.pages, municipality = context.municipality] in
                pages.path(to: $0, in: municipality)
            }
        )
        return file.response()
    }

    private static let casesPerChange = 20

    /// Page after page, so that each query is short.
    private static func cases(_ records: any ReadSession, _ context: Context) throws -> [OwnCase] {
        var found: [OwnCase] = []
        for state in OwnCaseState.allCases {
            var last: CaseFile?
            repeat {
                let page = try records.own.cases(state, after: last, limit: 100)
                found += try page.map { try OwnCase($0, type: context.type(of: $0), in: records) }
                last = page.count == 100 ? page.last : nil
            } while last != nil
        }
        return found
    }

    private static func looks(_ records: any ReadSession) throws -> [Look] {
        var found: [Look] = []
        var last: Int?
        repeat {
            let page = try records.own.looks(after: last, limit: 100)
            found += page
            last = page.count == 100 ? page.last?.key : nil
        } while last != nil
        return found
    }
}

/// What lies sealed with a case and was opened for its resident.
struct SealedFacts: Sendable {
    let answers: [CaseAnswer]
    let mail: [MailAddress]
    /// What came of each task of the case, in their order.
    let outcomes: [TaskOutcome?]

    /// Opens it; each of these looks is logged.
    init(of own: OwnCase, in writing: any WriteSession) throws {
        answers = try writing.answers.answers(of: own.file, purpose: .ownExport)
        mail = try writing.addresses.addresses(of: own.file, purpose: .ownExport)
        outcomes = try own.tasks.map { try writing.tasks.outcome(of: $0, of: own.file, purpose: .ownExport) }
    }
}
