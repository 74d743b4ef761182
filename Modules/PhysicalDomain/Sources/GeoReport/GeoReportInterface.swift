internal import Kernel

/// `/open311/v2`: Open311 GeoReport v2, so that apps and sites of others can send reports and show them on a map.
///
/// What it shows of a report everybody may know: its kind, place and step, never who sent it or in which words.
struct GeoReportInterface: Sendable {
    static let root = "/open311/v2"

    let categories: CategoryList
    /// Per client: an app sends for all its users.
    private let limit = TryLimiter(limit: Self.most, windowSeconds: SendLimit.windowSeconds)

    /// How many reports one client may send in ten minutes.
    static let most = 600

    init(categories: CategoryList) { self.categories = categories }

    var routes: [Route] {
        let both =
            GeoReportFormat.allCases.flatMap(addresses)
            + [
                Route(.get, "\(Self.root)/services/{service}", access: .anyone, .read(showDefinition)),
                Route(.get, "\(Self.root)/requests/{request}", access: .anyone, .read(showRequest)),
            ]
        return both.map { $0.refusing(as: GeoReportRefusal.write) } + [
            Route(.get, "\(Self.root)/openapi.json", access: .anyone, .read(showDocument))
        ]
    }

    private func addresses(_ format: GeoReportFormat) -> [Route] {
        [
            Route(.get, "\(Self.root)/discovery.\(format.rawValue)", access: .anyone, .read(discover)),
            Route(.get, "\(Self.root)/services.\(format.rawValue)", access: .anyone, .read(listServices)),
            Route(.get, "\(Self.root)/requests.\(format.rawValue)", access: .anyone, .read(listRequests)),
            Route(
                .post,
                "\(Self.root)/requests.\(format.rawValue)",
                access: .apiKey(.reportsWrite),
                bodyLimit: TakeReport.bodyLimit,
                .slowChange(takeRequest)
            ),
        ]
    }

    @Sendable
    private func discover(_ request: Request, _ context: Context) throws -> Response {
        let host = request.headers["host"].map { "\(request.isSecure ? "https" : "http")://\($0)" } ?? ""
        let formats = GeoReportFormat.allCases.map { GeoReportValue.text(String($0.contentType.prefix { $0 != ";" })) }
        let endpoint = GeoReportValue.fields([
            .init("specification", "http://wiki.open311.org/GeoReport_v2"),
            .init("url", "\(host)\(request.base)\(Self.root)"),
            .init("changeset", Self.changeset),
            .init("type", "production"),
            .init("formats", .list(of: "format", formats)),
        ])
        let discovery = GeoReportValue.fields([
            .init("changeset", Self.changeset),
            .init("contact", "Gemeente \(context.municipality.name), telefoon \(context.municipality.phone)."),
            .init("key_service", "Vraag de gemeente om een sleutel (api_key)."),
            .init("endpoints", .list(of: "endpoint", [endpoint])),
        ])
        return GeoReportFormat(path: request.path).response("discovery", discovery)
    }

    /// When this interface last changed.
    private static let changeset = "2026-11-21T00:00:00Z"

    @Sendable
    private func listServices(_ request: Request, _ context: Context) throws -> Response {
        try context.checkJurisdiction(request.query("jurisdiction_id"))
        let services = categories.groups.flatMap { group in
            group.categories.map { GeoReportService(category: $0, group: group).listed }
        }
        return GeoReportFormat(path: request.path).response("services", .list(of: "service", services))
    }

    @Sendable
    private func showDefinition(_ request: Request, _ context: Context) throws -> Response {
        try context.checkJurisdiction(request.query("jurisdiction_id"))
        let key = request.parameters["service"].flatMap(GeoReportFormat.name)
        guard let category = key.flatMap({ categories[$0] }), let group = categories.group(category.groupKey) else {
            throw Problem.notFound
        }
        return GeoReportFormat(path: request.path)
            .response("service_definition", GeoReportService(category: category, group: group).definition)
    }

    @Sendable
    private func showDocument(_ request: Request, _ context: Context) -> Response {
        .json(PackageResources.open311_json, headers: [Response.Header("Access-Control-Allow-Origin", "*")])
    }

    /// Files a report for the app that sends it; the answer alone has the code to follow it with.
    @Sendable
    private func takeRequest(_ request: Request, _ context: Context) throws -> Change {
        guard case .integrator(let client) = context.caller, client.may(use: FileReport.caseTypeKey) else {
            throw Problem.caseTypeNotAllowed
        }
        let key = "\(context.municipality.code) \(client.id)"
        guard limit.mayTry(key, at: context.now) else { throw Problem.tooManyReports }
        limit.countFailure(of: key, at: context.now)
        let sent = try GeoReportFields.read(request, categories, context)
        let photo = try sent.photo.map { ($0, hash: try context.files.keep($0.bytes)) }
        let format = GeoReportFormat(path: request.path)
        return Change { session in
            var report = sent.report
            if let photo {
                let id = session.newID()
                try UploadedPhotos(session).add(
                    photo.0,
                    hash: photo.hash,
                    id: id,
                    at: context.now
                )
                report.photo = id
            }
            let filed = try FileReport(report, context).apply(session)
            return Rendering { format.response("service_requests", .list(of: "request", [Self.answer(filed)])) }
        }
    }

    private static func answer(_ filed: FileReport.Filed) -> GeoReportValue {
        .fields([
            .init("service_request_id", filed.number.description),
            .init("service_notice", "Volg uw melding met de code \(filed.followCode)."),
            .init("account_id", GeoReportValue.none),
        ])
    }
}

extension GeoReportFormat {
    /// A name from an address without the format at its end; `nil` when there is no such end.
    static func name(_ text: String) -> String? {
        allCases.map { ".\($0.rawValue)" }.first { text.hasSuffix($0) }.map { String(text.dropLast($0.count)) }
    }
}

extension Context {
    /// - Throws: ``Problem`` 400 when a client means another municipality than its address names.
    func checkJurisdiction(_ id: String?) throws {
        guard let id, !id.isEmpty, ![municipality.slug, municipality.code].contains(id) else { return }
        let reason = "Dit adres is van \(municipality.slug). Laat het veld weg of stuur \(municipality.slug)."
        throw Problem.invalidFields([InvalidParam("jurisdiction_id", "unknown", reason)])
    }
}

extension Problem {
    static let caseTypeNotAllowed = Problem(
        403,
        "permission_denied",
        "Deze koppeling mag geen meldingen sturen. Vraag de gemeente om dit zaaktype."
    )
}
