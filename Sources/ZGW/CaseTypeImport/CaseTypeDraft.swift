internal import Kernel

/// A case type on its way from a foreign catalogue to a file of ours, with notes about what went missing.
struct CaseTypeDraft {
    /// The identification and name in the source, for notes.
    let source: String
    let identification: String
    let name: String
    let startsOn: Day
    /// Made by ``withOwnKeys(_:)``; before that the key that the name gives.
    private(set) var key: String
    var norm: ServiceNorm?
    var statutoryTerm: StatutoryTermRule?
    var confidentiality = Confidentiality.caseConfidential
    var isInternal = false
    var steps: [Step] = []
    var results: [String] = []
    private(set) var notes: [CaseTypeImport.Note] = []

    struct Step {
        let name: String
        /// The source's own text for residents; `nil` when it has none.
        let text: String?
        var isFinal: Bool
    }

    init(identification: String, name: String, startsOn: Day) {
        self.identification = identification
        self.name = name.collapsed
        self.startsOn = startsOn
        source = "\(identification) \(name.collapsed)"
        key = KeyFromName.key(name, upTo: 50)
    }

    /// Whether a note says that this case type cannot come out.
    var isRefused: Bool { notes.contains { $0.kind == .refused } }

    mutating func note(_ kind: CaseTypeImport.Note.Kind, _ text: String) {
        notes.append(CaseTypeImport.Note(kind: kind, source: source, text: text))
    }

    /// Gives each case type a key of its own: two of one name get their identification behind it.
    static func withOwnKeys(_ drafts: [CaseTypeDraft]) -> [CaseTypeDraft] {
        let used = drafts.filter { !$0.isRefused }
        let owners = Dictionary(grouping: used, by: \.key).mapValues { Set($0.map(\.identification)) }
        var seen: Set<[String]> = []
        return drafts.map { draft in
            guard !draft.isRefused else { return draft }
            var draft = draft
            if (owners[draft.key]?.count ?? 0) > 1 {
                let end = KeyFromName.key(draft.identification, upTo: 20)
                draft.key = KeyFromName.key(draft.key, upTo: 49 - end.count) + "-" + end
            }
            if !seen.insert([draft.key, draft.startsOn.iso]).inserted {
                draft.note(.refused, "Er is al een versie die op \(draft.startsOn.iso) ingaat.")
            }
            return draft
        }
    }

    /// The key, with the first day behind it when there are more versions.
    func fileName(among drafts: [CaseTypeDraft]) -> String {
        let versions = drafts.filter { $0.identification == identification && !$0.isRefused }
        return versions.count > 1 ? "\(key)-\(startsOn.iso).json" : "\(key).json"
    }

    /// Fills in what the source lacks and drops what cannot be, with a note for each.
    mutating func complete() {
        if let norm, let term = statutoryTerm, norm.exceeds(term) {
            self.norm = nil
            note(.notUsed, "De servicenorm is langer dan de doorlooptijd.")
        }
        if confidentiality > .highestAtMijnOverheid {
            note(.notUsed, "MijnOverheid toont dit niet, want het is \"\(confidentiality.rawValue)\".")
        }
        if !steps.isEmpty, !steps.contains(where: \.isFinal) {
            steps[steps.count - 1].isFinal = true
            note(.filledIn, "De laatste status is de eindstatus.")
        }
        if results.isEmpty {
            results = ["Afgehandeld"]
            note(.filledIn, "Het enige resultaat is \"Afgehandeld\".")
        }
        let invented = steps.filter { $0.text == nil }.count
        if invented > 0 {
            note(.filledIn, "\(invented) van de \(steps.count) stappen kregen een algemene tekst voor inwoners.")
        }
        note(.filledIn, "Kanalen en volgorde van stappen zijn aangenomen. De bron heeft ze niet.")
    }
}

extension String {
    /// Without spaces at the ends, and with one space where there were more.
    var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
