public import Kernel

/// Brings reports from another system's file into a municipality (`import reports FILE`).
public struct ReportImport: Sendable {
    private let categories: CategoryList

    /// - Throws: ``Kernel/ConfigFaults`` when the shipped list of categories has faults.
    public init() throws(ConfigFaults) { categories = try CategoryList.shipped() }

    /// Reads a file; nothing is kept yet.
    ///
    /// - Throws: ``UnreadableReportFile`` when no reports can be found in it.
    public func read(_ bytes: [UInt8]) throws(UnreadableReportFile) -> ReportFile {
        try ReportFileReader(categories: categories).read(bytes)
    }

    /// What became of the rows of a file.
    public struct Tally: Hashable, Sendable {
        public internal(set) var opened = 0
        /// Rows that an earlier import had brought in already.
        public internal(set) var known = 0

        public var done: Int { opened + known }
    }

    /// Keeps the accepted rows, a few per transaction; waits for each commit, so never on a server thread.
    ///
    /// A row that was brought in before is left as it is, so an import that was broken off can be repeated.
    ///
    /// - Parameters:
    ///   - file: What ``read(_:)`` made.
    ///   - context: Of this module, in the municipality that gets the reports.
    ///   - progress: Hears after every transaction how far it is.
    /// - Returns: What became of all rows.
    /// - Throws: ``Kernel/StoreError`` when the disk refuses; what was reported as done stays.
    public func apply(
        _ file: ReportFile,
        in context: Context,
        progress: (Tally) -> Void = { _ in }
    ) throws -> Tally {
        var tally = Tally()
        for start in stride(from: 0, to: file.rows.count, by: Self.rowsPerJob) {
            let rows = try file.rows[start..<min(start + Self.rowsPerJob, file.rows.count)]
                .map { try FiledImport($0, context) }
            let outcome = Promise<Result<[Bool], any Error>>()
            context.write({ session in try rows.map { try $0.apply(session) } }) { outcome.fulfil($0) }
            let opened = try outcome.wait().get().filter { $0 }.count
            tally.opened += opened
            tally.known += rows.count - opened
            progress(tally)
        }
        return tally
    }

    /// About 4 ms of work for the writer.
    static let rowsPerJob = 20
}

/// One row with the case type it gets.
private struct FiledImport: Sendable {
    private let row: ImportedReport
    private let filing: FileReport
    private let type: CaseType
    private let now: Timestamp

    init(_ row: ImportedReport, _ context: Context) throws {
        self.row = row
        filing = try FileReport(row.report, context)
        type = filing.type
        now = context.now
    }

    /// - Returns: Whether the row was new.
    func apply(_ session: any WriteSession) throws -> Bool {
        if let reference = row.report.reference, try ReportTable(session.tables).has(reference: reference) {
            return false
        }
        let filed = try filing.apply(session)
        guard let change, let file = try session.cases.find(code: filed.followCode) else { return true }
        _ = try session.cases.record(change, title: nil, on: file, of: type)
        return true
    }

    /// The step that the other system had reached; `nil` for a report that nobody picked up yet.
    private var change: StatusChange? {
        switch row.progress {
        case .received: nil
        case .working(let since): change(to: type.step("in-behandeling")?.step, at: since)
        case .planned: change(to: type.step("gepland")?.step, at: nil)
        case .done(let at): change(to: type.steps.last(where: \.isFinal), at: at)
        }
    }

    /// No step comes before the report itself, or after now.
    private func change(to step: CaseType.Step?, at moment: Timestamp?) -> StatusChange? {
        step.map { StatusChange(to: $0, at: min(max(moment ?? now, row.report.at), now)) }
    }
}
