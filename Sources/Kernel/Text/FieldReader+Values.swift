extension FieldReader {
    /// A text that must be there.
    public func text(_ key: String, _ rule: TextRule) -> String? {
        required(key).flatMap { checked($0, path(of: key), rule) }
    }

    /// A text that may be absent.
    public func optionalText(_ key: String, _ rule: TextRule) -> String? {
        optional(key).flatMap { checked($0, path(of: key), rule) }
    }

    /// A list of texts that must be there; it may be empty.
    public func texts(_ key: String, _ rule: TextRule) -> [String]? {
        items(key)?.compactMap { checked($0.value, $0.path, rule) }
    }

    /// A list of texts that may be absent, each with its path such as `bring[1]`.
    func optionalTexts(_ key: String, _ rule: TextRule) -> [(path: String, text: String)] {
        guard optional(key) != nil else { return [] }
        return (items(key) ?? []).compactMap { item in checked(item.value, item.path, rule).map { (item.path, $0) } }
    }

    /// A whole number that may be absent.
    public func optionalInteger(_ key: String, in range: ClosedRange<Int>) -> Int? {
        optional(key) == nil ? nil : integer(key, in: range)
    }

    /// A whole number that must be there.
    public func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = required(key) else { return nil }
        if case .integer(let integer) = value, range.contains(integer) { return integer }
        let rule = "Hier moet een geheel getal van \(range.lowerBound) tot en met \(range.upperBound) staan."
        fault(key, rule: rule, remedy: "Verander het getal.")
        return nil
    }

    /// `true` or `false`; `otherwise` when the key is absent, and a fault when there is no otherwise.
    public func flag(_ key: String, otherwise: Bool? = nil) -> Bool? {
        guard let value = otherwise == nil ? required(key) : optional(key) else { return otherwise }
        if case .flag(let flag) = value { return flag }
        fault(key, rule: "Hier moet true of false staan.", remedy: "Schrijf het zonder aanhalingstekens.")
        return nil
    }

    /// A case of an enum by its raw value; `nil` when the key is absent.
    public func optionalChoice<Choice>(_ key: String, _ type: Choice.Type = Choice.self) -> Choice?
    where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
        optional(key) == nil ? nil : choice(key, type)
    }

    /// A case of an enum by its raw value.
    public func choice<Choice>(_ key: String, _ type: Choice.Type = Choice.self) -> Choice?
    where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
        let known = Choice.allCases.map(\.rawValue)
        return required(key).flatMap { oneOf(known, $0, path(of: key)) }.flatMap(Choice.init(rawValue:))
    }

    /// A list of words out of the known ones, each at most once; it may be empty.
    public func choices(_ key: String, from known: [String]) -> [String]? {
        guard let items = items(key) else { return nil }
        var found: [String] = []
        for item in items {
            guard let word = oneOf(known, item.value, item.path) else { continue }
            if found.contains(word) {
                faults.add(item.path, value: item.value, rule: "Staat er dubbel.", remedy: "Haal er één weg.")
            }
            found.append(word)
        }
        return found
    }

    /// A day such as `2026-01-31`.
    public func day(_ key: String) -> Day? {
        guard let value = required(key) else { return nil }
        if let text = value.text, let day = try? Day(iso: text) { return day }
        fault(key, rule: "Dit is geen bestaande dag.", remedy: "Schrijf jaar-maand-dag, zoals \"2026-01-31\".")
        return nil
    }

    private func checked(_ value: JSONTree, _ path: String, _ rule: TextRule) -> String? {
        guard case .text(let text) = value else {
            faults.add(
                path,
                value: value,
                rule: "Hier moet tekst staan.",
                remedy: "Zet de tekst tussen aanhalingstekens."
            )
            return nil
        }
        let complaints = rule.complaints(about: text)
        for complaint in complaints {
            faults.add(path, value: value, rule: complaint.rule, remedy: complaint.remedy)
        }
        return complaints.isEmpty ? text : nil
    }

    private func oneOf(_ known: [String], _ value: JSONTree, _ path: String) -> String? {
        if let text = value.text, known.contains(text) { return text }
        let question = value.text.map { NearestWord.question($0, among: known) } ?? ""
        let choice = "Kies uit: \(known.joined(separator: ", "))."
        faults.add(path, value: value, rule: "Deze waarde bestaat niet.", remedy: question.isEmpty ? choice : question)
        return nil
    }
}
