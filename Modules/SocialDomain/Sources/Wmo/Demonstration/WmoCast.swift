internal import Kernel

/// The invented reports of one demonstration, by a name that later acts find them with.
final class WmoCast: Sendable {
    private let residents: [CitizenServiceNumber]
    /// The follow codes: of the reports by name, and of what followed them.
    private let codes = Lock<[String: FollowCode]>([:])

    init(residents: [CitizenServiceNumber]) { self.residents = residents }

    /// How many cases were opened.
    var opened: Int { codes.withLock(\.count) }

    /// Somebody reports a need; `resident` is a place in the list of test persons, `nil` for somebody unknown.
    func reports(_ name: String, of resident: Int?, _ about: String, _ daysAgo: Int) -> DemonstrationAct {
        DemonstrationAct(daysAgo: daysAgo) { [self] session, context in
            guard let type = context.caseTypes.current(WmoCase.report, on: context.today) else { return }
            let file = try open(type, as: name, of: resident, session, context)
            let answers = [
                CaseAnswer("soort-hulp", about), CaseAnswer("vraag", "Het lukt mij niet meer alleen."),
                CaseAnswer("postcode", "6921 AA"), CaseAnswer("huisnummer", "1"),
            ]
            try session.answers.keep(answers, mark: session.newID(), for: file)
        }
    }

    /// Opens a case that later acts find by this name.
    @discardableResult
    func open(
        _ type: CaseType,
        as name: String,
        of resident: Int?,
        _ session: any WriteSession,
        _ context: Context
    ) throws -> CaseFile {
        let identity = resident.map { ResidentIdentity.person(residents[$0 % residents.count]) }
        let file = try session.cases.open(
            NewCase(
                type: type,
                status: StatusChange(to: type.steps[0], at: context.now),
                channel: .web,
                resident: identity ?? .anonymous,
                dates: type.dates(openedOn: context.today, in: context.municipality)
            )
        )
        codes.withLock { $0[name] = file.followCode }
        return file
    }

    func offers(_ name: String, _ answer: OfferedSupport.Answer, _ daysAgo: Int) -> DemonstrationAct {
        act(name, daysAgo) { try $0.offerSupport(.phone, answer) }
    }

    func hasPlan(_ name: String, _ daysAgo: Int) -> DemonstrationAct {
        act(name, daysAgo) { try $0.keepPlan(OwnPlan(on: $0.today, outcome: .received)) }
    }

    func hasNoPlan(_ name: String, _ daysAgo: Int) -> DemonstrationAct {
        act(name, daysAgo) { try $0.keepPlan(OwnPlan(on: $0.today, outcome: .notMade)) }
    }

    /// Plans a visit so many working days after the demonstration starts.
    func plansVisit(_ name: String, inWorkingDays days: Int, _ daysAgo: Int) -> DemonstrationAct {
        act(name, daysAgo) { work in
            let start = work.today.adding(days: daysAgo)
            let day = work.context.municipality.workingCalendar.adding(workingDays: days, to: start)
            try work.planVisit(day, VisitWindow(from: 10, until: 12), at: "")
        }
    }

    func helpsAtOnce(_ name: String, _ provision: String, _ daysAgo: Int) -> DemonstrationAct {
        act(name, daysAgo) { work in
            try work.decide(
                UrgentHelp(
                    decidedOn: work.today,
                    provision: provision,
                    startsOn: work.today.adding(days: 1),
                    reasons: "U komt net uit het ziekenhuis en hebt thuis niemand."
                )
            )
        }
    }

    func inquires(_ name: String, _ daysAgo: Int) -> DemonstrationAct { act(name, daysAgo) { try $0.startInquiry() } }

    func tells(_ name: String, _ daysAgo: Int) -> DemonstrationAct {
        act(name, daysAgo) { work in
            try work.give(
                Findings(
                    givenOn: work.today,
                    needs: "U kunt de vloer en de badkamer niet meer schoonmaken.",
                    around: "Uw dochter doet de boodschappen. Meer kan zij niet doen.",
                    others: "De was kan naar de wasserij in de buurt.",
                    conclusion: "Hulp in het huis past bij u: 2 uur per week. U betaalt per maand een vast bedrag."
                )
            )
        }
    }

    func applies(_ name: String, _ daysAgo: Int) -> DemonstrationAct {
        act(name, daysAgo) { [self] work in
            let file = try work.openApplication(for: "Ik wil de hulp uit het verslag.", on: work.today, by: .web)
            codes.withLock { $0["\(name) aanvraag"] = file.followCode }
        }
    }

    func decides(_ name: String, _ outcome: HelpDecision.Outcome, _ daysAgo: Int) -> DemonstrationAct {
        DemonstrationAct(daysAgo: daysAgo) { [self] session, context in
            guard let file = try file("\(name) aanvraag", session),
                let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn)
            else { return }
            let decision = HelpDecision(
                outcome: outcome,
                on: context.today,
                provision: outcome.givesHelp ? "hulp in het huis, 2 uur per week" : "",
                manner: outcome.givesHelp ? .inKind : nil,
                startsOn: outcome.givesHelp ? context.today.adding(days: 7) : nil,
                reasons: outcome.givesHelp
                    ? "Uit het onderzoek bleek dat u dit niet zelf kunt." : "Uw huisgenoten kunnen dit voor u doen."
            )
            try decision.apply(to: try HelpFile(file, type, in: session.tables), at: context.now, session)
        }
    }

    private func act(
        _ name: String,
        _ daysAgo: Int,
        _ work: @escaping @Sendable (WmoWork) throws -> Void
    ) -> DemonstrationAct {
        DemonstrationAct(daysAgo: daysAgo) { [self] session, context in
            guard let file = try file(name, session) else { return }
            try work(try WmoWork(file, context, session))
        }
    }

    /// The case with this name; `nil` when none was opened.
    func file(_ name: String, _ session: any WriteSession) throws -> CaseFile? {
        try codes.withLock { $0[name] }.flatMap { try session.cases.find(code: $0) }
    }
}
