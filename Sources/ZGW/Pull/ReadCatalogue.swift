internal import Kernel

/// `GET /zaaktypen/{uuid}` and the same for `statustypen`, `resultaattypen`, `roltypen` and `catalogussen`.
///
/// Ids are found back by computing those of every case type that the client may see; a municipality has
/// tens of them.
extension ZGW {
    @Sendable
    func showCaseType(_ request: Request, _ context: Context) throws -> Response {
        try show(request, context) { id, view in
            view.types.first { view.ids.caseType($0) == id }.map(view.document(of:))
        }
    }

    @Sendable
    func showStatusType(_ request: Request, _ context: Context) throws -> Response {
        try show(request, context) { id, view in
            for type in view.types {
                guard let place = type.steps.firstIndex(where: { view.ids.statusType($0.key, of: type) == id }) else {
                    continue
                }
                return view.document(ofStepAt: place, of: type)
            }
            return nil
        }
    }

    @Sendable
    func showResultType(_ request: Request, _ context: Context) throws -> Response {
        try show(request, context) { id, view in
            for type in view.types {
                if let result = type.results.first(where: { view.ids.resultType($0.key, of: type) == id }) {
                    return view.document(ofTypeOf: result, of: type)
                }
            }
            return nil
        }
    }

    @Sendable
    func showRoleType(_ request: Request, _ context: Context) throws -> Response {
        try show(request, context) { id, view in
            view.types.first { view.ids.initiatorType(of: $0) == id }.map(view.document(ofInitiatorTypeOf:))
        }
    }

    @Sendable
    func showCatalogue(_ request: Request, _ context: Context) throws -> Response {
        try show(request, context) { id, view in
            id == view.ids.catalogue ? view.catalogueDocument() : nil
        }
    }

    /// Answers what `find` gives, or 404.
    private func show(
        _ request: Request,
        _ context: Context,
        _ find: (UniqueID, PublicView) -> [UInt8]?
    ) throws -> Response {
        try answer(.catalogue, request) {
            try request.refuseQuery()
            guard let json = find(try request.uuid, try view(context)) else { throw Problem.absent }
            return tagged(json)
        }
    }
}
