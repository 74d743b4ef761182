internal import Kernel

/// What stands about a report on its page: the terms, the visit, the plan, the findings, and what can be done now.
enum WmoPanel {
    static let panel = CasePanel(of: [WmoCase.report]) { file, reader, tables, context in
        guard let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn) else { return [] }
        let report = try WmoFile(file, type, in: tables)
        let clock = WmoClock(report: report, today: context.today, reader: reader).schedule
        let drawn = clock.map { [Block.schedule($0)] } ?? []
        switch reader {
        case .staff: return drawn + WmoStaffPanel(report: report, context: context).blocks
        case .resident: return WmoOwnPanel(report: report, today: context.today).blocks + drawn
        case .follower: return visit(report, context.today) + drawn
        }
    }

    /// When somebody comes: no address, because who has the code may be somebody else.
    private static func visit(_ report: WmoFile, _ today: Day) -> [Block] {
        guard let visit = report.openVisit(on: today) else { return [] }
        return [.section("Onze afspraak", [.paragraph("Wij komen langs op \(strong: visit.inDutch).")])]
    }
}

/// What the resident reads about an own report.
struct WmoOwnPanel {
    let report: WmoFile
    let today: Day

    var blocks: [Block] { apply + visit + plan + urgent + findings }

    private func address(_ part: String) -> Address { .local("/mijn/zaken/\(report.file.number)\(part)") }

    private var apply: [Block] {
        guard report.applicationKey == nil, report.mayApply(on: today) else { return [] }
        let link = Link(ApplyForHelp.title, address(ApplyForHelp.path))
        return [
            .section(
                "Wilt u hulp van ons?",
                [.paragraph("Vraag de hulp nu aan. U hoort binnen 2 weken ja of nee."), .action(link)]
            )
        ]
    }

    private var visit: [Block] {
        guard let last = report.visits.last else { return [] }
        guard last.state == .planned else {
            return [
                .section("Onze afspraak", [.paragraph("De afspraak gaat niet door. Wij bellen u voor een nieuwe.")])
            ]
        }
        let place = last.address.isEmpty ? "bij u thuis" : last.address
        let facts = [Fact("Wanneer", Prose(last.inDutch)), Fact("Waar", Prose(place))]
        let link = Link(CancelOwnVisit.title, address(CancelOwnVisit.path))
        return [.section("Onze afspraak", [.facts(facts)] + (last.isOpen(on: today) ? [.links([link])] : []))]
    }

    private var plan: [Block] {
        guard !report.file.isClosed, report.findings == nil else { return [] }
        let words: Prose =
            switch report.plan?.outcome {
            case .received: "Wij hebben uw plan. Wij praten er met u over."
            case .notMade: "U maakt geen eigen plan. Dat is goed."
            case nil where today <= report.planEnd.day:
                "U mag zelf een plan maken. Stuur het uiterlijk op \(strong: report.planEnd.day.inDutch)."
            case nil: "De tijd voor een eigen plan is voorbij. Vertel het ons in het gesprek."
            }
        let support: Prose =
            "Wilt u dat iemand met u meedenkt? Een cliëntondersteuner helpt u gratis en werkt niet bij de gemeente."
        return [.section("Uw eigen plan, en hulp bij het gesprek", [.paragraph(words), .paragraph(support)])]
    }

    private var urgent: [Block] {
        guard let urgent = report.urgent else { return [] }
        return [
            .section(
                "Ons besluit: u krijgt meteen hulp",
                [
                    .facts([
                        Fact("Welke hulp", Prose(urgent.provision)), Fact("Vanaf", Prose(urgent.startsOn.inDutch)),
                        Fact("Bezwaar maken tot en met", Prose(urgent.objectionEnd.day.inDutch)),
                    ]), .paragraph(Prose(urgent.reasons)),
                ]
            )
        ]
    }

    private var findings: [Block] {
        report.findings.map { [.section("Het verslag van ons gesprek", $0.blocks)] } ?? []
    }
}
