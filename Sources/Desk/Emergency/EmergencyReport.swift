internal import Kernel

/// `/{g}/werk/noodinzagen`: who opened cases of the team in an emergency, for the team lead.
struct EmergencyReport: Sendable {
    let staff: any StaffDirectory

    var routes: [Route] {
        [
            Route(.get, Self.link.address.local, access: .staff(.divideWork), .read(show)),
            Route(.post, Self.link.address.local + "/{look}/gezien", access: .staff(.divideWork), .change(mark)),
        ]
    }

    static let link = Link("Noodinzagen", .local("/werk/noodinzagen"))
    /// More is a matter for a talk, not for a list.
    private static let limit = 50

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        let looks = try context.read { try $0.emergencies.looks(ledBy: Self.leader(context), limit: Self.limit) }
        let colleagues = Colleagues(staff)
        let rows = try looks.map { look in
            let link = Link(look.caseNumber.description, .local("/werk/zaken/\(look.caseNumber)"))
            return [
                Table.Cell.text("\(link: link)"), .text(Prose(try colleagues.name(look.member))),
                .text(Prose(look.openedAt.inDutch)), .text(Prose(look.reason)), state(of: look, context),
            ]
        }
        let table = Table(
            "Wie keek in nood in zaken van uw team",
            columns: ["Zaak", "Wie", "Wanneer", "Waarom", "Gezien"],
            rows: rows,
            empty: "Niemand keek in nood in zaken van uw team."
        )
        return context.show(
            try DeskVisitor(context).page(
                Self.link.words,
                here: Self.link.address,
                [.table(table)],
                section: nil,
                lead: "Vindt u dat iemand zonder goede reden keek? Vertel het de functionaris gegevensbescherming."
            )
        )
    }

    private func state(of look: EmergencyLook, _ context: Context) -> Table.Cell {
        if let seen = look.seenAt {
            return .marked(Prose(seen.day.inDutchWithoutYear), Badge(.success, "Gezien", icon: .check))
        }
        let form = Form(
            to: .local("\(Self.link.address.local)/\(look.id)/gezien"),
            fields: [],
            submit: "Ik zag dit"
        ).guarded(by: context.session?.formToken ?? "")
        return .button("Nieuw.", form, about: look.caseNumber.description)
    }

    /// - Throws: ``Problem/notFound`` for a look into a case that the caller does not lead, as for none at all.
    @Sendable
    private func mark(_ request: Request, _ context: Context) throws -> Change {
        guard let id = try? UniqueID(request.parameters["look"] ?? "") else { throw Problem.notFound }
        let leader = Self.leader(context)
        return Change { session in
            guard try session.emergencies.markSeen(id, ledBy: leader) else { throw Problem.notFound }
            return .response(context.seeOther(Self.link.address))
        }
    }

    /// The cases that the reader leads: work is divided by who may see it.
    static func leader(_ context: Context) -> StaffSight {
        (context.rights ?? StaffRights([])).sight(of: context.caseTypes, for: context.memberID, with: .divideWork)
    }

    /// Where the reader finds looks that wait, from wherever the page is; empty for who leads no confidential work.
    static func waiting(in context: Context, for visitor: DeskVisitor) throws -> [Link] {
        guard context.rights?.leadsConfidentialWork == true,
            try context.read({ try $0.emergencies.isAnyUnseen(ledBy: leader(context)) })
        else { return [] }
        let address = visitor.address(link.address.local, in: context.municipality)
        return [Link("Bekijk de noodinzagen in \(context.municipality.name)", address)]
    }
}

extension Address {
    /// The path of a page of the municipality itself.
    fileprivate var local: String {
        guard case .local(let path) = target else { return "/" }
        return path
    }
}
