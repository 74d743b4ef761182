internal import Kernel

/// One thing that happened to an invented application, so many days before the demonstration starts.
struct PermitAct: Sendable {
    let daysAgo: Int
    let work: @Sendable (any WriteSession, Context) throws -> Void

    init(daysAgo: Int, _ work: @escaping @Sendable (any WriteSession, Context) throws -> Void) {
        self.daysAgo = daysAgo
        self.work = work
    }

    /// Plays acts from the oldest to the newest; those of one day in the order given.
    static func play(_ acts: [PermitAct], on stage: DemonstrationStage) throws {
        let sorted = acts.enumerated().sorted { ($1.element.daysAgo, $0.offset) < ($0.element.daysAgo, $1.offset) }
        for act in sorted.map(\.element) {
            let moment = stage.now.adding(seconds: -86_400 * act.daysAgo)
            try stage.change(at: moment, by: .staff(PermitDemonstration.worker)) { try act.work($0, $1) }
        }
    }
}
