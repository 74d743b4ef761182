/// One thing that happened in a demonstration, so many days before it starts.
public struct DemonstrationAct: Sendable {
    let daysAgo: Int
    let work: @Sendable (any WriteSession, Context) throws -> Void

    public init(daysAgo: Int, _ work: @escaping @Sendable (any WriteSession, Context) throws -> Void) {
        self.daysAgo = daysAgo
        self.work = work
    }
}

extension DemonstrationStage {
    /// Plays acts from the oldest to the newest, those of one day in the order given, as this member of staff.
    public func play(_ acts: [DemonstrationAct], by worker: String) throws {
        let sorted = acts.enumerated().sorted { ($1.element.daysAgo, $0.offset) < ($0.element.daysAgo, $1.offset) }
        for act in sorted.map(\.element) {
            try change(at: now.adding(seconds: -86_400 * act.daysAgo), by: .staff(worker)) { try act.work($0, $1) }
        }
    }
}
