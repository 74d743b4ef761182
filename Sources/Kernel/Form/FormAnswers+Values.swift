extension FormAnswers {
    /// The day of a date question, sent as `name-dag`, `name-maand` and `name-jaar`; `nil` when it is no day.
    public func day(_ name: String) -> Day? {
        guard let day = Int(text(name + "-dag")), let month = Int(text(name + "-maand")),
            let year = Int(text(name + "-jaar"))
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// The lines of a longer text, without empty ones.
    public func lines(_ name: String) -> [String] {
        text(name).split(separator: "\n").map { line in
            String(line.drop { $0.isWhitespace || $0 == "-" })
        }.filter { !$0.isEmpty }
    }
}

extension FormField.Answer {
    /// A day that is filled in already.
    public static func day(_ day: Day) -> FormField.Answer {
        .date(day: String(day.day), month: String(day.month), year: String(day.year))
    }
}
