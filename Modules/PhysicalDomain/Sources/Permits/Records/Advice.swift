internal import Kernel

/// Advice that a partner was asked for (advies), Awb 3:5 to 3:9.
struct Advice: Hashable, Sendable {
    let key: Int
    /// The key of the partner in the list of the kind.
    let partner: String
    let question: String
    let askedOn: Day
    /// The day by which it is expected.
    let dueOn: Day
    /// `nil` while the partner did not answer.
    let answer: Answer?

    struct Answer: Hashable, Sendable {
        let on: Day
        let verdict: Verdict
        let text: String
    }

    enum Verdict: String, Hashable, Sendable, CaseIterable {
        case positive = "positief"
        case conditional = "met-voorwaarden"
        case negative = "negatief"

        var inDutch: String {
            switch self {
            case .positive: "Positief"
            case .conditional: "Positief, met voorwaarden"
            case .negative: "Negatief"
            }
        }
    }

    /// Whether it came on the day by which it was expected, or before; `nil` while it did not come.
    var isInTime: Bool? { answer.map { $0.on <= dueOn } }

    /// Whether the time passed without an answer; the decision need not wait for it (Awb 3:6, second paragraph).
    func isLate(on today: Day) -> Bool { answer == nil && today > dueOn }
}

/// Reads and changes rows of `physical_domain_advice`.
enum AdviceTable {
    static func all(of caseKey: Int, in tables: any Database) throws -> [Advice] {
        try tables.rows(
            """
            SELECT id, partner, question, asked_on, due_on, answered_on, verdict, answer
            FROM physical_domain_advice WHERE case_key = \(caseKey) ORDER BY id
            """
        ) { row in
            let verdict = try row.optionalText(6).flatMap(Advice.Verdict.init(rawValue:))
            let day = try row.optionalInteger(5).map { Day(number: $0) }
            let text = try row.optionalText(7) ?? ""
            return Advice(
                key: try row.integer(0),
                partner: try row.text(1),
                question: try row.text(2),
                askedOn: Day(number: try row.integer(3)),
                dueOn: Day(number: try row.integer(4)),
                answer: verdict.flatMap { verdict in day.map { Advice.Answer(on: $0, verdict: verdict, text: text) } }
            )
        }
    }

    /// - Returns: The key of the row.
    @discardableResult
    static func ask(
        _ partner: String,
        _ question: String,
        asked: Day,
        due: Day,
        about file: CaseFile,
        in tables: any WritableDatabase
    ) throws -> Int? {
        try tables.insert(
            """
            INSERT INTO physical_domain_advice (case_key, partner, question, asked_on, due_on)
            VALUES (\(file.key), \(partner), \(question), \(asked), \(due))
            """
        )
    }

    static func answer(_ advice: Advice, _ answer: Advice.Answer, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            UPDATE physical_domain_advice
            SET answered_on = \(answer.on), verdict = \(answer.verdict.rawValue), answer = \(answer.text)
            WHERE id = \(advice.key) AND answered_on IS NULL
            """
        )
    }
}
