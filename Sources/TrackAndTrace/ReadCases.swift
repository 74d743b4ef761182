internal import Kernel

/// `GET …/cases/{number}` and `GET …/cases?reference=`: what an integrator may read of a case.
extension TrackAndTrace {
    /// Answers the case, or 404 when there is none that this client may read.
    @Sendable
    func showCase(_ request: Request, _ context: Context) throws -> Response {
        guard let number = request.parameters["number"].flatMap({ try? CaseNumber($0) }) else {
            throw Problem.notFound
        }
        return try context.read { session in
            try answer(try session.cases.find(number: number), context, session)
        }
    }

    /// Finds the client's own case by its own number.
    @Sendable
    func findCase(_ request: Request, _ context: Context) throws -> Response {
        guard let reference = request.query("reference"), !reference.isEmpty else {
            throw Problem.invalidFields([.required("reference")])
        }
        if let other = request.query.first(where: { $0.name != "reference" }) {
            throw Problem.invalidFields([.unknown(other.name)])
        }
        let source = CaseSource(client: try context.integrator.id, reference: reference)
        return try context.read { session in
            try answer(try session.cases.find(source: source), context, session)
        }
    }

    private func answer(_ file: CaseFile?, _ context: Context, _ session: any ReadSession) throws -> Response {
        // A case that somebody else opened is none that this client knows of.
        guard let file, file.source?.client == (try context.integrator).id else { throw Problem.notFound }
        let history = try session.cases.history(of: file)
        var json = JSONWriter(capacity: 700)
        Self.write(file, history, followBase: followBase(of: context.municipality), to: &json)
        return .json(json.bytes, headers: [Self.versionHeader])
    }

    private static func write(
        _ file: CaseFile,
        _ history: [StatusEntry],
        followBase: String,
        to json: inout JSONWriter
    ) {
        json.object { json in
            json.field("number", file.number)
            json.field("reference", ifPresent: file.source?.reference)
            json.field("caseType", file.typeKey)
            json.field("title", file.title)
            json.field("status", file.statusKey)
            json.field("statusAt", file.statusAt)
            json.field("openedAt", file.openedAt)
            json.field("closedAt", ifPresent: file.closedAt)
            json.field("result", ifPresent: file.resultKey)
            json.field("plannedReadyOn", ifPresent: file.plannedReadyOn)
            json.field("targetOn", ifPresent: file.targetOn)
            json.field("deadlineOn", ifPresent: file.deadlineOn)
            json.field("followUrl", followBase + file.followCode.description)
            json.key("history")
            json.array { json in
                for entry in history {
                    json.object { json in
                        json.field("status", entry.stepKey)
                        json.field("at", entry.at)
                        json.field("explanation", ifPresent: entry.explanation)
                        json.field("superseded", entry.isSuperseded)
                    }
                }
            }
        }
    }
}
