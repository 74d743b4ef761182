/// A day with the reason why it is that day, for residents and staff.
public struct ExplainedDay: Hashable, Sendable {
    public let day: Day
    /// Short sentences in plain Dutch (B1).
    ///
    /// The count comes first, such as `2 werkdagen na vrijdag 24 april 2026.`
    public let sentences: [String]

    init(_ day: Day, _ sentences: [String]) {
        self.day = day
        self.sentences = sentences
    }

    /// The sentences after each other.
    public var text: String { sentences.joined(separator: " ") }
}

extension WorkingCalendar {
    /// A sentence for each weekday after `start`, up to `end`, that this calendar does not count.
    func sentencesOnClosures(after start: Day, upTo end: Day) -> [String] {
        guard start < end else { return [] }
        var sentences: [String] = []
        for number in start.number + 1...end.number {
            let day = Day(number: number)
            guard let closure = closure(on: day), closure != .weekend else { continue }
            sentences += closure.sentences(on: day)
        }
        return sentences
    }
}

extension WorkingCalendar.Closure {
    fileprivate func sentences(on day: Day) -> [String] {
        switch self {
        case .bridgeDay:
            ["Op \(day.inDutchWithoutYear) is de gemeente dicht.", "Die dag telt niet mee."]
        default:
            ["\(fact(on: day)) en telt niet mee."]
        }
    }

    /// Why `day` is no working day, as the start of a sentence without a full stop.
    func fact(on day: Day) -> String {
        let name = day.inDutchWithoutYear.withCapital
        return switch self {
        case .weekend: "\(name) valt in het weekend"
        case .holiday(let holiday): "\(name) is \(holiday.inDutch)"
        case .equated: "\(name) geldt als feestdag"
        case .bridgeDay: "Op \(day.inDutchWithoutYear) is de gemeente dicht"
        }
    }
}
