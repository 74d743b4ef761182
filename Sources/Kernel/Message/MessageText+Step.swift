extension MessageText {
    /// The message that a case of this type has come into a step; `nil` when the texts of the type do not fit.
    ///
    /// - Parameters:
    ///   - step: The step.
    ///   - type: The type of the case.
    ///   - number: The number of the case, which stands in the message.
    ///   - explanation: What a colleague adds for the resident, between the texts of the step.
    public init?(reached step: CaseType.Step, of type: CaseType, number: CaseNumber, explanation: String? = nil) {
        let told = step.messageToSend
        let subject = step.message?.about ?? "\(type.name): \(step.name)"
        let about = step.message?.about ?? "Dit bericht gaat over: \(type.name)"
        let when = step.message == nil ? step.when : ""
        let news = [told.message, explanation ?? "", when].filter { !$0.isEmpty }.joined(separator: " ")
        do throws(Invalid) {
            try self.init(
                subject: subject,
                about: "\(about)\(about.hasSuffix(".") ? "" : ".") Het zaaknummer is \(number).",
                news: news,
                expectation: told.expect
            )
        } catch {
            return nil
        }
    }
}
