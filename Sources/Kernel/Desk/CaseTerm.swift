/// A change of the legal limit: a time in which it stood still, or by which it was put off once.
public struct CaseTerm: Hashable, Sendable {
    public let kind: Kind
    public let startedOn: Day
    /// When it ran on again; `nil` while it stands still, and for an extension.
    public let endedOn: Day?
    /// Why, in the words that the resident got.
    public let reason: String
    public let actor: CaseActor

    public init(_ kind: Kind, startedOn: Day, endedOn: Day?, reason: String, actor: CaseActor) {
        self.kind = kind
        self.startedOn = startedOn
        self.endedOn = endedOn
        self.reason = reason
        self.actor = actor
    }

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// It stands still, because the municipality waits for the resident (Awb 4:15).
        case suspension
        /// It was put off (Awb 4:14).
        case `extension`
    }

    /// How many days it stood still; 0 while it still does, and for an extension.
    public var days: Int { kind == .suspension ? endedOn.map { max($0.number - startedOn.number, 0) } ?? 0 : 0 }
}

extension CaseTerm {
    /// What happened to the limit of a case, oldest first, from the published view that modules may read.
    ///
    /// Who changed it does not stand in that view: it counts as the platform.
    public static func all(of caseKey: Int, in tables: any Database) throws -> [CaseTerm] {
        try tables.rows(
            """
            SELECT kind, started_on, ended_on, reason FROM public_case_term WHERE case_id = \(caseKey) ORDER BY id
            """
        ) { row -> CaseTerm? in
            guard let kind = Kind(rawValue: try row.text(0)) else { return nil }
            return CaseTerm(
                kind,
                startedOn: Day(number: try row.integer(1)),
                endedOn: try row.optionalInteger(2).map { Day(number: $0) },
                reason: try row.text(3),
                actor: .platform
            )
        }.compactMap(\.self)
    }
}

extension CaseType {
    /// The last day that the law allows, after what happened to the limit; `nil` without a limit.
    public func deadline(openedOn day: Day, after terms: [CaseTerm]) -> ExplainedDay? {
        guard var term = statutoryTerm.map({ StatutoryTerm($0) }) else { return nil }
        if let termExtension, terms.contains(where: { $0.kind == .extension }) {
            term = term.extended(by: termExtension.term)
        }
        return term.suspended(days: terms.reduce(0) { $0 + $1.days }).end(from: day)
    }
}

/// Changes the legal limit of cases; every change is in the journal and counts the version of its case.
///
/// The dates of the case change in the same transaction. What the type does not allow is ``TermRefused``, and a case
/// that is not at the version of `file` any more ``ChangedMeanwhile``.
///
/// A suspension also ends when its case is closed, on that day, by whoever closes it.
public protocol TermRegister {
    /// Lets the limit stand still from today on.
    func suspend(_ file: CaseFile, of type: CaseType, reason: String) throws -> CaseFile

    /// Lets it run on; target and legal date move by the days that it stood still.
    func resume(_ file: CaseFile, of type: CaseType) throws -> CaseFile

    /// The same, for what ended it on an earlier day, such as a letter that lay unread (Awb 4:15).
    ///
    /// A day before it stood still counts as that day, a day to come as today.
    func resume(_ file: CaseFile, of type: CaseType, until day: Day) throws -> CaseFile

    /// Puts the legal date off by what the type allows, once, and not after it passed: a limit that ended cannot be
    /// made longer (Awb 4:14, third paragraph; Omgevingswet 16.64, second paragraph).
    func extend(_ file: CaseFile, of type: CaseType, reason: String) throws -> CaseFile
}

/// Why the legal limit of a case stays as it is.
public enum TermRefused: Error, Hashable, Sendable {
    /// The case type does not allow it, or not in this step.
    case notAllowed
    case alreadySuspended
    case notSuspended
    case alreadyExtended
    /// The legal limit has passed.
    case tooLate
}

extension CaseFile {
    /// Whether the legal limit has not ended; one that stands still has not.
    public func isWithinLimit(on day: Day) -> Bool {
        work.suspendedOn != nil || deadlineOn.map { day <= $0 } ?? true
    }
}
