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

/// Tells what is not plain Dutch (B1) in a text for residents that stands in this place.
public typealias PlainDutchCheck = (String, PlainDutch.Place) -> [PlainDutch.Complaint]

extension TextRule {
    /// Names, labels and headings have a limit in words; other texts run on.
    fileprivate var place: PlainDutch.Place { maxWords == nil ? .running : .screen }
}

extension FieldReader {
    /// A text for residents that must be there: its length, then its language.
    func residentText(_ key: String, _ rule: TextRule, _ plainDutch: PlainDutchCheck) -> String? {
        guard let text = text(key, rule) else { return nil }
        return isPlain(text, path(of: key), rule, plainDutch) ? text : nil
    }

    /// A text for residents that may be absent.
    func optionalResidentText(_ key: String, _ rule: TextRule, _ plainDutch: PlainDutchCheck) -> String? {
        guard let text = optionalText(key, rule) else { return nil }
        return isPlain(text, path(of: key), rule, plainDutch) ? text : nil
    }

    /// A list of texts for residents that may be absent.
    func residentTexts(_ key: String, _ rule: TextRule, _ plainDutch: PlainDutchCheck) -> [String] {
        optionalTexts(key, rule).filter { isPlain($0.text, $0.path, rule, plainDutch) }.map(\.text)
    }

    /// JSON has no comments, so files may carry remarks for colleagues under `note`.
    func skipNote() { _ = optionalText("note", CaseTypeTexts.explanation) }

    private func isPlain(_ text: String, _ path: String, _ rule: TextRule, _ plainDutch: PlainDutchCheck) -> Bool {
        let complaints = plainDutch(text, rule.place)
        for complaint in complaints {
            faults.add(
                path,
                value: .text(complaint.sentence),
                rule: complaint.rule,
                remedy: complaint.alternative
            )
        }
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
