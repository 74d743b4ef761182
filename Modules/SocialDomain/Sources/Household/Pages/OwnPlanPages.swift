internal import Kernel

/// `/{g}/mijn/plan`: the plan of the own household, for who logged in: tick what is done, and say who may read what.
struct OwnPlanPages: Sendable {
    static let address = Address.local("/mijn/plan")
    private static let path = "/mijn/plan"
    private static let title = "Mijn plan"

    private enum Name {
        static let agreement = "afspraak"
        static let consent = "toestemming"
        static let answer = "antwoord"
        static let code = "code"
    }

    var routes: [Route] {
        [
            Route(.get, Self.path, access: .resident, .read(show)),
            Route(.post, Self.path + "/gedaan", access: .resident, .change(finish)),
            Route(.post, Self.path + "/toestemming", access: .resident, .change(answer)),
            Route(.post, Self.path + "/code", access: .resident, .change(link)),
        ]
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        context.show(try page(context, codeForm(context)))
    }

    /// Ticks what the resident does; what others do, or what is not there, is nothing to tick.
    @Sendable
    private func finish(_ request: Request, _ context: Context) throws -> Change {
        let (resident, chosen) = (try Self.resident(context), FormAnswers(request).text(Name.agreement))
        return Change { session in
            for (plan, member) in try Self.plans(of: resident, session.tables) {
                let mine = plan.agreements.first { String($0.key) == chosen && $0.side == .member(member.key) }
                if let mine { try PlanTable.finish(mine.key, on: context.today, in: session.tables) }
            }
            return .response(context.seeOther(Self.address))
        }
    }

    /// Gives a consent that was asked for, or stops one; only that of the resident itself.
    @Sendable
    private func answer(_ request: Request, _ context: Context) throws -> Change {
        let (resident, typed) = (try Self.resident(context), FormAnswers(request))
        return Change { session in
            for (plan, member) in try Self.plans(of: resident, session.tables) {
                let chosen = plan.consents.first {
                    String($0.key) == typed.text(Name.consent) && $0.member == member.key
                }
                guard let chosen else { continue }
                switch typed.text(Name.answer) {
                case "ja": try PlanTable.give(chosen, on: context.today, in: session.tables)
                case "stop": try PlanTable.withdraw(chosen, on: context.today, in: session.tables)
                default: break
                }
            }
            return .response(context.seeOther(Self.address))
        }
    }

    /// Makes the resident the person of the household for whom a code was made.
    @Sendable
    private func link(_ request: Request, _ context: Context) throws -> Change {
        let (resident, typed) = (try Self.resident(context), FormAnswers(request))
        let form = codeForm(context).filled(from: typed)
        let code = MemberCode(typed: typed.text(Name.code)).text
        return Change { session in
            if form.isWithoutFaults, try PlanTable.link(resident, code: code, in: session.tables) {
                return .response(context.seeOther(Self.address))
            }
            let refused =
                form.isWithoutFaults ? form.faulted(Name.code, "Deze code klopt niet. Vraag uw contactpersoon.") : form
            return Rendering { context.show(try page(context, refused), status: 422) }
        }
    }

    private func page(_ context: Context, _ code: Form) throws -> Page {
        guard let session = context.caller.residentSession else { throw Problem.notFound }
        let plans = try context.read { try Self.plans(of: session.residentKey, $0.tables) }
        let shown = plans.flatMap { blocks($0.plan, $0.member, session, context) }
        let none = [Block.paragraph("U hebt nog geen plan. Kreeg u een code? Vul die dan hier in.")]
        return Page(
            Self.title,
            section: "Mijn zaken",
            trail: [Link("Mijn zaken", .local("/mijn"))],
            lead: "Hier staat wat u wilt bereiken, wat wij hebben afgesproken, en wie dat mag lezen.",
            blocks: (plans.isEmpty ? none : shown) + [.section("Hebt u een code van een plan?", [.form(code)])],
            aside: [VisitPanel.block(for: session, on: Self.path)]
        )
    }

    private func blocks(
        _ plan: HouseholdPlan,
        _ member: HouseholdPlan.Member,
        _ session: ResidentSession,
        _ context: Context
    ) -> [Block] {
        var drawn = PlanBlocks(part: PlanPart(of: plan, for: member.key), today: context.today)
        drawn.tick = { agreement in
            guard agreement.side == .member(member.key) else { return nil }
            return Form(
                to: .local(Self.path + "/gedaan"),
                fields: [],
                hidden: [Form.HiddenValue(Name.agreement, String(agreement.key))],
                submit: "Dit heb ik gedaan"
            ).guarded(by: session.formToken)
        }
        let consents = plan.consents.filter { $0.member == member.key }.map { row($0, session, context.today) }
        let table = Table(
            "Wie mag lezen over u?",
            columns: ["Wie", "Waarover", "Stand"],
            rows: consents,
            empty: "Niemand buiten de gemeente leest iets over u."
        )
        return [
            .section("Doelen en afspraken", drawn.blocks),
            .section(
                "Wie mag lezen over u?",
                [.table(table), .paragraph("U mag altijd stoppen. Dan leest die partner vanaf dat moment niets meer.")]
            ),
        ]
    }

    private func row(_ consent: PartnerConsent, _ session: ResidentSession, _ today: Day) -> [Table.Cell] {
        let until: Prose = "Tot \(consent.endsOn.inDutch)"
        let button = { (words: String, answer: String) in
            Form(
                to: .local(Self.path + "/toestemming"),
                fields: [],
                hidden: [
                    Form.HiddenValue(Name.consent, String(consent.key)), Form.HiddenValue(Name.answer, answer),
                ],
                submit: words
            ).guarded(by: session.formToken)
        }
        let about = "\(consent.partner.inDutch), \(consent.theme.inDutch)"
        let state: Table.Cell
        if consent.isValid(on: today) {
            state = .button("Ja. \(until.plainText).", button("Ik stop hiermee", "stop"), about: about)
        } else if consent.isAsked(on: today) {
            state = .button("Wij vragen dit. \(until.plainText).", button("Ja, dit mag", "ja"), about: about)
        } else {
            state = .marked(until, consent.state(on: today))
        }
        return [.text(Prose(consent.partner.inDutch)), .text(Prose(consent.theme.inDutch)), state]
    }

    private func codeForm(_ context: Context) -> Form {
        Form(
            to: .local(Self.path + "/code"),
            fields: [
                FormField(
                    Name.code,
                    "Code",
                    .code,
                    hint: "De code kreeg u van uw contactpersoon bij de gemeente.",
                    missing: "Vul de code in."
                )
            ],
            submit: "Bekijk het plan"
        ).guarded(by: context.caller.residentSession?.formToken ?? "")
    }

    private static func resident(_ context: Context) throws -> Int {
        guard let session = context.caller.residentSession else { throw Problem.notFound }
        return session.residentKey
    }

    private static func plans(
        of resident: Int,
        _ tables: any Database
    ) throws -> [(plan: HouseholdPlan, member: HouseholdPlan.Member)] {
        try PlanTable.plans(ofResident: resident, in: tables).compactMap { plan in
            plan.member(ofResident: resident).map { (plan, $0) }
        }
    }
}
