extension MessageText {
    /// The message that a case of this type has come into a step; `nil` when the type has no text for it.
    public init?(reached step: CaseType.Step, of type: CaseType, number: CaseNumber) {
        do throws(Invalid) {
            try self.init(
                subject: "\(type.name): \(step.name)",
                about: "Dit bericht gaat over: \(type.name). Het zaaknummer is \(number).",
                news: [step.now, step.when].filter { !$0.isEmpty }.joined(separator: " "),
                expectation: step.action ?? "U hoeft nu niets te doen."
            )
        } catch {
            return nil
        }
    }
}
