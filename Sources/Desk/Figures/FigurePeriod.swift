internal import Kernel

/// The weeks that a page of figures is about (periode).
///
/// A week belongs to the month of its Thursday, so every week belongs to one month and one quarter. A period ends
/// with the week of today: what is still to come has no figures.
struct FigurePeriod: Hashable, Sendable {
    /// As it stands in the address, such as `2026-K4` or `2026-11`; empty for the last weeks.
    let key: String
    let weeks: ClosedRange<Week>
    /// As people say it, such as `november 2026`.
    let name: String

    static let usualWeeks = 13

    /// The last thirteen weeks, this one included.
    static func usual(on today: Day) -> FigurePeriod {
        let week = Week(of: today)
        return FigurePeriod(
            key: "",
            weeks: week.adding(weeks: 1 - usualWeeks)...week,
            name: "laatste \(usualWeeks) weken"
        )
    }

    /// Reads what stands in an address.
    ///
    /// - Throws: ``Invalid`` with the sentence for the reader.
    static func read(_ text: String, on today: Day) throws(Invalid) -> FigurePeriod {
        if text.isEmpty { return usual(on: today) }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard
            parts.count == 2, parts[0].utf8.count == 4, parts[0].utf8.allSatisfy({ (48...57).contains($0) }),
            let year = Int(parts[0]), year > 0, let months = months(parts[1])
        else { throw .unknown }
        guard let period = FigurePeriod(key: text, year: year, months: months, on: today) else { throw .toCome }
        return period
    }

    /// Why there are no figures for what stands in an address.
    enum Invalid: Error, Hashable, Sendable {
        case unknown
        case toCome

        var sentence: String {
            switch self {
            case .unknown:
                "Deze periode kennen wij niet. Schrijf een kwartaal als 2026-K4 of een maand als 2026-11. "
                    + "U ziet nu de laatste \(usualWeeks) weken."
            case .toCome: "Deze periode moet nog beginnen. U ziet nu de laatste \(usualWeeks) weken."
            }
        }
    }

    /// As many weeks, right before.
    var before: ClosedRange<Week> {
        let length = list.count
        return weeks.lowerBound.adding(weeks: -length)...weeks.upperBound.adding(weeks: -length)
    }

    /// Every week, in order.
    var list: [Week] {
        let days = weeks.lowerBound.monday.days(until: weeks.upperBound.monday)
        return (0...days / 7).map { weeks.lowerBound.adding(weeks: $0) }
    }

    /// The days and the numbers of the weeks, such as `28 september tot en met 22 november 2026 (week 40 tot en
    /// met 47)`.
    var inDutch: String {
        let (first, last) = (weeks.lowerBound, weeks.upperBound)
        let numbers = first == last ? "week \(first.number)" : "week \(first.number) tot en met \(last.number)"
        return "\(first.monday.inDutchWithoutWeekday) tot en met \(last.sunday.inDutchWithoutWeekday) (\(numbers))"
    }

    /// What there is to choose from: the last weeks, this quarter and the four before, this month and twelve before.
    static func choices(on today: Day) -> (quarters: [FigurePeriod], months: [FigurePeriod]) {
        let now = Week(of: today).thursday
        let quarters = (0..<5).compactMap { back -> FigurePeriod? in
            let day = now.adding(months: -3 * back)
            return try? read("\(day.year)-K\((day.month - 1) / 3 + 1)", on: today)
        }
        let months = (0..<13).compactMap { back -> FigurePeriod? in
            let day = now.adding(months: -back)
            return try? read("\(day.year)-\(day.month < 10 ? "0" : "")\(day.month)", on: today)
        }
        return (quarters, months)
    }

    private init(key: String, weeks: ClosedRange<Week>, name: String) {
        self.key = key
        self.weeks = weeks
        self.name = name
    }

    /// `nil` when the period did not begin yet.
    private init?(key: String, year: Int, months: ClosedRange<Int>, on today: Day) {
        guard let start = Day(year: year, month: months.lowerBound, day: 1) else { return nil }
        let first = Self.firstWeek(of: start)
        let last = Self.firstWeek(of: start.adding(months: months.count)).adding(weeks: -1)
        let now = Week(of: today)
        guard first <= now else { return nil }
        let month = start.inDutchWithoutWeekday.split(separator: " ").dropFirst().joined(separator: " ")
        let quarter = "\((months.lowerBound - 1) / 3 + 1)e kwartaal van \(year)"
        self.init(key: key, weeks: first...min(max(last, first), now), name: months.count == 1 ? month : quarter)
    }

    /// The first week whose Thursday lies on this day or later.
    private static func firstWeek(of day: Day) -> Week {
        let week = Week(of: day)
        return week.thursday < day ? week.adding(weeks: 1) : week
    }

    /// `K1` to `K4`, or `01` to `12`.
    private static func months(_ text: Substring) -> ClosedRange<Int>? {
        guard text.utf8.count == 2 else { return nil }
        if text.hasPrefix("K"), let quarter = Int(text.dropFirst()), (1...4).contains(quarter) {
            return quarter * 3 - 2...quarter * 3
        }
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let month = Int(text), (1...12).contains(month) else {
            return nil
        }
        return month...month
    }
}
