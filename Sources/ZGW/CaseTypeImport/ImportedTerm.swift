internal import Kernel

/// A period in a foreign catalogue: ISO 8601 (`P28D`) or Dutch words (`5 weken`).
struct ImportedTerm {
    let amount: Int
    let unit: Unit

    enum Unit {
        case days
        case workingDays
        case weeks
        case months
    }

    /// Reads a period of one unit; `nil` for `n.t.b.`, a bare number, hours, years or a mix.
    init?(_ text: String) {
        guard let term = Self.iso(text) ?? Self.words(text), (1...3660).contains(term.0) else { return nil }
        (amount, unit) = term
    }

    private static func iso(_ text: String) -> (Int, Unit)? {
        guard text.first == "P", let amount = Int(text.dropFirst().dropLast()) else { return nil }
        switch text.last {
        case "D": return (amount, .days)
        case "W": return (amount, .weeks)
        case "M": return (amount, .months)
        default: return nil
        }
    }

    private static func words(_ text: String) -> (Int, Unit)? {
        let parts = text.lowercased().split(separator: " ")
        guard parts.count == 2, let amount = Int(parts[0]) else { return nil }
        switch parts[1] {
        case "dag", "dagen", "kalenderdagen": return (amount, .days)
        case "werkdag", "werkdagen": return (amount, .workingDays)
        case "week", "weken": return (amount, .weeks)
        case "maand", "maanden": return (amount, .months)
        default: return nil
        }
    }

    /// The period as a promise, `nil` when a promise has no such unit or is never that long.
    var norm: ServiceNorm? {
        guard amount <= 366 else { return nil }
        switch unit {
        case .days: return ServiceNorm(amount, .days)
        case .workingDays: return ServiceNorm(amount, .workingDays)
        case .weeks: return ServiceNorm(amount, .weeks)
        case .months: return nil
        }
    }

    /// The period as a legal limit, `nil` for working days: no law counts in those.
    func statutoryTerm(article: String) -> StatutoryTermRule? {
        switch unit {
        case .days: StatutoryTermRule(amount, .days, article: article)
        case .workingDays: nil
        case .weeks: StatutoryTermRule(amount, .weeks, article: article)
        case .months: StatutoryTermRule(amount, .months, article: article)
        }
    }
}

extension CaseTypeDraft {
    /// Takes over the lead time and the promise, each with a note when it cannot be used.
    ///
    /// The lead time (doorlooptijd) is by definition the limit of law, but no source names the article.
    mutating func setTerms(leadTime: String?, norm: String?) {
        if let leadTime, !leadTime.isEmpty {
            let article = "artikel onbekend (\(identification.prefix(60)))"
            statutoryTerm = ImportedTerm(leadTime)?.statutoryTerm(article: article)
            if statutoryTerm == nil {
                note(.notUsed, "Doorlooptijd \"\(leadTime)\" is geen termijn in dagen, weken of maanden.")
            } else {
                note(.filledIn, "Het wetsartikel bij de doorlooptijd is onbekend. Zoek het op.")
            }
        }
        if let norm, !norm.isEmpty {
            self.norm = ImportedTerm(norm)?.norm
            if self.norm == nil { note(.notUsed, "Servicenorm \"\(norm)\" is geen norm in dagen of weken.") }
        }
    }
}
