extension MessageText {
    /// The message that a case of this type has come into a step; `nil` when the texts of the type do not fit.
    ///
    /// - Parameters:
    ///   - step: The step.
    ///   - type: The type of the case.
    ///   - number: The number of the case, which stands in the message.
    public init?(reached step: CaseType.Step, of type: CaseType, number: CaseNumber) {
        let told = step.messageToSend
        let subject = step.message?.about ?? "\(type.name): \(step.name)"
        let about = step.message?.about ?? "Dit bericht gaat over: \(type.name)"
        do throws(Invalid) {
            try self.init(
                subject: subject,
                about: "\(about)\(about.hasSuffix(".") ? "" : ".") Het zaaknummer is \(number).",
                news: step.message == nil && !step.when.isEmpty ? "\(told.message) \(step.when)" : told.message,
                expectation: told.expect
            )
        } catch {
            return nil
        }
    }
}
