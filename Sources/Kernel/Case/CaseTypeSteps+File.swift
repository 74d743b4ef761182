extension CaseType.Step {
    init?(_ reader: FieldReader, _ plainDutch: PlainDutchCheck) {
        reader.skipNote()
        let key = reader.text("key", CaseTypeTexts.key)
        let name = reader.residentText("name", CaseTypeTexts.name, plainDutch)
        let now = reader.residentText("now", CaseTypeTexts.explanation, plainDutch)
        let action = reader.optionalResidentText("action", CaseTypeTexts.explanation, plainDutch)
        let when = reader.residentText("when", CaseTypeTexts.explanation, plainDutch)
        let isFinal = reader.flag("final", otherwise: false)
        let tasks = reader.optionalObjects("tasks") { CaseType.Task($0, plainDutch) }
        let message = reader.optionalObject("message") { CaseType.Message($0, plainDutch) }
        reader.checkKeys("tasks", tasks.map(\.key))
        guard let key, let name, let now, let when, let isFinal else { return nil }
        self.init(key: key, name: name, now: now, action: action, when: when, isFinal: isFinal)
        self.tasks = tasks
        self.message = message
    }
}

extension CaseType.Task {
    /// Texts for staff are not judged on their language.
    fileprivate init?(_ reader: FieldReader, _ plainDutch: PlainDutchCheck) {
        let key = reader.text("key", CaseTypeTexts.key)
        let side = reader.choice("for", Side.self)
        let kind = reader.choice("kind", Kind.self)
        let isForStaff = side == .staff
        let name = reader.residentText("name", CaseTypeTexts.name) { isForStaff ? [] : plainDutch($0, $1) }
        let text = reader.residentText("text", CaseTypeTexts.explanation) { isForStaff ? [] : plainDutch($0, $1) }
        guard let key, let side, let kind, let name, let text else { return nil }
        self.init(key: key, side: side, kind: kind, name: name, text: text)
    }
}

extension CaseType.Message {
    init?(_ reader: FieldReader, _ plainDutch: PlainDutchCheck) {
        let about = reader.residentText("about", CaseTypeTexts.name, plainDutch)
        let message = reader.residentText("message", CaseTypeTexts.explanation, plainDutch)
        let expect = reader.residentText("expect", CaseTypeTexts.explanation, plainDutch)
        guard let about, let message, let expect else { return nil }
        self.init(about: about, message: message, expect: expect)
    }
}

extension CaseResult {
    init?(_ reader: FieldReader, _ plainDutch: PlainDutchCheck) {
        reader.skipNote()
        let key = reader.text("key", CaseTypeTexts.key)
        let name = reader.residentText("name", CaseTypeTexts.resultName, plainDutch)
        let retention = reader.optionalObject("retention", Retention.init)
        guard let key, let name else { return nil }
        self.init(key: key, name: name, retention: retention)
    }
}

extension Retention {
    private enum Word: String, CaseIterable {
        case keep
        case destroy
    }

    fileprivate init?(_ reader: FieldReader) {
        let number = reader.text("number", CaseTypeTexts.selectionNumber)
        let word = reader.choice("then", Word.self)
        if let number, !Self.isNumber(number) {
            reader.fault(
                "number",
                rule: "Dit is geen nummer uit de Selectielijst.",
                remedy: "Schrijf proces en resultaat, zoals \"15.1\" of \"5.1.4\"."
            )
        }
        if reader.has("after"), word == .keep {
            reader.fault("after", rule: "Wat blijft, wordt niet vernietigd.", remedy: "Haal dit weg.")
        }
        let term = word == .destroy ? reader.object("after", Term.init) : nil
        guard let number, let word else { return nil }
        switch (word, term) {
        case (.keep, _): self.init(number: number, .keep)
        case (.destroy, let term?): self.init(number: number, .destroy(after: term))
        case (.destroy, nil): return nil
        }
    }

    /// Two or three numbers with points between them.
    private static func isNumber(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count)
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
    }
}

extension Retention.Term {
    fileprivate init?(_ reader: FieldReader) {
        let amount = reader.integer("amount", in: 1...3660)
        let unit = reader.choice("unit", Unit.self)
        guard let amount, let unit else { return nil }
        self.init(amount, unit)
    }
}
