internal import Kernel

/// `GET /zaken/{uuid}`, `GET /statussen/{uuid}` and `GET /resultaten/{uuid}`.
extension ZGW {
    @Sendable
    func showCase(_ request: Request, _ context: Context) throws -> Response {
        try answer(.cases, request) {
            try request.checkCoordinates()
            try request.refuseQuery()
            let id = try request.uuid
            let view = try view(context)
            let json = try context.read { session in
                guard let file = try session.cases.find(id: id), let type = view.type(of: file) else {
                    throw Problem.absent
                }
                let history = try session.cases.history(of: file)
                return view.document(of: file, type, status: history.last { !$0.isSuperseded })
            }
            var response = tagged(json)
            response.headers.append(.contentCoordinates)
            return response
        }
    }

    @Sendable
    func showStatus(_ request: Request, _ context: Context) throws -> Response {
        try answer(.cases, request) {
            try request.refuseQuery()
            let id = try request.uuid
            let view = try view(context)
            let json = try context.read { session in
                guard let (file, entry) = try session.cases.status(id: id), let type = view.type(of: file) else {
                    throw Problem.absent
                }
                let last = try session.cases.history(of: file).last { !$0.isSuperseded }
                return view.document(of: entry, in: file, type, isLast: entry.id == last?.id)
            }
            return tagged(json)
        }
    }

    @Sendable
    func showResult(_ request: Request, _ context: Context) throws -> Response {
        try answer(.cases, request) {
            try request.refuseQuery()
            let id = PublicIDs.result(try request.uuid)
            let view = try view(context)
            guard let file = try context.read({ try $0.cases.find(id: id) }),
                let type = view.type(of: file), let result = view.result(of: file, type)
            else { throw Problem.absent }
            return tagged(view.document(of: result, in: file, type))
        }
    }
}
