extension CaseType.Offer {
    /// Reads `form`, `price`, `bring` and `conditions`, which all may be absent.
    init(_ root: FieldReader, _ plainDutch: PlainDutchCheck) {
        form = root.optionalObjects("form") { CaseType.FormPage($0, plainDutch) }
        prices = root.optionalObjects("price") { CaseType.Price($0, plainDutch) }
        bring = root.residentTexts("bring", CaseTypeTexts.point, plainDutch)
        conditions = root.residentTexts("conditions", CaseTypeTexts.point, plainDutch)
        let questions = form.flatMap(\.questions)
        if !questions.isEmpty, !questions.contains(where: { $0.isAsked(known: []) }) {
            root.fault("form", rule: "Dit formulier vraagt niets.", remedy: "Voeg een vraag toe, of haal \"form\" weg.")
        }
        root.checkKeys("form", form.flatMap { Set($0.questions.map(\.key)) }, empty: "Er is geen enkele pagina.")
    }
}

extension CaseType.Price {
    init?(_ reader: FieldReader, _ plainDutch: PlainDutchCheck) {
        let cents = reader.integer("cents", in: 0...100_000_000)
        let purpose = reader.residentText("for", CaseTypeTexts.label, plainDutch)
        guard let cents, let purpose else { return nil }
        self.init(cents: cents, for: purpose)
    }
}

extension CaseType.FormPage {
    fileprivate init?(_ reader: FieldReader, _ plainDutch: PlainDutchCheck) {
        let title = reader.residentText("title", CaseTypeTexts.name, plainDutch)
        let questions = reader.objects("fields") { CaseType.Question($0, plainDutch) }
        reader.checkKeys("fields", questions?.map(\.key), empty: "Er is geen enkele vraag.")
        guard let title, let questions else { return nil }
        self.init(title, questions: questions)
    }
}

extension CaseType.Question {
    fileprivate init?(_ reader: FieldReader, _ plainDutch: PlainDutchCheck) {
        let key = reader.text("key", CaseTypeTexts.key)
        let label = reader.residentText("label", CaseTypeTexts.label, plainDutch)
        let hint = reader.optionalResidentText("hint", CaseTypeTexts.point, plainDutch)
        let kind = reader.fieldKind(plainDutch)
        let isRequired = reader.flag("required", otherwise: true)
        let missing = reader.optionalResidentText("missing", CaseTypeTexts.label, plainDutch)
        let source = reader.source("source")
        let days = reader.optionalObject("days", CaseType.DayLimits.init)
        if days != nil, let kind, kind != .date {
            reader.fault("days", rule: "Alleen een datum heeft grenzen.", remedy: "Haal \"days\" weg.")
        }
        if let key, CaseType.reservedKeys.contains(key) {
            reader.fault("key", rule: "Deze naam gebruikt het formulier zelf.", remedy: "Kies een andere sleutel.")
        }
        guard let key, let label, let kind, let isRequired, let source else { return nil }
        self.init(
            key,
            label,
            kind,
            hint: hint,
            missing: isRequired ? missing ?? kind.missing : nil,
            source: source,
            days: days
        )
        reader.checkIsUnknown(self)
    }
}

extension FormField.Kind {
    /// What to say at a field that was left empty, when the file has no own sentence.
    fileprivate var missing: String {
        switch self {
        case .choice, .selection: "Kies een antwoord."
        case .tick: "Zet hier een vinkje."
        case .date: "Vul een datum in."
        default: "Vul hier een antwoord in."
        }
    }
}

extension FieldReader {
    /// The words for ``FormField/Kind`` that a file can use.
    private enum KindWord: String, CaseIterable {
        case text, paragraph, email, phone, postcode, date, choice, selection, tick
    }

    /// The kind of a field with its options or limit.
    fileprivate func fieldKind(_ plainDutch: PlainDutchCheck) -> FormField.Kind? {
        guard let word = choice("kind", KindWord.self) else { return nil }
        switch word {
        case .text: return .text(limit: optionalInteger("limit", in: 1...1_000) ?? 200)
        case .paragraph: return .paragraph(limit: optionalInteger("limit", in: 1...4_000) ?? 2_000)
        case .email: return .email
        case .phone: return .phone
        case .postcode: return .postcode
        case .date: return .date
        case .tick: return .tick
        case .choice: return options(plainDutch).map(FormField.Kind.choice)
        case .selection: return options(plainDutch).map { .selection([FormField.OptionGroup(nil, $0)]) }
        }
    }

    private func options(_ plainDutch: PlainDutchCheck) -> [FormField.Option]? {
        let options = objects("options") { option -> FormField.Option? in
            let key = option.text("key", CaseTypeTexts.key)
            let label = option.residentText("label", CaseTypeTexts.label, plainDutch)
            let hint = option.optionalResidentText("hint", CaseTypeTexts.point, plainDutch)
            guard let key, let label else { return nil }
            return FormField.Option(key, label, hint: hint)
        }
        checkKeys("options", options?.map(\.value), empty: "Er is geen enkel antwoord.")
        return options
    }

    /// `ask` when the key is absent, or a ``KnownFact``.
    fileprivate func source(_ key: String) -> CaseType.Source? {
        guard let value = optional(key) else { return .ask }
        if value.text == "ask" { return .ask }
        if let fact = value.text.flatMap(KnownFact.init(rawValue:)) { return .known(fact) }
        let known = ["ask"] + KnownFact.allCases.map(\.rawValue)
        let question = value.text.map { NearestWord.question($0, among: known) } ?? ""
        let choice = "Kies uit: \(known.joined(separator: ", "))."
        fault(key, rule: "Deze bron bestaat niet.", remedy: question.isEmpty ? choice : question)
        return nil
    }

    /// A question for what the municipality knows already is a question too many.
    fileprivate func checkIsUnknown(_ question: CaseType.Question) {
        guard question.source == .ask, let fact = KnownFact.asked(by: question) else { return }
        faults.add(
            path.isEmpty ? "label" : "\(path).label",
            value: .text(question.label),
            rule: "Dit vraagt naar iets wat vaak al bekend is.",
            remedy: "Zet \"source\": \"\(fact.rawValue)\". Dan vraagt het formulier het alleen als het nodig is."
        )
    }
}
