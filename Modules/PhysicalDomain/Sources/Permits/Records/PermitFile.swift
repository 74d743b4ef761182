internal import Kernel

/// An application with everything that happened to its limit, from one snapshot.
struct PermitFile: Sendable {
    let file: CaseFile
    let type: CaseType
    let kind: PermitKind
    let terms: [CaseTerm]
    let completions: [Completion]
    let advices: [Advice]
    let decision: PermitDecision?
    /// Where it is; `nil` when nobody said so.
    let place: Postcode?
    /// What everybody reads about it; `nil` when nothing stands on the site.
    let notice: PermitNotice?

    /// Reads `tables`, the module's own.
    init(_ file: CaseFile, _ type: CaseType, _ kind: PermitKind, in tables: any Database) throws {
        self.file = file
        self.type = type
        self.kind = kind
        terms = try CaseTerm.all(of: file.key, in: tables)
        completions = try CompletionTable.all(of: file.key, in: tables)
        advices = try AdviceTable.all(of: file.key, in: tables)
        decision = try DecisionTable.decision(of: file.key, in: tables)
        place = try PermitPlace.postcode(of: file, in: tables)
        notice = try PermitNoticeTable(tables).notice(of: file)
    }

    /// Whether everybody may know of it.
    var isPublic: Bool { kind.isPublic(type) }

    /// The request that waits for the applicant; `nil` when none does.
    var openCompletion: Completion? { completions.last { $0.end == nil } }

    /// The last request that was not met, or not met fully; the ground to drop the application.
    var lastCompletion: Completion? { completions.last { $0.end != nil } }

    /// The last day that the law gives now; `nil` without a limit.
    ///
    /// A day that another system set has no explanation.
    var deadline: (day: Day, why: String)? {
        guard let day = file.deadlineOn else { return nil }
        let lawful = type.deadline(openedOn: file.openedAt.day, after: terms)
        guard let lawful, lawful.day == day else { return (day, "Deze dag kwam van een ander systeem.") }
        return (day, lawful.text)
    }
}
