internal import Kernel

/// `/api/reports/v1`: the same report as JSON, for apps and other sites.
struct ReportInterface: Sendable {
    static let root = "/api/reports/v1"
    /// The version in every answer's `API-Version` header (NL API Design Rules, version-header).
    static let version = "1.0.0"
    static let versionHeader = Response.Header("API-Version", version)

    let categories: CategoryList
    let limit: SendLimit

    /// Files a report: 201 with its number and code, 200 when the same report was sent before.
    @Sendable
    func takeReport(_ request: Request, _ context: Context) throws -> Change {
        try limit.check(request, context)
        limit.count(request, context)
        let report = try ReportFields.read(request.body, categories, at: context.now)
        let filing = try FileReport(report, context)
        let base = request.base
        return Change { session in
            let matches = try NearbyReports(session.tables).matches(report.category, at: report.place, now: context.now)
            let filed = try filing.apply(session)
            let others = matches.filter { $0.followCode != filed.followCode }.count
            return Rendering { Self.answer(filed, possibleDuplicates: others, base: base) }
        }
    }

    /// The kinds of report, with who handles them and how soon in this municipality.
    @Sendable
    func showCategories(_ request: Request, _ context: Context) -> Response {
        var json = JSONWriter(capacity: 16_000)
        json.object { json in
            json.array("groups") { json in
                for group in categories.groups { Self.write(group, context.municipality, to: &json) }
            }
        }
        return .json(json.bytes, headers: [Self.versionHeader, Response.Header("Cache-Control", "max-age=3600")])
    }

    @Sendable
    func showDocument(_ request: Request, _ context: Context) -> Response {
        .json(
            PackageResources.openapi_json,
            headers: [Self.versionHeader, Response.Header("Access-Control-Allow-Origin", "*")]
        )
    }

    private static func answer(_ filed: FileReport.Filed, possibleDuplicates: Int, base: String) -> Response {
        let followUrl = "\(base)/volg/\(filed.followCode)"
        var json = JSONWriter()
        json.object { json in
            json.field("number", filed.number)
            json.field("followCode", filed.followCode.description)
            json.field("followUrl", followUrl)
            json.field("targetOn", ifPresent: filed.targetOn)
            json.field("possibleDuplicates", possibleDuplicates)
        }
        return .json(
            json.bytes,
            status: filed.isRepeat ? 200 : 201,
            headers: [versionHeader, Response.Header("Location", followUrl)]
        )
    }

    private static func write(_ group: CategoryGroup, _ municipality: Municipality, to json: inout JSONWriter) {
        json.object { json in
            json.field("key", group.key)
            json.field("name", group.name)
            json.array("categories") { json in
                for category in group.categories {
                    let norm = municipality.norms[FileReport.caseTypeKey] ?? category.norm
                    json.object { json in
                        json.field("key", category.key)
                        json.field("name", category.name)
                        json.field("team", category.team.name)
                        json.object("norm") { json in
                            json.field("amount", norm.amount)
                            json.field("unit", norm.unit.rawValue)
                        }
                    }
                }
            }
        }
    }
}
