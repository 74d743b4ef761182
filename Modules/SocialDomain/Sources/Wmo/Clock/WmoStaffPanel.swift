internal import Kernel

/// What a handler reads about a report, with links to what can be done now.
struct WmoStaffPanel {
    let report: WmoFile
    let context: Context

    var blocks: [Block] {
        [.section("Voor het onderzoek", [.facts(before)])] + visits + urgent + findings
            + (links.isEmpty ? [] : [.section("Behandel de melding", [.links(links)])])
    }

    private var before: [Fact] {
        let support = report.support.map { "\($0.answer.inDutch). \($0.how.inDutch), \($0.on.inDutch)." }
        let plan = report.plan.map { "\($0.outcome.inDutch), \($0.on.inDutch)." }
        return [
            Fact("Onafhankelijke ondersteuning", Prose(support ?? "Nog niet aangeboden")),
            Fact("Eigen plan", Prose(plan ?? "Kan tot en met \(report.planEnd.day.inDutch)")),
        ]
    }

    private var visits: [Block] {
        guard !report.visits.isEmpty else { return [] }
        let rows = report.visits.map { visit in
            [Table.Cell.lines(Prose(visit.inDutch), visit.address), .badge(badge(of: visit))]
        }
        let table = Table("Huisbezoeken", columns: ["Wanneer en waar", "Stand"], rows: rows, empty: "")
        return [.section("Huisbezoek", [.table(table)])]
    }

    private func badge(of visit: HomeVisit) -> Badge {
        switch visit.state {
        case .planned: visit.isOpen(on: context.today) ? Badge(.info, "Gepland") : Badge(.success, "Geweest")
        case .cancelledByTeam: Badge(.warning, "Wij zegden af")
        case .cancelledByResident: Badge(.warning, "De inwoner zegde af")
        }
    }

    private var urgent: [Block] {
        guard let urgent = report.urgent else { return [] }
        return [
            .section(
                "Spoedhulp",
                [
                    .facts([
                        Fact("Hulp", Prose(urgent.provision)), Fact("Vanaf", Prose(urgent.startsOn.inDutch)),
                        Fact("Besloten op", Prose(urgent.decidedOn.inDutch)), Fact("Reden", Prose(urgent.reasons)),
                    ])
                ]
            )
        ]
    }

    private var findings: [Block] {
        report.findings.map { [.section("Het verslag", $0.blocks)] } ?? []
    }

    private var links: [Link] {
        guard context.rights?.may(.handleCases, with: report.type) == true else { return [] }
        return actions.map { Link($0.words, .local("/werk/zaken/\(report.file.number)\($0.path)")) }
    }

    private var actions: [CaseLink] {
        let apply = report.applicationKey == nil && report.mayApply(on: context.today)
        guard !report.file.isClosed else { return apply ? [TakeHelpApplication.link] : [] }
        let visit = report.openVisit(on: context.today)
        let isAsked = report.support.map { $0.answer != .later } ?? false
        let changed = CaseLink(words: "Verzet het huisbezoek", path: PlanVisit.link.path)
        return [
            report.urgent == nil && report.findings == nil ? DecideUrgentHelp.link : nil,
            isAsked ? nil : OfferSupport.link, report.plan?.outcome == .received ? nil : ReceivePlan.link,
            report.findings == nil ? (visit == nil ? PlanVisit.link : changed) : nil,
            visit == nil ? nil : CancelVisit.link,
            report.canMove(to: WmoCase.Step.inquiry) && report.findings == nil ? StartInquiry.link : nil,
            report.canMove(to: WmoCase.Step.findings) ? GiveFindings.link : nil,
            apply ? TakeHelpApplication.link : nil, EndReport.link,
        ].compactMap(\.self)
    }
}
