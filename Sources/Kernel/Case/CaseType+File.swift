extension CaseType {
    /// Reads one case type file; `Docs/domain-teams/case-types.md` explains every key.
    ///
    /// - Parameters:
    ///   - file: The bytes, and the name for messages.
    ///   - module: The id of the module that carries the file.
    ///   - plainDutch: Judges each text for residents; by default none is judged.
    /// - Returns: A case type that keeps every rule.
    /// - Throws: ``ConfigFaults`` with every fault of the file at once.
    public static func read(
        _ file: CaseTypeFile,
        module: String,
        plainDutch: PlainDutchCheck = { _ in [] }
    ) throws(ConfigFaults) -> CaseType {
        try FieldReader.read(file.name, file.json) { root in
            root.skipNote()
            let head = Head(root, plainDutch)
            let rules = Rules(root)
            let steps = root.objects("steps") { Step($0, plainDutch) }
            let results = root.objects("results") { CaseResult($0, plainDutch) }
            let transitions = root.transitions()
            root.checkKeys("steps", steps?.map(\.key), empty: "Er is geen enkele stap.")
            root.checkKeys("results", results?.map(\.key), empty: "Er is geen enkel resultaat.")
            guard let head, let rules, let steps, let results, let transitions else { return nil }
            return CaseType(head, rules, module: module, steps: steps, results: results, transitions: transitions)
        }
    }

    private init(
        _ head: Head,
        _ rules: Rules,
        module: String,
        steps: [Step],
        results: [CaseResult],
        transitions: [String: [String]]
    ) {
        self.init(
            key: head.key,
            module: module,
            startsOn: head.startsOn,
            name: head.name,
            staffName: head.staffName,
            productName: head.productName,
            steps: steps,
            norm: rules.norm,
            statutoryTerm: rules.statutoryTerm,
            channels: rules.channels,
            confidentiality: rules.confidentiality,
            results: results,
            transitions: transitions,
            isShownAtMijnOverheid: rules.isShownAtMijnOverheid,
            mainTeam: head.mainTeam
        )
    }

    /// What the case type is called, and by whom.
    private struct Head {
        let key: String
        let startsOn: Day
        let name: String
        let staffName: String
        let productName: String?
        let mainTeam: String?

        init?(_ root: FieldReader, _ plainDutch: PlainDutchCheck) {
            let key = root.text("key", CaseTypeTexts.key)
            let startsOn = root.day("startsOn")
            let name = root.residentText("name", CaseTypeTexts.name, plainDutch)
            let staffName = root.text("staffName", CaseTypeTexts.name)
            productName = root.optionalText("productName", CaseTypeTexts.productName)
            mainTeam = root.optionalText("mainTeam", CaseTypeTexts.key)
            guard let key, let startsOn, let name, let staffName else { return nil }
            self.key = key
            self.startsOn = startsOn
            self.name = name
            self.staffName = staffName
        }
    }

    /// What is promised, by which ways it comes in, and who may see it.
    private struct Rules {
        let norm: ServiceNorm?
        let statutoryTerm: StatutoryTermRule?
        let channels: Set<String>
        let confidentiality: Confidentiality
        let isShownAtMijnOverheid: Bool

        init?(_ root: FieldReader) {
            norm = root.optionalObject("norm", ServiceNorm.init)
            statutoryTerm = root.optionalObject("statutoryTerm", StatutoryTermRule.init)
            let channels = root.channels("channels")
            let confidentiality = root.choice("confidentiality", Confidentiality.self)
            let isShown = root.flag("shownAtMijnOverheid")
            root.checkNorm(norm, against: statutoryTerm)
            root.checkShown(isShown, confidentiality)
            guard let channels, let confidentiality, let isShown else { return nil }
            self.channels = channels
            self.confidentiality = confidentiality
            isShownAtMijnOverheid = isShown
        }
    }
}

extension CaseType.Step {
    fileprivate init?(_ reader: FieldReader, _ plainDutch: PlainDutchCheck) {
        reader.skipNote()
        let key = reader.text("key", CaseTypeTexts.key)
        let name = reader.residentText("name", CaseTypeTexts.name, plainDutch)
        let now = reader.residentText("now", CaseTypeTexts.explanation, plainDutch)
        let action = reader.optionalResidentText("action", CaseTypeTexts.explanation, plainDutch)
        let when = reader.residentText("when", CaseTypeTexts.explanation, plainDutch)
        let isFinal = reader.flag("final", otherwise: false)
        guard let key, let name, let now, let when, let isFinal else { return nil }
        self.init(key: key, name: name, now: now, action: action, when: when, isFinal: isFinal)
    }
}

extension CaseResult {
    fileprivate init?(_ reader: FieldReader, _ plainDutch: PlainDutchCheck) {
        reader.skipNote()
        let key = reader.text("key", CaseTypeTexts.key)
        let name = reader.residentText("name", CaseTypeTexts.resultName, plainDutch)
        guard let key, let name else { return nil }
        self.init(key: key, name: name)
    }
}

extension StatutoryTermRule {
    fileprivate init?(_ reader: FieldReader) {
        let amount = reader.integer("amount", in: 1...3660)
        let unit = reader.choice("unit", Unit.self)
        let article = reader.text("article", CaseTypeTexts.article)
        guard let amount, let unit, let article else { return nil }
        self.init(amount, unit, article: article)
    }
}
