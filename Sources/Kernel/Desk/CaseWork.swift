/// Who works on a case, and how often it changed.
public struct CaseWork: Hashable, Sendable {
    /// The key of the team that has the case; `nil` while no team has it.
    public var team: String?
    /// The id of the member of staff who handles it; `nil` while nobody does.
    public var handler: Int?
    /// Counts every change of the case from 1 on.
    ///
    /// A form carries the version that its reader saw, so that two people never overwrite each other.
    public var version: Int
    /// Since when the legal limit stands still (Awb 4:15); `nil` while it runs.
    public var suspendedOn: Day?

    public init(team: String? = nil, handler: Int? = nil, version: Int = 1, suspendedOn: Day? = nil) {
        self.team = team
        self.handler = handler
        self.version = version
        self.suspendedOn = suspendedOn
    }
}

/// Someone else changed the case after the reader of a form saw it.
public struct ChangedMeanwhile: Error, Hashable, Sendable {
    public init() {}
}
