internal import Kernel

/// A refusal as Open311 writes it: a list of errors, each with the status and a sentence.
enum GeoReportRefusal {
    /// One error per wrong field, each with its name, the broken rule and the remedy.
    @Sendable
    static func write(_ problem: Problem, _ request: Request) -> Response {
        let sentences =
            problem.invalidParams.isEmpty
            ? ["\(problem.code): \(problem.title)"]
            : problem.invalidParams.map { "\($0.name) (\($0.code)): \($0.reason)" }
        let errors = sentences.map { sentence in
            GeoReportValue.fields([
                GeoReportValue.Field("code", .whole(problem.status)),
                GeoReportValue.Field("description", sentence),
            ])
        }
        return GeoReportFormat(path: request.path)
            .response("errors", .list(of: "error", errors), status: problem.status)
    }
}
