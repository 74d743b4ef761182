internal import Kernel

/// `GET /rollen?zaak=` and `GET /rollen/{uuid}`: whose case it is.
///
/// The answer holds a BSN, so these are change routes: the look is logged in the same transaction, and the
/// answer leaves after the commit. They give no ETag: a tag is a hash of the body, and of a number with so
/// few possibilities a hash tells which one it is.
extension ZGW {
    private static let filters: Set<String> = ["zaak", "omschrijvingGeneriek", "page"]

    /// Lists the roles of one case; a list of a case that is not there is empty, as with any filter.
    @Sendable
    func listRoles(_ request: Request, _ context: Context) throws -> Change {
        do {
            let wanted = try Self.wantedCase(request)
            let view = try view(context)
            return Change { session in
                let role = try wanted.flatMap { try Self.initiator(of: $0, view, session) }
                let response = Response.json(
                    Self.page([role].compactMap(\.self)),
                    headers: [Interface.cases.versionHeader]
                )
                return .response(response)
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

    /// The case whose roles are asked for; `nil` when the other filters leave none.
    ///
    /// - Throws: ``Problem`` 400 for unknown or unreadable parameters, 404 for a page after the first.
    private static func wantedCase(_ request: Request) throws -> UniqueID? {
        try request.refuseQuery(except: filters)
        guard let address = request.query("zaak"), !address.isEmpty else { throw Problem.invalid([.required("zaak")]) }
        guard let id = Links.caseID(in: address) else { throw Problem.invalid([.badAddress("zaak")]) }
        // The first page holds everything: a case has one role.
        guard request.query("page") ?? "1" == "1" else { throw Problem.absent }
        guard request.query("omschrijvingGeneriek") ?? "initiator" == "initiator" else { return nil }
        return id
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

    private static func page(_ roles: [[UInt8]]) -> [UInt8] {
        var json = JSONWriter(capacity: 1_500)
        json.object { json in
            json.field("count", roles.count)
            json.field("next", String?.none)
            json.field("previous", String?.none)
            json.array("results") { json in
                for role in roles { json.raw(role) }
            }
        }
        return json.bytes
    }
}
