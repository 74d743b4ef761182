internal import Kernel

/// The index by which reports are listed for everybody.
enum GeoReportSchema {
    static let byMoment = Migration(
        "physical-domain-031-reports-by-moment",
        ["CREATE INDEX physical_domain_report_by_moment ON physical_domain_report(at, id)"]
    )
}
