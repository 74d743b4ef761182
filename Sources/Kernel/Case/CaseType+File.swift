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
        plainDutch: PlainDutchCheck = { _, _ in [] }
    ) throws(ConfigFaults) -> CaseType {
        try FieldReader.read(file.name, file.json) { root in
            root.skipNote()
            let head = Head(root, plainDutch)
            let rules = Rules(root)
            let steps = root.objects("steps") { Step($0, plainDutch) }
            let results = root.objects("results") { CaseResult($0, plainDutch) }
            let transitions = root.transitions()
            let roles = root.optionalObjects("roles", Role.init)
            let offer = Offer(root, plainDutch)
            root.checkKeys("steps", steps?.map(\.key), empty: "Er is geen enkele stap.")
            root.checkKeys("results", results?.map(\.key), empty: "Er is geen enkel resultaat.")
            root.checkKeys("roles", roles.map(\.key))
            root.checkSteps(rules?.suspension, steps ?? [])
            guard let head, let rules, let steps, let results, let transitions else { return nil }
            var type = CaseType(head, rules, module: module, steps: steps, results: results, transitions: transitions)
            type.roles = roles
            type.offer = offer
            return type
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
        termExtension = rules.termExtension
        suspension = rules.suspension
        silence = rules.silence
        objection = rules.objection
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
        let termExtension: Extension?
        let suspension: Suspension?
        let silence: Silence?
        let objection: Objection?

        init?(_ root: FieldReader) {
            norm = root.optionalObject("norm", ServiceNorm.init)
            statutoryTerm = root.optionalObject("statutoryTerm", StatutoryTermRule.init)
            termExtension = root.optionalObject("extension", StatutoryTermRule.init).map(Extension.init)
            suspension = root.optionalObject("suspension", Suspension.init)
            silence = root.optionalObject("silence", Silence.init)
            objection = root.optionalObject("objection", Objection.init)
            let channels = root.channels("channels")
            let confidentiality = root.choice("confidentiality", Confidentiality.self)
            let isShown = root.flag("shownAtMijnOverheid")
            root.checkNorm(norm, against: statutoryTerm)
            root.checkShown(isShown, confidentiality)
            root.checkTermIsThere(for: "extension", "suspension", "silence")
            guard let channels, let confidentiality, let isShown else { return nil }
            self.channels = channels
            self.confidentiality = confidentiality
            isShownAtMijnOverheid = isShown
        }
    }
}
