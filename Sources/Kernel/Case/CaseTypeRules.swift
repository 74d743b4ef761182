extension FieldReader {
    /// The ways in which a case can come in: at least one of ``StandardChannel``.
    func channels(_ key: String) -> Set<String>? {
        guard let channels = choices(key, from: StandardChannel.allCases.map(\.key)) else { return nil }
        if optional(key)?.list?.isEmpty == true {
            fault(key, rule: "Er is geen enkel kanaal.", remedy: "Noem minstens één kanaal, zoals \"web\".")
        }
        return Set(channels)
    }

    /// A promise that ends after the legal limit would promise to break the law.
    func checkNorm(_ norm: ServiceNorm?, against term: StatutoryTermRule?) {
        guard let norm, let term, norm.exceeds(term) else { return }
        fault(
            "norm",
            rule: "De belofte duurt langer dan de wettelijke termijn (\(term.article)).",
            remedy: "Maak de norm korter dan de wet."
        )
    }

    /// What changes a legal limit needs a legal limit.
    func checkTermIsThere(for keys: String...) {
        guard !has("statutoryTerm") else { return }
        for key in keys where has(key) {
            fault(
                key,
                rule: "Zonder wettelijke termijn valt er niets te verlengen, stil te zetten of te laat te doen.",
                remedy: "Voeg \"statutoryTerm\" toe, of haal dit weg."
            )
        }
    }

    /// A term stands still in steps that exist and in which a case runs; a closed case has no tasks.
    func checkSteps(_ suspension: CaseType.Suspension?, _ steps: [CaseType.Step]) {
        let running = steps.filter { !$0.isFinal }.map(\.key)
        for key in (suspension?.steps ?? []).sorted() where !running.contains(key) && !running.isEmpty {
            let question = NearestWord.question(key, among: running)
            faults.add(
                path(of: "suspension.steps"),
                value: .text(key),
                rule: "In deze stap loopt geen zaak.",
                remedy: question.isEmpty ? "Kies uit: \(running.joined(separator: ", "))." : question
            )
        }
        for step in steps where step.isFinal && !step.tasks.isEmpty {
            faults.add(
                path(of: "steps"),
                value: .text(step.key),
                rule: "Een eindstap heeft geen taken: de zaak is dan klaar.",
                remedy: "Zet de taken bij een stap die loopt."
            )
        }
    }

    /// See ``Confidentiality/highestAtMijnOverheid`` for the reason.
    func checkShown(_ isShown: Bool?, _ confidentiality: Confidentiality?) {
        guard isShown == true, let confidentiality, confidentiality > .highestAtMijnOverheid else { return }
        let highest = Confidentiality.highestAtMijnOverheid.rawValue
        fault(
            "shownAtMijnOverheid",
            rule: "MijnOverheid mag hoogstens \"\(highest)\" tonen, en dit is \"\(confidentiality.rawValue)\".",
            remedy: "Zet dit op false, of kies een lagere \"confidentiality\"."
        )
    }

    /// A list of objects with keys has no key twice; with `empty` it has at least one object too.
    public func checkKeys(_ list: String, _ keys: [String]?, empty: String? = nil) {
        if let empty, optional(list)?.list?.isEmpty == true {
            fault(list, rule: empty, remedy: "Voeg er minstens één toe.")
        }
        var seen: Set<String> = []
        for key in keys ?? [] where !seen.insert(key).inserted {
            faults.add(
                path(of: list),
                value: .text(key),
                rule: "Deze sleutel staat er dubbel.",
                remedy: "Geef er één een andere sleutel."
            )
        }
    }
}

extension ServiceNorm {
    /// Whether this promise always ends after the legal limit, whatever the calendar.
    public func exceeds(_ term: StatutoryTermRule) -> Bool { shortestInDays > term.longestInDays }

    /// The least calendar days that this promise can take: no holidays, the start on a Monday.
    private var shortestInDays: Int {
        switch unit {
        case .days: amount
        case .workingDays: amount + (amount - 1) / 5 * 2
        case .weeks: amount * 7
        }
    }
}

extension StatutoryTermRule {
    /// The most calendar days that this term can take.
    fileprivate var longestInDays: Int {
        switch unit {
        case .days: amount
        case .weeks: amount * 7
        case .months: amount * 31
        }
    }
}
