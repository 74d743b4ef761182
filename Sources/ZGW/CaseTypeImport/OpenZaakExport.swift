internal import Kernel

/// An Open Zaak catalogue export: one JSON list per resource, snake_case keys, linked by URL.
struct OpenZaakExport {
    private let caseTypes: [JSONTree]
    /// The other resources by file, and in a file by the case type they belong to.
    private let parts: [String: [String: [JSONTree]]]

    private static let linked = [
        "StatusType.json", "ResultaatType.json", "RolType.json", "ZaakTypeInformatieObjectType.json", "Eigenschap.json",
    ]

    init(_ files: [String: [UInt8]]) throws(ConfigFaults) {
        caseTypes = try Self.list("ZaakType.json", files, isRequired: true)
        var parts: [String: [String: [JSONTree]]] = [:]
        for name in Self.linked {
            let items = try Self.list(name, files, isRequired: name == "StatusType.json")
            parts[name] = Dictionary(grouping: items) { $0["zaaktype"]?.text ?? "" }
        }
        self.parts = parts
    }

    private static func list(
        _ name: String,
        _ files: [String: [UInt8]],
        isRequired: Bool
    ) throws(ConfigFaults) -> [JSONTree] {
        guard let json = files[name] else {
            guard isRequired else { return [] }
            let rule = "Dit bestand ontbreekt in de export."
            throw ConfigFaults([ConfigFault(file: name, keyPath: "", rule: rule, remedy: "Pak de hele export uit.")])
        }
        return try JSONTree.list(json, file: name)
    }

    func drafts() -> [CaseTypeDraft] { caseTypes.compactMap(draft) }

    private func draft(_ type: JSONTree) -> CaseTypeDraft? {
        let startsOn = (type["begin_geldigheid"] ?? type["versiedatum"])?.text.flatMap { try? Day(iso: $0) }
        var draft = CaseTypeDraft(
            identification: type["identificatie"]?.text ?? "zonder identificatie",
            name: type["omschrijving"]?.text ?? "",
            startsOn: startsOn ?? Day(number: 0)
        )
        if startsOn == nil { draft.note(.refused, "Er is geen datum waarop het ingaat.") }
        refuseEnded(type, &draft)
        guard !draft.isRefused else { return draft }
        draft.isInternal = type["indicatie_intern_of_extern"]?.text == "intern"
        setConfidentiality(type, &draft)
        draft.setTerms(leadTime: type["doorlooptijd"]?.text, norm: type["servicenorm"]?.text)
        let own = { (file: String) in parts[file]?[type["url"]?.text ?? ""] ?? [] }
        draft.steps = steps(own("StatusType.json"))
        draft.results = own("ResultaatType.json").compactMap { $0["omschrijving"]?.text?.collapsed }
        noteUnused(type, own, &draft)
        draft.complete()
        return draft
    }

    private func refuseEnded(_ type: JSONTree, _ draft: inout CaseTypeDraft) {
        if type["concept"] == .flag(true) { draft.note(.refused, "Het is nog een concept.") }
        guard let end = type["einde_geldigheid"]?.text else { return }
        let later = caseTypes.contains {
            $0["identificatie"] == type["identificatie"] && ($0["begin_geldigheid"]?.text ?? "") >= end && $0 != type
                && $0["einde_geldigheid"]?.text == nil
        }
        if end <= draft.startsOn.iso {
            draft.note(.refused, "Het was nooit geldig: het eindigt op \(end).")
        } else if !later {
            draft.note(.refused, "Het is niet meer geldig vanaf \(end), en niets volgt het op.")
        }
    }

    private func setConfidentiality(_ type: JSONTree, _ draft: inout CaseTypeDraft) {
        let text = type["vertrouwelijkheidaanduiding"]?.text ?? ""
        guard let confidentiality = Confidentiality(rawValue: text) else {
            return draft.note(.filledIn, "Vertrouwelijkheid is \"\(draft.confidentiality.rawValue)\".")
        }
        draft.confidentiality = confidentiality
    }

    private func steps(_ statuses: [JSONTree]) -> [CaseTypeDraft.Step] {
        statuses.sorted { $0.sequence < $1.sequence }
            .map { status in
                let text = status["statustekst"]?.text?.collapsed ?? ""
                return CaseTypeDraft.Step(
                    name: status["omschrijving"]?.text?.collapsed ?? "",
                    text: text.isEmpty ? nil : text,
                    isFinal: status["is_eindstatus"] == .flag(true)
                )
            }
    }

    private func noteUnused(_ type: JSONTree, _ own: (String) -> [JSONTree], _ draft: inout CaseTypeDraft) {
        let roles = own("RolType.json").compactMap { $0["omschrijving"]?.text }
        if !roles.isEmpty { draft.note(.notUsed, "Roltypen: \(roles.joined(separator: ", ")).") }
        let properties = own("Eigenschap.json").compactMap { $0["naam"]?.text }
        if !properties.isEmpty { draft.note(.notUsed, "Eigenschappen: \(properties.joined(separator: ", ")).") }
        let documents = own("ZaakTypeInformatieObjectType.json").count
        if documents > 0 { draft.note(.notUsed, "Documenttypen: \(documents).") }
        let archived = own("ResultaatType.json").filter { $0["archiefactietermijn"]?.text != nil }.count
        if archived > 0 { draft.note(.notUsed, "Bewaartermijnen van \(archived) resultaten.") }
        if type["verlenging_mogelijk"] == .flag(true) {
            draft.note(.notUsed, "Verlenging: \(type["verlengingstermijn"]?.text ?? "zonder termijn").")
        }
        if type["opschorting_en_aanhouding_mogelijk"] == .flag(true) {
            draft.note(.notUsed, "Opschorten mag volgens de bron.")
        }
        for (name, title) in [
            ("producten_of_diensten", "Producten of diensten"), ("besluittypen", "Besluittypen"),
            ("deelzaaktypen", "Deelzaaktypen"), ("gerelateerde_zaaktypen", "Gerelateerde zaaktypen"),
        ] {
            let count = type[name]?.list?.count ?? 0
            if count > 0 { draft.note(.notUsed, "\(title): \(count) verwijzingen.") }
        }
    }
}

extension JSONTree {
    /// The place of a status among those of its case type.
    fileprivate var sequence: Int {
        guard case .integer(let number) = self["volgnummer"] else { return Int.max }
        return number
    }

    /// Reads a file that holds one list.
    static func list(_ json: [UInt8], file: String) throws(ConfigFaults) -> [JSONTree] {
        do {
            if let list = try JSONTree(parsing: json).list { return list }
        } catch {
            let rule = "Dit is geen geldige JSON: \(error)."
            throw ConfigFaults([ConfigFault(file: file, keyPath: "", rule: rule, remedy: "Maak de export opnieuw.")])
        }
        let rule = "Hier moet één lijst staan."
        throw ConfigFaults([ConfigFault(file: file, keyPath: "", rule: rule, remedy: "Maak de export opnieuw.")])
    }
}
