/// Everything that is known when a case opens.
public struct NewCase: Sendable {
    public let type: CaseType
    public let status: StatusChange
    public let channel: StandardChannel
    /// What it is about, at most 200 characters, without personal data.
    public var title: String
    /// Whose case it is; `.anonymous` when nobody is known.
    public var resident: ResidentIdentity
    /// The back-office system that keeps this case; `nil` when it opened here.
    public var source: CaseSource?
    public var dates: CaseDates
    /// The key of the team that gets it, the one that the case type names unless told otherwise; `nil` for none.
    public var team: String?

    public init(
        type: CaseType,
        status: StatusChange,
        channel: StandardChannel,
        title: String = "",
        resident: ResidentIdentity = .anonymous,
        source: CaseSource? = nil,
        dates: CaseDates,
        team: String? = nil
    ) {
        self.type = type
        self.status = status
        self.channel = channel
        self.title = title
        self.resident = resident
        self.source = source
        self.dates = dates
        self.team = team ?? type.mainTeam
    }
}

/// Where an integrator keeps a case: its client key and its own case number.
public struct CaseSource: Hashable, Sendable {
    public let client: Int
    /// At most 100 characters, unique per client.
    public let reference: String

    public init(client: Int, reference: String) {
        self.client = client
        self.reference = reference
    }
}

/// A step of the case type that a case reaches at a moment.
public struct StatusChange: Hashable, Sendable {
    public let stepKey: String
    public let at: Timestamp
    /// At most 1,000 characters for the resident; `nil` when there is nothing to add.
    public let explanation: String?
    public let resultKey: String?
    public let plannedReadyOn: Day?
    /// Whether the step closes the case.
    public let isFinal: Bool
    /// What the resident is told in place of the text of the step; who only follows the case reads the text of the step.
    public let message: MessageText?

    /// - Parameters:
    ///   - step: A step of the case's type.
    ///   - at: When it came about.
    ///   - explanation: More about this moment, for the resident.
    ///   - resultKey: How the case ended; only with a final step.
    ///   - plannedReadyOn: When it should be ready; `nil` leaves what was planned.
    ///   - message: What the resident is told in place of the text of the step.
    public init(
        to step: CaseType.Step,
        at: Timestamp,
        explanation: String? = nil,
        resultKey: String? = nil,
        plannedReadyOn: Day? = nil,
        message: MessageText? = nil
    ) {
        stepKey = step.key
        isFinal = step.isFinal
        self.at = at
        self.explanation = explanation
        self.resultKey = resultKey
        self.plannedReadyOn = plannedReadyOn
        self.message = message
    }
}

/// The days that a case should and must be ready by.
public struct CaseDates: Hashable, Sendable {
    /// What the norm promises; `nil` without a norm.
    public let targetOn: Day?
    /// What the law allows; `nil` without a statutory term.
    public let deadlineOn: Day?

    public init(targetOn: Day?, deadlineOn: Day?) {
        self.targetOn = targetOn
        self.deadlineOn = deadlineOn
    }
}
