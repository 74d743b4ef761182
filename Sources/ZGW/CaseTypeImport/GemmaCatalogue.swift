internal import Kernel

/// The GEMMA reference case types: what was printed in the official documents, as one JSON list.
struct GemmaCatalogue {
    private let caseTypes: [JSONTree]

    init(_ json: [UInt8], file: String) throws(ConfigFaults) {
        caseTypes = try JSONTree.list(json, file: file)
    }

    func drafts() -> [CaseTypeDraft] { caseTypes.map(draft) }

    private func draft(_ type: JSONTree) -> CaseTypeDraft {
        let general = type["algemeen"]
        let startsOn = type["versiedatum"]?.text.flatMap(Self.day)
        var draft = CaseTypeDraft(
            identification: type["identificatie"]?.text ?? "zonder identificatie",
            name: (general?["Zaaktype-omschrijving generiek"] ?? type["naam"])?.text ?? "",
            startsOn: startsOn ?? Day(number: 0)
        )
        guard startsOn != nil else {
            draft.note(.refused, "Er is geen datum waarop het ingaat.")
            return draft
        }
        draft.isInternal = general?["Indicatie Intern of Extern"]?.text?.lowercased() == "intern"
        let secrecy = general?["Vertrouwelijkheidaanduiding"]?.text?.lowercased()
        if let confidentiality = secrecy.flatMap(Confidentiality.init(rawValue:)) {
            draft.confidentiality = confidentiality
        } else {
            draft.note(.filledIn, "Vertrouwelijkheid is \"\(draft.confidentiality.rawValue)\".")
        }
        let planning = type["planning"]
        draft.setTerms(
            leadTime: planning?["Doorlooptijd behandeling"]?.text,
            norm: planning?["Servicenorm behandeling"]?.text
        )
        draft.steps = Self.names(type["statustypen"])
            .map { CaseTypeDraft.Step(name: $0, text: nil, isFinal: false) }
        draft.results = Self.names(type["resultaattypen"])
        noteUnused(type, &draft)
        draft.complete()
        return draft
    }

    private static func names(_ list: JSONTree?) -> [String] {
        (list?.list ?? []).compactMap { $0["omschrijving"]?.text?.collapsed }.filter { !$0.isEmpty }
    }

    private func noteUnused(_ type: JSONTree, _ draft: inout CaseTypeDraft) {
        for (key, title) in [
            ("roltypen", "Roltypen"), ("documenttypen", "Documenttypen"), ("besluittypen", "Besluittypen"),
            ("eigenschappen", "Eigenschappen"), ("checklist", "Vragen van de checklist"),
        ] {
            let count = type[key]?.list?.count ?? 0
            if count > 0 { draft.note(.notUsed, "\(title): \(count).") }
        }
        if let longer = type["planning"]?["Verlengingstermijn"]?.text, !longer.isEmpty {
            draft.note(.notUsed, "Verlenging: \(longer).")
        }
    }

    /// A date such as `1-12-2014`.
    private static func day(_ text: String) -> Day? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? Day(year: parts[2], month: parts[1], day: parts[0]) : nil
    }
}
