internal import Kernel

/// What a file of another system holds: the rows that can become reports, and those that cannot.
public struct ReportFile: Sendable {
    let rows: [ImportedReport]
    /// Rows that were refused, in the order of the file.
    public let refusals: [RefusedRow]

    /// How many rows can become reports.
    public var acceptedCount: Int { rows.count }
}

/// A row of a file that becomes no report.
public struct RefusedRow: Error, Hashable, Sendable, CustomStringConvertible {
    /// The place in the file, from 1.
    public let row: Int
    /// What is wrong and what to do, in Dutch, without personal data.
    public let reason: String

    public var description: String { "melding \(row): \(reason)" }
}

/// A file in which no reports can be found at all.
public struct UnreadableReportFile: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to do, in Dutch.
    public let description: String
}

/// A report from a file, and how far the other system was with it.
struct ImportedReport: Sendable {
    let report: Report
    let progress: Progress

    enum Progress: Hashable, Sendable {
        case received
        /// Since a moment, when the file tells.
        case working(since: Timestamp?)
        case planned
        case done(at: Timestamp?)
    }
}
