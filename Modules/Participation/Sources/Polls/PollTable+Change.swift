internal import Kernel

extension PollTable {
    /// Keeps a poll without questions.
    ///
    /// - Returns: Its key, `nil` when another poll has this code.
    static func add(
        _ title: String,
        _ kind: Poll.Kind,
        code: String,
        in tables: any WritableDatabase
    ) throws -> Int? {
        try tables.insert(
            """
            INSERT INTO participation_poll (code, title, kind, state) VALUES (\(code), \(title), \(kind.rawValue), 'draft')
            ON CONFLICT DO NOTHING
            """
        )
    }

    static func add(_ question: PollQuestion, to poll: Poll, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO participation_poll_question (poll, number, text, choices, right_choice)
            VALUES (\(poll.key), \(question.number), \(question.text), \(question.choices.joined(separator: "\n")),
                \(question.right))
            """
        )
    }

    /// Shows a question to everybody, or with `nil` the page on which phones wait.
    static func show(_ number: Int?, of poll: Poll, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            UPDATE participation_poll SET state = 'open', current = \(number), shows_answers = 0 WHERE id = \(poll.key)
            """
        )
    }

    static func showAnswers(of poll: Poll, in tables: any WritableDatabase) throws {
        try tables.execute("UPDATE participation_poll SET shows_answers = 1 WHERE id = \(poll.key)")
    }

    static func close(_ poll: Poll, at now: Timestamp, in tables: any WritableDatabase) throws {
        try tables.execute(
            "UPDATE participation_poll SET state = 'closed', closed_at = \(now) WHERE id = \(poll.key)"
        )
    }

    static func answer(_ answer: String, to poll: Poll, in tables: any WritableDatabase) throws {
        try tables.execute("UPDATE participation_poll SET answer = \(answer) WHERE id = \(poll.key)")
    }

    /// Counts an answer, once per phone.
    static func take(
        _ choice: Int,
        to question: PollQuestion,
        in poll: Poll,
        by person: [UInt8],
        _ tables: any WritableDatabase
    ) throws {
        let added = try tables.execute(
            """
            INSERT INTO participation_poll_answer (poll, person, question, choice)
            VALUES (\(poll.key), \(person), \(question.number), \(choice)) ON CONFLICT DO NOTHING
            """
        )
        guard added == 1 else { return }
        try tables.execute(
            """
            INSERT INTO participation_poll_tally (poll, question, choice, answers)
            VALUES (\(poll.key), \(question.number), \(choice), 1)
            ON CONFLICT (poll, question, choice) DO UPDATE SET answers = answers + 1
            """
        )
    }
}

/// Forgets which phone chose what, a day after a poll ended; how often each answer was chosen stays.
enum PollChore {
    static let daySeconds = 86_400
    private static let part = 500

    static let chore = Chore("peiling-vergeten", forget)

    @Sendable
    private static func forget(_ session: any WriteSession, _ context: Context) throws -> Bool {
        let before = context.now.adding(seconds: -daySeconds)
        let key = try session.tables.first(
            """
            SELECT id FROM participation_poll WHERE is_forgotten = 0 AND state = 'closed' AND closed_at < \(before) LIMIT 1
            """
        ) { try $0.integer(0) }
        guard let key else { return false }
        let gone = try session.tables.execute(
            """
            DELETE FROM participation_poll_answer WHERE (poll, person, question) IN (
                SELECT poll, person, question FROM participation_poll_answer WHERE poll = \(key) LIMIT \(part))
            """
        )
        if gone < part {
            try session.tables.execute("UPDATE participation_poll SET is_forgotten = 1 WHERE id = \(key)")
        }
        return true
    }
}
