internal import Kernel

/// What a partner was asked about a report, and its answer (vraag aan een partner).
struct PartnerQuestion: Hashable, Sendable {
    /// The key of the case of the question itself.
    let caseKey: Int
    /// The key of the case of the report.
    let reportKey: Int
    let partnerKey: String
    let question: String
    let askedAt: Timestamp
    let answer: Answer?

    static let caseTypeKey = "vraag-aan-partner"

    /// What the partner said.
    struct Answer: Hashable, Sendable {
        let outcome: Outcome
        let text: String
        /// When the work should be done; `nil` when the partner named no day.
        let plannedOn: Day?
        let at: Timestamp
    }

    /// What becomes of it; the words are stored, and are the results of the case type.
    enum Outcome: String, Hashable, Sendable, CaseIterable {
        case accepted = "doet-het"
        case done = "klaar"
        case declined = "niet-van-ons"

        /// As the partner chooses it.
        var choice: String {
            switch self {
            case .accepted: "Ja, wij doen het werk"
            case .done: "Het werk is al klaar"
            case .declined: "Nee, dit is niet van ons"
            }
        }

        /// As staff reads it.
        var words: String {
            switch self {
            case .accepted: "doet het werk"
            case .done: "heeft het werk gedaan"
            case .declined: "doet dit werk niet"
            }
        }
    }
}

/// Reads and changes rows of `physical_domain_partner_question`.
struct PartnerTable {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    /// What was asked about a report, oldest first; at most 20.
    func questions(about report: CaseFile) throws -> [PartnerQuestion] {
        try tables.rows(
            """
            SELECT case_key, report_key, partner, question, asked_at, outcome, answer, planned_on, answered_at
            FROM physical_domain_partner_question WHERE report_key = \(report.key) ORDER BY case_key LIMIT 20
            """,
            Self.question
        )
    }

    /// `nil` for a case that is no question to a partner.
    func question(_ file: CaseFile) throws -> PartnerQuestion? {
        try tables.first(
            """
            SELECT case_key, report_key, partner, question, asked_at, outcome, answer, planned_on, answered_at
            FROM physical_domain_partner_question WHERE case_key = \(file.key)
            """,
            Self.question
        )
    }

    static func add(_ question: PartnerQuestion, to tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO physical_domain_partner_question (case_key, report_key, partner, question, asked_at)
            VALUES (\(question.caseKey), \(question.reportKey), \(question.partnerKey), \(question.question),
                \(question.askedAt))
            """
        )
    }

    static func keep(
        _ answer: PartnerQuestion.Answer,
        to question: PartnerQuestion,
        in tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            UPDATE physical_domain_partner_question SET outcome = \(answer.outcome.rawValue), answer = \(answer.text),
                planned_on = \(answer.plannedOn), answered_at = \(answer.at)
            WHERE case_key = \(question.caseKey)
            """
        )
    }

    private static func question(_ row: any Row) throws -> PartnerQuestion {
        PartnerQuestion(
            caseKey: try row.integer(0),
            reportKey: try row.integer(1),
            partnerKey: try row.text(2),
            question: try row.text(3),
            askedAt: Timestamp(milliseconds: Int64(try row.integer(4))),
            answer: try answer(row)
        )
    }

    private static func answer(_ row: any Row) throws -> PartnerQuestion.Answer? {
        guard let outcome = try row.optionalText(5).flatMap(PartnerQuestion.Outcome.init(rawValue:)) else { return nil }
        return PartnerQuestion.Answer(
            outcome: outcome,
            text: try row.text(6),
            plannedOn: try row.optionalInteger(7).map { Day(number: $0) },
            at: Timestamp(milliseconds: Int64(try row.integer(8)))
        )
    }
}

extension Municipality {
    /// The partner with this key; one that was taken out of the configuration keeps its key as its name.
    func partnerName(_ key: String) -> String { partners.first { $0.key == key }?.name ?? key }
}
