internal import Kernel

/// What stands about the plan of the household on the pages of its cases.
struct PlanPanel: Sendable {
    let caseTypes: Set<String>

    var panel: CasePanel {
        CasePanel(of: caseTypes) { file, reader, tables, context in
            let plan = try PlanTable.plan(ofCase: file.key, in: tables)
            switch reader {
            case .staff: return staff(plan, file, context)
            case .resident: return plan == nil ? [] : resident
            // The code of a case may be with somebody who is not of the household.
            case .follower: return []
            }
        }
    }

    private var resident: [Block] {
        let link = Link("Bekijk het plan", OwnPlanPages.address)
        return [
            .section(
                "Het plan van uw huishouden",
                [.paragraph("Wij maken afspraken met u in een plan. \(link: link).")]
            )
        ]
    }

    private func staff(_ plan: HouseholdPlan?, _ file: CaseFile, _ context: Context) -> [Block] {
        guard let plan else {
            let links = file.isClosed ? [] : [StartPlan.link, JoinPlan.link].map { link(to: $0, file) }
            return links.isEmpty || !mayHandle(file, context)
                ? [] : [.section("Plan van het huishouden", [.links(links)])]
        }
        let drawn = PlanBlocks(part: PlanPart(forStaffOf: plan), today: context.today).blocks
        let links = mayHandle(file, context) ? actions(plan).map { link(to: $0, file) } : []
        return [
            .section(
                "Plan van het huishouden",
                [people(plan, context)] + drawn + consents(plan, context.today) + (links.isEmpty ? [] : [.links(links)])
            )
        ]
    }

    private func people(_ plan: HouseholdPlan, _ context: Context) -> Block {
        let mine = plan.coordinator == context.caller.staffSession?.member.id
        var facts = [
            Fact("Begonnen op", Prose(plan.startedOn.inDutchWithoutWeekday)),
            Fact("Coördinator", Prose(mine ? "U" : "Een collega")),
        ]
        facts += plan.members.map { member in
            Fact("In het huishouden", Prose(member.name + (member.code.map { ". Code voor Mijn plan: \($0)" } ?? "")))
        }
        return .facts(facts)
    }

    private func consents(_ plan: HouseholdPlan, _ today: Day) -> [Block] {
        let rows = plan.consents.map { consent -> [Table.Cell] in
            [
                .text(Prose(plan.member(consent.member)?.name ?? "")), .text(Prose(consent.partner.inDutch)),
                .text(Prose(consent.theme.inDutch)),
                .marked(Prose("Tot \(consent.endsOn.inDutchWithoutWeekday)"), consent.state(on: today)),
            ]
        }
        let table = Table(
            "Wie mag wat lezen?",
            columns: ["Van wie", "Wie leest", "Waarover", "Stand"],
            rows: rows,
            empty: "Er is nog geen toestemming gevraagd. Geen partner leest iets."
        )
        return [.table(table)]
    }

    private func actions(_ plan: HouseholdPlan) -> [CaseLink] {
        [AddGoal.link] + (plan.goals.isEmpty ? [] : [AddAgreement.link, FinishAgreement.link])
            + [AddMember.link, AskConsent.link, TakeCoordination.link]
    }

    private func link(to page: CaseLink, _ file: CaseFile) -> Link {
        Link(page.words, .local("/werk/zaken/\(file.number)\(page.path)"))
    }

    private func mayHandle(_ file: CaseFile, _ context: Context) -> Bool {
        context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn)
            .map { context.rights?.may(.handleCases, with: $0) == true } ?? false
    }
}
