internal import Kernel

/// A report of a need for support with everything that was done about it, from one snapshot (Wmo-melding).
struct WmoFile: Sendable {
    let file: CaseFile
    let type: CaseType
    let support: OfferedSupport?
    let plan: OwnPlan?
    let urgent: UrgentHelp?
    /// Oldest first.
    let visits: [HomeVisit]
    let findings: Findings?
    /// The key of the case of the application that followed; `nil` while there is none.
    let applicationKey: Int?

    /// Reads `tables`, the module's own.
    init(_ file: CaseFile, _ type: CaseType, in tables: any Database) throws {
        self.file = file
        self.type = type
        support = try SupportTable.support(of: file.key, in: tables)
        plan = try OwnPlanTable.plan(of: file.key, in: tables)
        urgent = try UrgentTable.urgent(of: file.key, in: tables)
        visits = try VisitTable.visits(of: file.key, in: tables)
        findings = try FindingsTable.findings(of: file.key, in: tables)
        applicationKey = try HelpTable.applicationKey(after: file.key, in: tables)
    }

    /// The last day on which the resident may hand over a plan, with the reason.
    var planEnd: ExplainedDay { WmoTerm.planEnd(reportedOn: file.openedAt.day) }

    /// The last day of the inquiry, with the reason; `nil` without a limit.
    var inquiryEnd: ExplainedDay? { type.statutoryTerm?.end(from: file.openedAt.day) }

    /// The visit that is still to come; `nil` when none is planned.
    func openVisit(on today: Day) -> HomeVisit? { visits.last { $0.isOpen(on: today) } }

    /// Whether the inquiry may begin on a day: the resident has seven days for a plan (article 2.3.2, second paragraph).
    func mayInquire(on day: Day) -> Bool { plan != nil || day > planEnd.day }

    /// Whether the resident may apply: after the inquiry, or once its time has passed (article 2.3.2, ninth paragraph).
    func mayApply(on day: Day) -> Bool { findings != nil || inquiryEnd.map { day > $0.day } ?? false }

    /// Whether a way leads from the current step to this one.
    func canMove(to step: String) -> Bool { type.transitions[file.statusKey]?.contains(step) == true }
}
