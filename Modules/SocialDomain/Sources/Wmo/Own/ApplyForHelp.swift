internal import Kernel

/// `/mijn/zaken/{number}/hulp-aanvragen`: the resident applies for the help, after the inquiry (Wmo 2015, article 2.3.5).
enum ApplyForHelp {
    static let title = "Vraag de hulp aan"
    static let path = "/hulp-aanvragen"

    private static let wish = "hulp"

    static let routes = [
        Route(.get, "/mijn/zaken/{number}\(path)", access: .resident, .read(ask)),
        Route(.post, "/mijn/zaken/{number}\(path)", access: .resident, .change(take)),
    ]

    @Sendable
    private static func ask(_ request: Request, _ context: Context) throws -> Response {
        let own = try context.read { try OwnReport(request, context, $0.cases, $0.tables) }
        guard canApply(own, context) else { return context.seeOther(own.address()) }
        return context.showForm(own.page(title, [.form(form(own))]))
    }

    @Sendable
    private static func take(_ request: Request, _ context: Context) throws -> Change {
        let typed = FormAnswers(request)
        return Change { session in
            let own = try OwnReport(request, context, session.cases, session.tables)
            // Pressing twice applies once; the report shows what came of it.
            guard canApply(own, context) else { return .response(context.seeOther(own.address())) }
            let form = form(own).filled(from: typed).withoutNumbers(in: typed)
            guard form.isWithoutFaults else {
                return .response(context.showForm(own.page(title, [.form(form)]), status: 422))
            }
            let opened = try WmoWork(own.report, context, session).openApplication(
                for: typed.text(wish),
                on: context.today,
                by: .web
            )
            let made = Address.local("/mijn/zaken/\(opened.number)")
            return .response(context.seeOther(made))
        }
    }

    private static func canApply(_ own: OwnReport, _ context: Context) -> Bool {
        own.report.applicationKey == nil && own.report.mayApply(on: context.today)
    }

    private static func form(_ own: OwnReport) -> Form {
        Form(
            to: own.address(path),
            fields: [
                FormField(
                    wish,
                    "Welke hulp wilt u?",
                    .paragraph(limit: 1_000),
                    hint: "Kijk in het verslag welke hulp bij u past. Schrijf hier wat u daarvan wilt.",
                    missing: "Schrijf welke hulp u wilt."
                )
            ],
            submit: title
        ).guarded(by: own.session.formToken)
    }
}
