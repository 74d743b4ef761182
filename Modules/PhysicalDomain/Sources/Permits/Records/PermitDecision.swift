internal import Kernel

/// How an application ended, with its reasons (besluit).
///
/// A decision rests on sound reasons, which stand in it (Awb 3:46 and 3:47).
struct PermitDecision: Hashable, Sendable {
    let outcome: PermitOutcome
    /// The day on which it was made and sent to the applicant (Awb 3:41).
    let on: Day
    let reasons: String
    /// What the holder has to keep to, one thing a line; empty without any.
    let conditions: [String]
    /// From when a yes by law counts (Awb 4:20b, third paragraph); `nil` for any other decision.
    let countsFrom: Day?
    /// For everybody to read, without personal data; `nil` where nothing is published.
    let publication: String?
}

/// Reads and adds rows of `physical_domain_decision`.
enum DecisionTable {
    static func decision(of caseKey: Int, in tables: any Database) throws -> PermitDecision? {
        try tables.first(
            """
            SELECT outcome, decided_on, reasons, conditions, counts_from, publication
            FROM physical_domain_decision WHERE case_key = \(caseKey)
            """
        ) { row -> PermitDecision? in
            guard let outcome = PermitOutcome(rawValue: try row.text(0)) else { return nil }
            return PermitDecision(
                outcome: outcome,
                on: Day(number: try row.integer(1)),
                reasons: try row.text(2),
                conditions: try row.text(3).split(separator: "\n").map(String.init),
                countsFrom: try row.optionalInteger(4).map { Day(number: $0) },
                publication: try row.optionalText(5)
            )
        } ?? nil
    }

    static func add(_ decision: PermitDecision, of file: CaseFile, to tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO physical_domain_decision (case_key, outcome, decided_on, reasons, conditions, counts_from,
                publication)
            VALUES (\(file.key), \(decision.outcome.rawValue), \(decision.on), \(decision.reasons),
                \(decision.conditions.joined(separator: "\n")), \(decision.countsFrom), \(decision.publication))
            """
        )
    }
}
