internal import Kernel

/// `GET /rollen?zaak=` and `GET /rollen/{uuid}`: whose case it is.
///
/// The answer holds a BSN, so these are change routes: the look is logged in the same transaction, and the
/// answer leaves after the commit. They give no ETag: a tag is a hash of the body, and of a number with so
/// few possibilities a hash tells which one it is.
extension ZGW {
    /// Lists the roles of one case; a list of a case that is not there is empty, as with any filter.
    @Sendable
    func listRoles(_ request: Request, _ context: Context) throws -> Change {
        do {
            let view = try view(context)
            let filters: Set = ["zaak", "omschrijvingGeneriek"]
            let page = try ListPage(request, filters: filters, of: view.links.url(.roles))
            // A case has one role, so there is nothing on a second page and nothing to log.
            guard page.number == 1 else { throw Problem.absent }
            let id = try request.filter("zaak", by: .cases)
            let asksInitiator =
                request.query("omschrijvingGeneriek") ?? InitiatorRole.genericName == InitiatorRole.genericName
            return Change { session in
                let role = asksInitiator ? try Self.initiator(of: id, view, session) : nil
                let json = try page.json(of: role.map { [$0] } ?? [])
                return .response(.json(json, headers: [Interface.cases.versionHeader]))
            }
        } catch let problem as Problem {
            return refused(problem, request)
        }
    }

    @Sendable
    func showRole(_ request: Request, _ context: Context) throws -> Change {
        do {
            try request.refuseQuery()
            let caseID = PublicIDs.initiator(try request.uuid)
            let view = try view(context)
            return Change { session in
                guard let role = try Self.initiator(of: caseID, view, session) else {
                    return .response(refusal(.absent, .cases, request))
                }
                return .response(.json(role, headers: [Interface.cases.versionHeader]))
            }
        } catch let problem as Problem {
            return refused(problem, request)
        }
    }

    /// A refusal that changes nothing and still has the headers of this interface.
    private func refused(_ problem: Problem, _ request: Request) -> Change {
        Change { _ in .response(refusal(problem, .cases, request)) }
    }

    /// The role of the resident as JSON, logged before it is given; `nil` when the client may not see one.
    private static func initiator(
        of id: UniqueID,
        _ view: PublicView,
        _ session: any WriteSession
    ) throws -> [UInt8]? {
        guard let file = try session.cases.find(id: id), let type = view.type(of: file) else { return nil }
        let resident = try session.cases.resident(of: file)
        if case .person = resident {
            try session.readLog.log([.citizenServiceNumber], of: file, purpose: .mijnOverheid)
        }
        return view.document(ofInitiator: resident, in: file, type)
    }
}
