internal import Kernel

/// `GET /statussen?zaak=` and `GET /statustypen?zaaktype=`: the parts of one case and of one case type.
///
/// A list of something that is not there is empty, as with any filter.
extension ZGW {
    /// Every status of a case in the order in which they came about, also those that came in late.
    @Sendable
    func listStatuses(_ request: Request, _ context: Context) throws -> Response {
        try answer(.cases, request) {
            let view = try view(context)
            let page = try ListPage(request, filters: ["zaak"], of: view.links.url(.statuses))
            let id = try request.filter("zaak", by: .cases)
            let documents = try context.read { session -> [[UInt8]] in
                guard let file = try session.cases.find(id: id), let type = view.type(of: file) else { return [] }
                let history = try session.cases.history(of: file)
                let last = history.last { !$0.isSuperseded }
                return history.map { view.document(of: $0, in: file, type, isLast: $0.id == last?.id) }
            }
            return .json(try page.json(of: documents))
        }
    }

    /// Every step of a case type in the order of the work.
    @Sendable
    func listStatusTypes(_ request: Request, _ context: Context) throws -> Response {
        try answer(.catalogue, request) {
            let view = try view(context)
            let page = try ListPage(request, filters: ["zaaktype"], of: view.links.url(.statusTypes))
            let id = try request.filter("zaaktype", by: .caseTypes)
            let type = view.types.first { view.ids.caseType($0) == id }
            let documents = type.map { type in type.steps.indices.map { view.document(ofStepAt: $0, of: type) } }
            return .json(try page.json(of: documents ?? []))
        }
    }
}
