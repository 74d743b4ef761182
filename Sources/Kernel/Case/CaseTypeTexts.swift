/// The lengths that case type files keep to.
///
/// They follow the national catalogue interface (Catalogi-API 1.x), so every name can be served there
/// unchanged: zaaktype identificatie 50, omschrijving 80, statustype omschrijving 80, resultaattype 30.
enum CaseTypeTexts {
    static let key = TextRule.key(upTo: 50)
    static let name = TextRule.line(upTo: 80, words: 12)
    static let resultName = TextRule.line(upTo: 30)
    static let productName = TextRule.line(upTo: 100)
    static let article = TextRule.line(upTo: 100)
    static let explanation = TextRule.text(upTo: 1000)
    static let label = TextRule.line(upTo: 120, words: 12)
    /// One thing to bring, one condition.
    static let point = TextRule.line(upTo: 200)
    static let selectionNumber = TextRule.line(upTo: 20)
}

/// Tells what is not plain Dutch (B1) in a text for residents, one Dutch sentence per complaint.
public typealias PlainDutchCheck = (String) -> [String]

extension FieldReader {
    /// A text for residents that must be there: its length, then its language.
    func residentText(_ key: String, _ rule: TextRule, _ plainDutch: PlainDutchCheck) -> String? {
        guard let text = text(key, rule) else { return nil }
        return isPlain(text, key, plainDutch) ? text : nil
    }

    /// A text for residents that may be absent.
    func optionalResidentText(_ key: String, _ rule: TextRule, _ plainDutch: PlainDutchCheck) -> String? {
        guard let text = optionalText(key, rule) else { return nil }
        return isPlain(text, key, plainDutch) ? text : nil
    }

    /// A list of texts for residents that may be absent.
    func residentTexts(_ key: String, _ rule: TextRule, _ plainDutch: PlainDutchCheck) -> [String] {
        optionalTexts(key, rule).map { item in
            for complaint in plainDutch(item.text) {
                faults.add(item.path, value: .text(item.text), rule: complaint, remedy: "Schrijf het op taalniveau B1.")
            }
            return item.text
        }
    }

    /// JSON has no comments, so files may carry remarks for colleagues under `note`.
    func skipNote() { _ = optionalText("note", CaseTypeTexts.explanation) }

    private func isPlain(_ text: String, _ key: String, _ plainDutch: PlainDutchCheck) -> Bool {
        let complaints = plainDutch(text)
        for complaint in complaints { fault(key, rule: complaint, remedy: "Schrijf het op taalniveau B1.") }
        return complaints.isEmpty
    }
}

extension ServiceNorm {
    /// Reads a promise such as `{ "amount": 5, "unit": "working-days" }`; `nil` after a fault.
    public init?(_ reader: FieldReader) {
        let amount = reader.integer("amount", in: 1...366)
        let unit = reader.choice("unit", Unit.self)
        guard let amount, let unit else { return nil }
        self.init(amount, unit)
    }
}
