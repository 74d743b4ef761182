internal import Kernel

/// One thing that the doctor looked at.
struct Finding: Hashable {
    let grade: Grade
    /// What was looked at, such as a file.
    let subject: String
    /// What was found, in Dutch, with the remedy when there is one.
    let sentence: String

    enum Grade: String {
        case fine = "ok"
        case attention = "let op"
        case fault = "fout"
    }

    static func fine(_ subject: String, _ sentence: String) -> Finding {
        Finding(grade: .fine, subject: subject, sentence: sentence)
    }

    static func attention(_ subject: String, _ sentence: String) -> Finding {
        Finding(grade: .attention, subject: subject, sentence: sentence)
    }

    static func fault(_ subject: String, _ sentence: String) -> Finding {
        Finding(grade: .fault, subject: subject, sentence: sentence)
    }

    /// As a line on a terminal.
    var line: String {
        let word = grade.rawValue + String(repeating: " ", count: 6 - grade.rawValue.count)
        return "\(word)  \(subject): \(sentence)"
    }
}
