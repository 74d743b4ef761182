internal import Kernel

/// The reports as a list and one by one.
extension GeoReportInterface {
    @Sendable
    func listRequests(_ request: Request, _ context: Context) throws -> Response {
        try context.checkJurisdiction(request.query("jurisdiction_id"))
        let query = try GeoReportQuery(request, categories, now: context.now)
        let page = try context.read { session in
            let reports = PublicReports(session.tables)
            guard query.numbers.isEmpty else {
                let found = try query.numbers.compactMap(reports.report)
                return PublicReports.Page(reports: found.filter { isShown($0, context) }, next: nil)
            }
            return try reports.page(query) { isShown($0, context) }
        }
        let shown = page.reports.compactMap { value(of: $0, context) }
        var response = GeoReportFormat(path: request.path)
            .response("service_requests", .list(of: "request", shown))
        if let next = page.next {
            response.headers.append(Response.Header("Link", "<\(Self.address(request, after: next))>; rel=\"next\""))
        }
        return response
    }

    @Sendable
    func showRequest(_ request: Request, _ context: Context) throws -> Response {
        try context.checkJurisdiction(request.query("jurisdiction_id"))
        let number = request.parameters["request"].flatMap(GeoReportFormat.name).flatMap { try? CaseNumber($0) }
        let report = try number.flatMap { number in
            try context.read { try PublicReports($0.tables).report(number) }
        }
        guard let report, isShown(report, context), let value = value(of: report, context) else {
            throw Problem.notFound
        }
        return GeoReportFormat(path: request.path).response("service_requests", .list(of: "request", [value]))
    }

    /// Whether everybody may know of a report: a kind that is about the street and not about people.
    ///
    /// A municipality that makes these cases more confidential than the module does shows none.
    private func isShown(_ report: PublicReport, _ context: Context) -> Bool {
        guard let type = context.caseTypes.current(FileReport.caseTypeKey, on: context.today) else { return false }
        return categories[report.categoryKey]?.isPublic == true && type.confidentiality <= .caseConfidential
    }

    /// `nil` for a kind that the list does not have any more.
    private func value(of report: PublicReport, _ context: Context) -> GeoReportValue? {
        guard let category = categories[report.categoryKey] else { return nil }
        let type = context.caseTypes.current(FileReport.caseTypeKey, on: context.today)
        let promised = context.municipality.showsNorms ? report.targetOn : nil
        return .fields([
            .init("service_request_id", report.number.description),
            .init("status", report.isOpen ? "open" : "closed"),
            .init("status_notes", type?.step(report.stepKey)?.step.name),
            .init("service_name", category.name),
            .init("service_code", category.key),
            .init("description", category.name),
            .init("agency_responsible", category.team.name),
            .init("service_notice", GeoReportValue.none),
            .init("requested_datetime", report.at.rfc3339),
            .init("updated_datetime", report.changedAt.rfc3339),
            .init("expected_datetime", promised.map { Timestamp(startOf: $0.adding(days: 1)).rfc3339 }),
            .init("address", GeoReportValue.none),
            .init("address_id", GeoReportValue.none),
            .init("zipcode", report.postcode?.area),
            .init("lat", report.point.map { .number(Self.rounded($0.latitude)) } ?? .none),
            .init("long", report.point.map { .number(Self.rounded($0.longitude)) } ?? .none),
            .init("media_url", GeoReportValue.none),
        ])
    }

    /// To about ten metres: which lamp it is, and not behind which window somebody stood.
    private static func rounded(_ degrees: Double) -> Double { (degrees * 10_000).rounded() / 10_000 }

    private static func address(_ request: Request, after number: CaseNumber) -> String {
        let kept = request.query.filter { $0.name != "after" }
        let query = kept + [Request.QueryItem("after", number.description)]
        guard case .local(let path) = Address.local(request.path, query: query).target else { return "" }
        return request.base + path
    }
}
