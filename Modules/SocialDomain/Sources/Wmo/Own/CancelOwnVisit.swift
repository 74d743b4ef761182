internal import Kernel

/// `/mijn/zaken/{number}/bezoek-afzeggen`: the resident says that a planned visit does not suit.
enum CancelOwnVisit {
    static let title = "Zeg de afspraak af"
    static let path = "/bezoek-afzeggen"

    static let routes = [
        Route(.get, "/mijn/zaken/{number}\(path)", access: .resident, .read(ask)),
        Route(.post, "/mijn/zaken/{number}\(path)", access: .resident, .change(take)),
    ]

    @Sendable
    private static func ask(_ request: Request, _ context: Context) throws -> Response {
        let own = try context.read { try OwnReport(request, context, $0.cases, $0.tables) }
        guard let visit = own.report.openVisit(on: context.today) else { return context.seeOther(own.address()) }
        let form = Form(to: own.address(path), fields: [], submit: title).guarded(by: own.session.formToken)
        return context.showForm(
            own.page(
                title,
                [
                    .paragraph("Wij komen op \(strong: visit.inDutch). Kunt u dan niet?"),
                    .paragraph("Zeg de afspraak dan af. Wij bellen u voor een nieuwe."), .form(form),
                    .links([Link("Ga terug naar uw zaak", own.address())]),
                ]
            )
        )
    }

    /// Pressing twice calls off once.
    @Sendable
    private static func take(_ request: Request, _ context: Context) throws -> Change {
        Change { session in
            let own = try OwnReport(request, context, session.cases, session.tables)
            let work = WmoWork(own.report, context, session)
            try work.cancelVisit(.cancelledByResident, because: "U zei dat u dan niet kunt.")
            return .response(context.seeOther(own.address()))
        }
    }
}
