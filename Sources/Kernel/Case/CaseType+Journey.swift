extension CaseType {
    /// Names that the form itself sends, so that no question can have them.
    static let reservedKeys: Set = ["stap", "naar", "csrf", "formulier", "ingelogd", "zonder-inloggen"]

    /// The pages of the form with the questions that still have to be asked.
    ///
    /// - Parameter known: The facts that are known already.
    /// - Returns: Only pages with a question on it.
    public func pagesToAsk(known: Set<KnownFact>) -> [FormJourney.Question] {
        offer.form.compactMap { page in
            let fields = page.questions.filter { $0.isAsked(known: known) }.map(\.field)
            return fields.isEmpty ? nil : FormJourney.Question(page.title, fields: fields)
        }
    }

    /// What a filled-in form and the known facts answer, in the order of the form; empty answers are left out.
    public func answers(in typed: FormAnswers, known: [KnownFact: String]) -> [CaseAnswer] {
        questions.compactMap { question in
            let value = question.source.fact.flatMap { known[$0] } ?? question.value(in: typed, known: known)
            return value.isEmpty ? nil : CaseAnswer(question.key, value)
        }
    }

    /// What answers tell of the person who gave them, by the sources that their questions name.
    public func facts(in answers: [CaseAnswer]) -> [KnownFact: String] {
        let told = answers.compactMap { answer in
            questions.first { $0.key == answer.key }?.source.fact.map { ($0, answer.value) }
        }
        return Dictionary(told) { first, _ in first }
    }

    /// Kept answers as people read them: the question of this version with the words of the answer.
    public func spoken(_ answers: [CaseAnswer]) -> [Fact] {
        answers.map { answer in
            guard let question = questions.first(where: { $0.key == answer.key }) else {
                return Fact(answer.key, Prose(answer.value))
            }
            return Fact(question.label, Prose(question.spoken(answer.value)))
        }
    }
}

extension CaseType.Question {
    /// Whether the form asks this, given what is known.
    func isAsked(known: Set<KnownFact>) -> Bool {
        guard let fact = source.fact else { return true }
        return !fact.isNeverAsked && !known.contains(fact)
    }

    fileprivate func value(in typed: FormAnswers, known: [KnownFact: String]) -> String {
        guard isAsked(known: Set(known.keys)) else { return "" }
        // As registers write it, so that the same form says the same once the postcode is known.
        if case .postcode = kind { return (try? Postcode(typed.text(key)))?.text ?? typed.text(key) }
        guard case .date = kind else { return typed.text(key) }
        return typed.day(key)?.iso ?? ""
    }

    fileprivate func spoken(_ value: String) -> String {
        switch kind {
        case .date: (try? Day(iso: value))?.inDutch ?? value
        case .tick: "Ja"
        default: field.options.first { $0.value == value }?.label ?? value
        }
    }
}
