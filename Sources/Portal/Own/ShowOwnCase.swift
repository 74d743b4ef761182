internal import Kernel

/// `GET /mijn/zaken/{number}`: one own case; the number of someone else's answers like one that does not exist.
struct ShowOwnCase: Sendable {
    let staff: any StaffDirectory

    @Sendable
    func show(_ request: Request, _ context: Context) throws -> Response {
        let session = try context.residentSession()
        guard let number = try? CaseNumber(request.parameters["number"] ?? "") else { throw Problem.notFound }
        let own = try find(number, in: context)
        let page = try page(own, session, context)
        return context.show(page.adding(try context.panels(of: own.file, for: .resident)))
    }

    /// - Throws: ``Problem`` 404 for a case that is not there, or that is someone else's.
    func find(_ number: CaseNumber, in context: Context) throws -> OwnCase {
        try context.read { records in
            guard let file = try records.cases.find(number: number) else { throw Problem.notFound }
            return try OwnCase(file, type: context.type(of: file), in: records)
        }
    }

    /// The page of a case; `sent` is the form of a task with what has to change in it.
    func page(
        _ own: OwnCase,
        _ session: ResidentSession,
        _ context: Context,
        sent: OwnTasks.Sent? = nil
    ) throws -> Page {
        let followed = own.type.map {
            FollowedCase(own.file, history: own.history, type: $0, showsNorms: context.municipality.showsNorms)
        }
        return Page(
            own.name,
            section: OwnPages.title,
            trail: [OwnPages.link],
            lead: followed?.standing == nil ? "Wij zijn bezig met uw zaak." : followed?.lead(on: context.today),
            blocks: Self.main(own, followed, OwnTasks(own: own, session: session, sent: sent)),
            aside: [try contact(own, in: context.municipality)] + Self.aside(own, followed, context) + [
                VisitPanel.block(for: session, on: "/mijn/zaken/\(own.file.number)")
            ]
        )
    }

    /// Who handles the case, by name and team; without a handler the team, and else the municipality.
    private func contact(_ own: OwnCase, in municipality: Municipality) throws -> Block {
        let handler = try own.file.isClosed ? nil : own.file.work.handler.flatMap(staff.member)?.fullName
        let team = own.team(in: municipality)
        let box = ContactBox(
            name: handler ?? team ?? "Gemeente \(municipality.name)",
            team: handler == nil ? nil : team,
            phone: municipality.phone
        )
        return .section("Uw contactpersoon", [.contact(box), .paragraph("Noem uw zaaknummer als u belt.")])
    }

    private static func main(_ own: OwnCase, _ followed: FollowedCase?, _ tasks: OwnTasks) -> [Block] {
        var blocks: [Block] = []
        if let standing = followed?.standing { blocks.append(.standing(standing)) }
        blocks += tasks.blocks
        if let objection = objection(own) { blocks.append(objection) }
        if let steps = followed?.progress, !steps.isEmpty { blocks.append(.section("Alle stappen", [.steps(steps)])) }
        let entries = OwnTimeline.entries(of: own)
        blocks.append(
            .section(
                "Berichten over deze zaak",
                [entries.isEmpty ? .paragraph("Er zijn nog geen berichten.") : .timeline(entries)]
            )
        )
        return blocks
    }

    /// Until when the resident can object; only after a decision that can be objected to.
    private static func objection(_ own: OwnCase) -> Block? {
        guard let closed = own.file.closedAt?.day, let objection = own.type?.objection else { return nil }
        let end = objection.end(from: closed).day.inDutch
        return .section(
            "Bent u het niet eens met ons besluit?",
            [.paragraph("U kunt tot en met \(end) bezwaar maken.")]
        )
    }

    private static func aside(_ own: OwnCase, _ followed: FollowedCase?, _ context: Context) -> [Block] {
        var blocks: [Block] = [
            .section("Uw zaak", [.facts(facts(own, followed, context.today))]),
            .section(
                "Wie keek in uw gegevens?",
                [.links([Link("Bekijk wie en waarom", .local("/mijn/inzage"))])]
            ),
        ]
        if own.type?.isShownAtMijnOverheid == true {
            blocks.append(.notice(Notice(.info, "U ziet deze zaak ook in MijnOverheid.")))
        }
        return blocks
    }

    private static func facts(_ own: OwnCase, _ followed: FollowedCase?, _ today: Day) -> [Fact] {
        let file = own.file
        var facts = [
            Fact("Soort", Prose(own.type?.name ?? "Zaak")),
            Fact("Zaaknummer", Prose(file.number.description)),
            Fact("Volgcode", Prose(file.followCode.description)),
            Fact("Begonnen op", Prose(file.openedAt.day.inDutchWithoutWeekday)),
        ]
        if let closed = file.closedAt?.day {
            facts.append(Fact("Klaar op", Prose(closed.inDutchWithoutWeekday)))
        } else if let planned = followed?.plannedReady, planned >= today {
            facts.append(Fact("Uiterlijk klaar", Prose(planned.inDutchWithoutWeekday)))
        }
        if let result = own.result { facts.append(Fact("Uitkomst", Prose(result))) }
        return facts
    }
}
