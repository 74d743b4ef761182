internal import Kernel

/// Consultations and what came in, as they are kept.
struct ConsultationTable {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    static let perPage = 30

    func consultation(slug: String) throws -> Consultation? { try find("slug = \(slug)", limit: 1).first }

    func consultation(_ key: Int) throws -> Consultation? { try find("id = \(key)", limit: 1).first }

    /// The newest first, older than `last`.
    func published(before last: Int = .max) throws -> [Consultation] {
        try find("is_published = 1 AND id < \(last)", limit: Self.perPage)
    }

    /// The newest first, older than `last`, also those that residents do not see yet.
    func all(before last: Int = .max) throws -> [Consultation] { try find("id < \(last)", limit: Self.perPage) }

    func submission(ofCase number: CaseNumber) throws -> Submission? {
        try list("case_number = \(number.description)", limit: 1).first
    }

    func submission(_ number: Int, in consultation: Consultation) throws -> Submission? {
        try list("consultation = \(consultation.key) AND number = \(number)", limit: 1).first
    }

    /// In the order in which they came, after number `last`.
    func submissions(of consultation: Consultation, after last: Int = 0) throws -> [Submission] {
        try list("consultation = \(consultation.key) AND number > \(last)", limit: Self.perPage)
    }

    private func list(_ condition: SQL, limit: Int) throws -> [Submission] {
        var list: [Submission] = []
        try tables.each(
            """
            SELECT id, consultation, number, case_number, timing, summary, answer FROM participation_submission
            WHERE \(condition) ORDER BY consultation, number LIMIT \(limit)
            """
        ) { row in
            guard let timing = Submission.Timing(rawValue: try row.text(4)) else { throw StoreError.damaged }
            let answer = try row.optionalText(6)
            list.append(
                Submission(
                    key: try row.integer(0),
                    consultation: try row.integer(1),
                    number: try row.integer(2),
                    caseNumber: try CaseNumber(try row.text(3)),
                    timing: timing,
                    reply: try answer.map { Submission.Reply(summary: try row.text(5), answer: $0) }
                )
            )
        }
        return list
    }

    private func find(_ condition: SQL, limit: Int) throws -> [Consultation] {
        var list: [Consultation] = []
        try tables.each(
            """
            SELECT id, slug, title, summary, reading, laid_on, weeks, is_published, submissions, unanswered, note
            FROM participation_consultation WHERE \(condition) ORDER BY id DESC LIMIT \(limit)
            """
        ) { row in
            list.append(
                Consultation(
                    key: try row.integer(0),
                    slug: try row.text(1),
                    plan: Consultation.Plan(
                        title: try row.text(2),
                        summary: try row.text(3),
                        reading: try row.text(4),
                        laidOn: Day(number: try row.integer(5)),
                        weeks: try row.integer(6)
                    ),
                    isPublished: try row.integer(7) == 1,
                    submissions: try row.integer(8),
                    unanswered: try row.integer(9),
                    note: try row.optionalText(10)
                )
            )
        }
        return list
    }
}

extension ConsultationTable {
    /// Keeps a consultation that residents do not see yet.
    ///
    /// - Returns: Its key, `nil` when the name in addresses is taken.
    static func add(_ plan: Consultation.Plan, slug: String, in tables: any WritableDatabase) throws -> Int? {
        try tables.insert(
            """
            INSERT INTO participation_consultation (slug, title, summary, reading, laid_on, weeks)
            VALUES (\(slug), \(plan.title), \(plan.summary), \(plan.reading), \(plan.laidOn), \(plan.weeks))
            ON CONFLICT DO NOTHING
            """
        )
    }

    static func publish(_ consultation: Consultation, in tables: any WritableDatabase) throws {
        try tables.execute("UPDATE participation_consultation SET is_published = 1 WHERE id = \(consultation.key)")
    }

    static func publish(note: String, of consultation: Consultation, in tables: any WritableDatabase) throws {
        try tables.execute("UPDATE participation_consultation SET note = \(note) WHERE id = \(consultation.key)")
    }

    /// Keeps that an opinion came in, with the next number.
    static func add(
        _ timing: Submission.Timing,
        of number: CaseNumber,
        to consultation: Consultation,
        in tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            UPDATE participation_consultation SET submissions = submissions + 1, unanswered = unanswered + 1
            WHERE id = \(consultation.key)
            """
        )
        try tables.execute(
            """
            INSERT INTO participation_submission (consultation, number, case_number, timing)
            SELECT id, submissions, \(number.description), \(timing.rawValue)
            FROM participation_consultation WHERE id = \(consultation.key)
            """
        )
    }

    /// Keeps an answer; a better one may replace it until the note is published.
    static func reply(_ reply: Submission.Reply, to submission: Submission, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            UPDATE participation_submission SET summary = \(reply.summary), answer = \(reply.answer)
            WHERE id = \(submission.key)
            """
        )
        guard submission.reply == nil else { return }
        try tables.execute(
            "UPDATE participation_consultation SET unanswered = unanswered - 1 WHERE id = \(submission.consultation)"
        )
    }
}
