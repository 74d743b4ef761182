internal import Kernel

/// How much time there is until a day, in words that need no colour.
struct DaysLeft: Hashable, Sendable {
    /// Negative when the day has passed.
    let days: Int
    private let isThisYear: Bool

    init(until day: Day, from today: Day) {
        days = today.days(until: day)
        isThisYear = day.year == today.year
    }

    /// From how many days before the day on a case asks for attention.
    static let soon = 2

    var isLate: Bool { days < 0 }

    var words: String {
        switch days {
        case ..<(-1): "\(-days) dagen te laat"
        case -1: "1 dag te laat"
        case 0: "vandaag"
        case 1: "morgen"
        default: "nog \(days) dagen"
        }
    }

    /// The cell of a table with the day and what is left; late and soon stand out with an icon.
    func cell(_ day: Day) -> Table.Cell {
        let text = Prose(isThisYear ? day.inDutchDayAndMonth : day.inDutchWithoutWeekday)
        if isLate { return .marked(text, Badge(.error, words, icon: .alert)) }
        return days <= Self.soon ? .marked(text, Badge(.warning, words, icon: .clock)) : .lines(text, words)
    }
}
