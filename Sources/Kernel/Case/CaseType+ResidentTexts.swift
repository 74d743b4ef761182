extension CaseType {
    /// Every text of this type that residents read.
    public var residentTexts: [String] {
        [name] + steps.flatMap(\.residentTexts) + results.map(\.name) + offer.residentTexts
    }
}

extension CaseType.Step {
    fileprivate var residentTexts: [String] {
        [name, now, action, when].compactMap(\.self) + tasks(for: .resident).flatMap { [$0.name, $0.text] }
            + [message?.about, message?.message, message?.expect].compactMap(\.self)
    }
}

extension CaseType.Offer {
    fileprivate var residentTexts: [String] {
        let questions = form.flatMap(\.questions).flatMap { question in
            [question.label, question.hint, question.missing].compactMap(\.self) + question.field.options.map(\.label)
        }
        return conditions + bring + prices.map(\.purpose) + form.map(\.title) + questions
    }
}
