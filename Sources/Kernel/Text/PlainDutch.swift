/// Checks Dutch text for residents on what a program can see of level B1.
///
/// It finds long sentences and the words of officials. That a text passes does not prove that it is
/// clear: a reader has to judge that.
public struct PlainDutch: Sendable {
    /// Phrases by their first word, the longest first.
    private let phrases: [String: [Phrase]]

    private struct Phrase: Sendable {
        let words: [String]
        let plain: String
    }

    /// Takes lines of `officialese<TAB>plain`; lines that start with `#` are remarks.
    public init(wordList: [UInt8]) {
        var phrases: [String: [Phrase]] = [:]
        for line in wordList.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            let halves = line.split(separator: UInt8(ascii: "\t"))
            guard halves.count == 2 else { continue }
            let words = Self.words(String(decoding: halves[0], as: UTF8.self))
            guard let first = words.first else { continue }
            phrases[first, default: []].append(Phrase(words: words, plain: String(decoding: halves[1], as: UTF8.self)))
        }
        self.phrases = phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }

    /// Where a text stands, which decides how long its sentences may be.
    public enum Place: Sendable {
        /// Headings, labels, buttons and messages.
        case screen
        /// Explanations, letters and mails.
        case running

        /// The most words in one sentence.
        public var wordLimit: Int {
            switch self {
            case .screen: 12
            case .running: 15
            }
        }

        fileprivate var shorter: String {
            switch self {
            case .screen: "Zeg het in minder woorden."
            case .running: "Maak er twee zinnen van."
            }
        }
    }

    /// One thing in a text that has to change.
    public struct Complaint: Hashable, Sendable, CustomStringConvertible {
        /// The sentence as it is written.
        public let sentence: String
        /// What is wrong with it, as a Dutch sentence.
        public let rule: String
        /// What to write instead.
        public let alternative: String

        public init(sentence: String, rule: String, alternative: String) {
            self.sentence = sentence
            self.rule = rule
            self.alternative = alternative
        }

        public var description: String { "In \"\(sentence)\": \(rule) \(alternative)" }
    }

    /// Everything that has to change, sentence by sentence; empty when nothing has to.
    public func complaints(about text: String, in place: Place = .running) -> [Complaint] {
        Self.sentences(text).flatMap { sentence in
            let shown = String(sentence.drop(while: \.isWhitespace))
            let words = Self.words(sentence)
            var complaints = officialese(in: words, of: shown)
            if words.contains(where: Self.informal.contains) {
                let rule = "Wij zeggen \"u\" tegen mensen."
                complaints.append(Complaint(sentence: shown, rule: rule, alternative: "Schrijf \"u\" of \"uw\"."))
            }
            if words.count > place.wordLimit {
                let rule = "Deze zin telt \(words.count) woorden, hoogstens \(place.wordLimit) mag."
                complaints.append(Complaint(sentence: shown, rule: rule, alternative: place.shorter))
            }
            return complaints
        }
    }

    private static let informal: Set = ["je", "jij", "jou", "jouw", "jullie"]

    private func officialese(in words: [String], of sentence: String) -> [Complaint] {
        var complaints: [Complaint] = []
        var index = 0
        while index < words.count {
            let found = phrases[words[index]]?.first { words[index...].starts(with: $0.words) }
            if let found {
                complaints.append(
                    Complaint(
                        sentence: sentence,
                        rule: "\"\(found.words.joined(separator: " "))\" is geen gewone taal.",
                        alternative: "Schrijf: \(found.plain)."
                    )
                )
            }
            index += found?.words.count ?? 1
        }
        return complaints
    }

    /// The parts between full stops, question marks, exclamation marks, colons and line ends.
    static func sentences(_ text: String) -> [String] {
        var sentences: [String] = []
        var current = ""
        var mayEnd = false
        for character in text {
            if character.isNewline || mayEnd && character.isWhitespace {
                sentences.append(current)
                current = ""
            } else {
                current.append(character)
            }
            mayEnd = ".!?:".contains(character)
        }
        return (sentences + [current]).filter { !words($0).isEmpty }
    }

    /// The words in lower case; a dash, an apostrophe or a figure's point inside a word stays.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var current = ""
        var joint: Character?
        for character in text.lowercased() {
            if character.isLetter || character.isNumber {
                if let mark = joint { current.append(mark) }
                joint = nil
                current.append(character)
            } else if !current.isEmpty, joint == nil, joins(character, after: current) {
                joint = character
            } else if !current.isEmpty {
                words.append(current)
                (current, joint) = ("", nil)
            }
        }
        return current.isEmpty ? words : words + [current]
    }

    private static func joins(_ character: Character, after word: String) -> Bool {
        if "-'’".contains(character) { return true }
        return ".,:".contains(character) && word.last?.isNumber == true
    }
}
