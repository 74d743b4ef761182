internal import Kernel

/// `/mijn/gegevens`: everything that is kept about the resident, in one file and one action.
///
/// Reading and writing it out happens off the server's threads. The look is logged in the transaction that
/// opens what is sealed, and the file leaves after its commit.
struct ExportOwnData: Sendable {
    static let title = "Download al uw gegevens"

    let words: LookWords

    func ask(_ request: Request, _ context: Context) throws -> Response {
        let session = try context.residentSession()
        let form = Form(to: .local("/mijn/gegevens"), fields: [], submit: "Download mijn gegevens")
        return context.show(
            Page(
                Self.title,
                section: OwnPages.title,
                trail: [OwnPages.link],
                lead: "U krijgt alles wat wij van u als \(context.municipality.wording.rawValue) bewaren.",
                blocks: [
                    .section(
                        "Wat staat er in het bestand?",
                        [
                            .points([
                                "Uw zaken, met alle stappen en uitkomsten.",
                                "Onze berichten aan u.",
                                "Wat u hebt ingevuld en uw e-mailadres.",
                                "Wie in uw gegevens keek, en waarom.",
                            ]),
                            .paragraph("Uw BSN staat er niet in. Zo is het bestand veiliger."),
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

    func download(_ request: Request, _ context: Context) throws -> Change {
        let session = try context.residentSession()
        let kept = try context.read { records in
            (cases: try Self.cases(records, context), looks: try Self.looks(records))
        }
        let words = words
        return Change { writing in
            let sealed = try kept.cases.map { own in
                SealedFacts(
                    answers: try writing.answers.answers(of: own.file, purpose: .ownExport),
                    mail: try writing.addresses.addresses(of: own.file, purpose: .ownExport),
                    outcomes: try own.tasks.map {
                        try writing.tasks.outcome(of: $0, of: own.file, purpose: .ownExport)
                    }
                )
            }
            try writing.readLog.log([.everything], ofResident: session.residentKey, purpose: .ownExport)
            return Rendering {
                let file = OwnDataFile(
                    municipality: context.municipality,
                    madeAt: context.now,
                    cases: Array(zip(kept.cases, sealed)),
                    looks: kept.looks,
                    words: words
                )
                return try file.response()
            }
        }
    }

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
}
