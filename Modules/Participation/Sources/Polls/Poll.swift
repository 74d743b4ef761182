internal import Kernel

/// Questions that people answer on their phones, most of the time at a meeting (peiling, quiz).
struct Poll: Hashable, Sendable {
    let key: Int
    /// Six digits with which phones join.
    let code: String
    let title: String
    let kind: Kind
    let state: State
    /// The number of the question that everybody sees; `nil` before the first.
    let current: Int?
    /// Whether the answers to that question are shown.
    let showsAnswers: Bool
    /// What was done with the answers; `nil` while that is not known.
    let answer: String?

    enum Kind: String, Hashable, Sendable, CaseIterable {
        case poll
        /// Each question has an answer that is right, and phones have a score.
        case quiz

        var words: String {
            switch self {
            case .poll: "Peiling"
            case .quiz: "Quiz"
            }
        }
    }

    enum State: String, Hashable, Sendable {
        case draft
        case open
        case closed
    }

    /// The number of the last question whose answers may be seen.
    var lastShown: Int {
        if state == .closed { return .max }
        return (current ?? 0) - (showsAnswers ? 0 : 1)
    }

    /// As it stands on the screen: `123 456`.
    var spacedCode: String { "\(code.prefix(3)) \(code.suffix(3))" }
}

/// A question with the answers to choose from (vraag).
struct PollQuestion: Hashable, Sendable {
    /// From 1.
    let number: Int
    let text: String
    /// Two to eight.
    let choices: [String]
    /// The place of the right answer, from 0; `nil` when there is none.
    let right: Int?
}

/// Polls as they are kept: who answered lies under a hash that is gone a day after the end.
struct PollTable {
    private let tables: any Database

    init(_ tables: any Database) { self.tables = tables }

    static let perPage = 30
    static let mostQuestions = 40
    static let mostChoices = 8

    func poll(_ key: Int) throws -> Poll? { try find("id = \(key)", limit: 1).first }

    func poll(code: String) throws -> Poll? { try find("code = \(code)", limit: 1).first }

    /// The newest first, older than `last`.
    func all(before last: Int = .max) throws -> [Poll] { try find("id < \(last)", limit: Self.perPage) }

    func questions(of poll: Poll) throws -> [PollQuestion] {
        var questions: [PollQuestion] = []
        try tables.each(
            """
            SELECT number, text, choices, right_choice FROM participation_poll_question WHERE poll = \(poll.key)
            ORDER BY number LIMIT \(Self.mostQuestions)
            """
        ) { row in
            questions.append(
                PollQuestion(
                    number: try row.integer(0),
                    text: try row.text(1),
                    choices: try row.text(2).split(separator: "\n").map(String.init),
                    right: try row.optionalInteger(3)
                )
            )
        }
        return questions
    }

    /// How often each answer to a question was chosen.
    func tally(of question: PollQuestion, in poll: Poll) throws -> [Int] {
        var counts = question.choices.map { _ in 0 }
        try tables.each(
            """
            SELECT choice, answers FROM participation_poll_tally
            WHERE poll = \(poll.key) AND question = \(question.number)
            """
        ) { row in
            let choice = try row.integer(0)
            if counts.indices.contains(choice) { counts[choice] = try row.integer(1) }
        }
        return counts
    }

    /// What a phone chose for a question; `nil` when it did not answer.
    func choice(of person: [UInt8], question: Int, in poll: Poll) throws -> Int? {
        try tables.first(
            """
            SELECT choice FROM participation_poll_answer
            WHERE poll = \(poll.key) AND person = \(person) AND question = \(question)
            """
        ) { try $0.integer(0) }
    }

    /// How many answers of a phone were right, of the questions whose answers may be seen.
    func score(of person: [UInt8], in poll: Poll) throws -> Int {
        try tables.first(
            """
            SELECT count(*) FROM participation_poll_answer AS given
            JOIN participation_poll_question AS asked
                ON asked.poll = given.poll AND asked.number = given.question AND asked.right_choice = given.choice
            WHERE given.poll = \(poll.key) AND given.person = \(person) AND given.question <= \(poll.lastShown)
            """
        ) { try $0.integer(0) } ?? 0
    }

    private func find(_ condition: SQL, limit: Int) throws -> [Poll] {
        var polls: [Poll] = []
        try tables.each(
            """
            SELECT id, code, title, kind, state, current, shows_answers, answer FROM participation_poll
            WHERE \(condition) ORDER BY id DESC LIMIT \(limit)
            """
        ) { row in
            guard let kind = Poll.Kind(rawValue: try row.text(3)), let state = Poll.State(rawValue: try row.text(4))
            else { throw StoreError.damaged }
            polls.append(
                Poll(
                    key: try row.integer(0),
                    code: try row.text(1),
                    title: try row.text(2),
                    kind: kind,
                    state: state,
                    current: try row.optionalInteger(5),
                    showsAnswers: try row.integer(6) == 1,
                    answer: try row.optionalText(7)
                )
            )
        }
        return polls
    }
}
