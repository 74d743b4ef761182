extension StatutoryTermRule {
    init?(_ reader: FieldReader) {
        let amount = reader.integer("amount", in: 1...3660)
        let unit = reader.choice("unit", Unit.self)
        let article = reader.text("article", CaseTypeTexts.article)
        guard let amount, let unit, let article else { return nil }
        self.init(amount, unit, article: article)
    }
}

extension CaseType.Suspension {
    init?(_ reader: FieldReader) {
        let article = reader.text("article", CaseTypeTexts.article)
        let steps = reader.texts("steps", CaseTypeTexts.key)
        if steps?.isEmpty == true {
            reader.fault(
                "steps",
                rule: "Er is geen enkele stap.",
                remedy: "Noem de stappen waarin u op de inwoner wacht."
            )
        }
        guard let article, let steps else { return nil }
        self.init(article: article, steps: Set(steps))
    }
}

extension CaseType.Silence {
    init?(_ reader: FieldReader) {
        guard let article = reader.text("article", CaseTypeTexts.article) else { return nil }
        self.init(article: article)
    }
}

extension CaseType.Objection {
    init?(_ reader: FieldReader) {
        let weeks = reader.integer("weeks", in: 1...52)
        let article = reader.text("article", CaseTypeTexts.article)
        guard let weeks, let article else { return nil }
        self.init(weeks: weeks, article: article)
    }
}

extension CaseType.Role {
    init?(_ reader: FieldReader) {
        let key = reader.text("key", CaseTypeTexts.key)
        let name = reader.text("name", CaseTypeTexts.name)
        guard let key, let name else { return nil }
        self.init(key: key, name: name)
    }
}
