internal import Kernel

/// Invented polls of the demonstration: one that is open on its first question, and a quiz that is over.
enum DemoPolls {
    /// Adds the polls, unless they are there.
    static func add(in context: Context) throws {
        try context.writeAndWait { session in
            try addOpen(session.tables)
            try addQuiz(session.tables, at: context.now.adding(seconds: -9 * 86_400))
        }
    }

    private static func addOpen(_ tables: any WritableDatabase) throws {
        guard let key = try PollTable.add("Wat mist u op het plein?", .poll, code: "100200", in: tables),
            let poll = try PollTable(tables).poll(key)
        else { return }
        let questions = [
            ("Wat moet er als eerste komen?", ["Bomen", "Banken", "Een speelplek", "Een kiosk"]),
            ("Hoe vaak komt u op het plein?", ["Elke dag", "Elke week", "Soms", "Nooit"]),
        ]
        for (place, question) in questions.enumerated() {
            let asked = PollQuestion(number: place + 1, text: question.0, choices: question.1, right: nil)
            try PollTable.add(asked, to: poll, in: tables)
        }
        try PollTable.show(1, of: poll, in: tables)
        try answer(PollTable(tables).questions(of: poll)[0], in: poll, [9, 4, 11, 2], tables)
    }

    private static func addQuiz(_ tables: any WritableDatabase, at ended: Timestamp) throws {
        guard let key = try PollTable.add("Hoe goed kent u de gemeente?", .quiz, code: "300400", in: tables),
            let poll = try PollTable(tables).poll(key)
        else { return }
        let question = PollQuestion(
            number: 1,
            text: "Wie kiest de gemeenteraad?",
            choices: ["De burgemeester", "De inwoners", "De minister"],
            right: 1
        )
        try PollTable.add(question, to: poll, in: tables)
        try PollTable.show(1, of: poll, in: tables)
        try answer(question, in: poll, [6, 31, 3], tables)
        try PollTable.close(poll, at: ended, in: tables)
        try PollTable.answer("Wij vertellen op school meer over de gemeenteraad.", to: poll, in: tables)
    }

    private static func answer(
        _ question: PollQuestion,
        in poll: Poll,
        _ counts: [Int],
        _ tables: any WritableDatabase
    ) throws {
        for (choice, count) in counts.enumerated() {
            for number in 0..<count {
                let person = [UInt8(choice), UInt8(number)]
                try PollTable.take(choice, to: question, in: poll, by: person, tables)
            }
        }
    }
}
