/// What may be told about a case to anyone who has its follow code: no names, no addresses.
public struct FollowedCase: Hashable, Sendable {
    public let type: CaseType
    /// The key of the step that the case is in.
    public let statusKey: String
    /// Every step it came into, oldest first.
    public let history: [Moment]
    /// The last day on which it should be ready; `nil` when nothing is promised or when norms are not shown.
    public let plannedReady: Day?
    /// How it ended, in the resident's words; `nil` while it runs.
    public let result: String?
    /// Since when the municipality waits for the resident and no day counts (Awb 4:15); `nil` while time runs.
    public let standsStillSince: Day?

    public init(
        type: CaseType,
        statusKey: String,
        history: [Moment],
        plannedReady: Day? = nil,
        result: String? = nil,
        standsStillSince: Day? = nil
    ) {
        self.type = type
        self.statusKey = statusKey
        self.history = history
        self.plannedReady = plannedReady
        self.result = result
        self.standsStillSince = standsStillSince
    }

    /// The moment at which the case came into a step.
    public struct Moment: Hashable, Sendable {
        public let stepKey: String
        public let at: Timestamp

        public init(_ stepKey: String, at: Timestamp) {
            self.stepKey = stepKey
            self.at = at
        }
    }

    /// The steps to show: all that lead on, and of several endings only the one that was reached.
    ///
    /// While the case runs, several endings stand as one step, so nothing promises how it will end.
    var path: [CaseType.Step] {
        let endings = type.steps.filter(\.isFinal)
        guard endings.count > 1 else { return type.steps }
        let ending = endings.first { $0.key == statusKey } ?? Self.anyEnding
        return type.steps.filter { !$0.isFinal } + [ending]
    }

    private static let anyEnding = CaseType.Step(
        key: "",
        name: "Klaar",
        now: "",
        action: nil,
        when: "",
        isFinal: true
    )

    /// The last time the case came into this step.
    func moment(of key: String) -> Timestamp? {
        history.last { $0.stepKey == key }?.at
    }
}
