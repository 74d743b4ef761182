internal import Kernel

/// The reason why the words on the command line ask for nothing that exists.
enum UsageFault: Error, Hashable {
    case unknownCommand(String, nearest: String?)
    /// The first words of more commands, such as `municipality` alone.
    case incompleteCommand(String, continuations: [String])
    case unknownOption(String, nearest: String?)
    case missingValue(option: String)
    case unexpectedValue(option: String)
    case repeatedOption(String)
    case missingOperand(String)
    case unexpectedOperand(String)
    /// An option of which the value is no whole number in the range.
    case notInRange(option: String, ClosedRange<Int>)
    /// An option that this command cannot do without.
    case missingOption(String)

    /// What an operator reads, in Dutch.
    var sentence: String {
        switch self {
        case .unknownCommand(let word, let nearest):
            "De opdracht \"\(word)\" bestaat niet.\(Self.question(nearest)) `dichtbij help` noemt alle opdrachten."
        case .incompleteCommand(let word, let continuations):
            "Achter \"\(word)\" hoort nog een woord: \(continuations.joined(separator: ", "))."
        case .unknownOption(let name, let nearest):
            "De optie --\(name) bestaat hier niet.\(Self.question(nearest.map { "--\($0)" }))"
        case .missingValue(let option): "Achter --\(option) hoort een waarde."
        case .unexpectedValue(let option): "De optie --\(option) heeft geen waarde."
        case .repeatedOption(let option): "De optie --\(option) staat er meer dan één keer."
        case .missingOperand(let name): "Er ontbreekt een woord: \(name)."
        case .unexpectedOperand(let word): "Het woord \"\(word)\" is er één te veel."
        case .notInRange(let option, let range):
            "Achter --\(option) hoort een geheel getal van \(range.lowerBound) tot en met \(range.upperBound)."
        case .missingOption(let option): "De optie --\(option) is verplicht."
        }
    }

    private static func question(_ nearest: String?) -> String {
        nearest.map { " Bedoelt u \"\($0)\"?" } ?? ""
    }
}
