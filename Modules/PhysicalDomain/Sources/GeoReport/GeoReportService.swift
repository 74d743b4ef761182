internal import Kernel

/// A kind of report as Open311 offers it (service).
struct GeoReportService: Sendable {
    let category: Category
    let group: CategoryGroup

    /// The questions beside place and words; a report is complete without them.
    enum Attribute: String, CaseIterable {
        case postcode
        case houseNumber = "huisnummer"

        /// The field of a sent report.
        var field: String { "attribute[\(rawValue)]" }

        fileprivate var description: String {
            switch self {
            case .postcode: "Postcode van de plek"
            case .houseNumber: "Huisnummer van de plek"
            }
        }

        fileprivate var example: String {
            switch self {
            case .postcode: "Zoals 6921 AA."
            case .houseNumber: "Zoals 12 of 12a."
            }
        }
    }

    /// The line in the list of services.
    var listed: GeoReportValue {
        .fields([
            .init("service_code", category.key),
            .init("service_name", category.name),
            .init("description", "\(group.name): \(category.name)."),
            .init("metadata", .flag(true)),
            .init("type", "realtime"),
            .init("keywords", category.words.joined(separator: ",")),
            .init("group", group.name),
        ])
    }

    var definition: GeoReportValue {
        .fields([
            .init("service_code", category.key),
            .init("attributes", .list(of: "attribute", Attribute.allCases.enumerated().map(Self.attribute))),
        ])
    }

    private static func attribute(_ place: Int, _ attribute: Attribute) -> GeoReportValue {
        .fields([
            .init("variable", .flag(true)),
            .init("code", attribute.rawValue),
            .init("datatype", "string"),
            .init("required", .flag(false)),
            .init("datatype_description", attribute.example),
            .init("order", .whole(place + 1)),
            .init("description", attribute.description),
        ])
    }
}
