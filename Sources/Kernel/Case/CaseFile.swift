/// A case as the register keeps it, without personal data.
public struct CaseFile: Case, Hashable {
    /// The key inside this municipality's file; never shown outside the program.
    public var key: Int
    public let id: UniqueID
    public let number: CaseNumber
    public let typeKey: String
    /// The version of the case type that this case was opened with.
    public let typeStartsOn: Day
    public var statusKey: String
    /// When the current status came about, by the source's own clock.
    public var statusAt: Timestamp
    public let openedAt: Timestamp
    /// When anything about the case last changed here (`laatstGemuteerd`).
    public var changedAt: Timestamp
    public var closedAt: Timestamp?
    /// The key of the result, `nil` while the case runs or when the source gave none.
    public var resultKey: String?
    /// What the case is about in the source's words; empty when the source gave none.
    public var title: String
    public var plannedReadyOn: Day?
    /// The day that the norm promises (streefdatum).
    public var targetOn: Day?
    /// The last day that the law allows (fatale datum).
    public var deadlineOn: Day?
    public var followCode: FollowCode
    /// The key of the resident, `nil` when nobody is known.
    public var residentKey: Int?
    /// When the resident last looked at the case at MijnOverheid (`laatstGeopend`).
    public var lastOpenedAt: Timestamp?
    /// The integrator that keeps this case; `nil` when it opened here.
    public let source: CaseSource?
    public var work: CaseWork

    public init(
        key: Int,
        id: UniqueID,
        number: CaseNumber,
        typeKey: String,
        typeStartsOn: Day,
        statusKey: String,
        statusAt: Timestamp,
        openedAt: Timestamp,
        changedAt: Timestamp,
        closedAt: Timestamp?,
        resultKey: String?,
        title: String,
        plannedReadyOn: Day?,
        targetOn: Day?,
        deadlineOn: Day?,
        followCode: FollowCode,
        residentKey: Int?,
        lastOpenedAt: Timestamp?,
        source: CaseSource?,
        work: CaseWork = CaseWork()
    ) {
        self.key = key
        self.id = id
        self.number = number
        self.typeKey = typeKey
        self.typeStartsOn = typeStartsOn
        self.statusKey = statusKey
        self.statusAt = statusAt
        self.openedAt = openedAt
        self.changedAt = changedAt
        self.closedAt = closedAt
        self.resultKey = resultKey
        self.title = title
        self.plannedReadyOn = plannedReadyOn
        self.targetOn = targetOn
        self.deadlineOn = deadlineOn
        self.followCode = followCode
        self.residentKey = residentKey
        self.lastOpenedAt = lastOpenedAt
        self.source = source
        self.work = work
    }
}

/// One status in the history of a case; history is never edited.
public struct StatusEntry: Hashable, Sendable {
    public let id: UniqueID
    public let stepKey: String
    /// When it came about, by the source's own clock.
    public let at: Timestamp
    /// The source's words with it; `nil` when it gave none.
    public let explanation: String?
    /// Whether it arrived after a newer status and so never was the current one.
    public let isSuperseded: Bool

    public init(id: UniqueID, stepKey: String, at: Timestamp, explanation: String?, isSuperseded: Bool) {
        self.id = id
        self.stepKey = stepKey
        self.at = at
        self.explanation = explanation
        self.isSuperseded = isSuperseded
    }
}
