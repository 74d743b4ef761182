extension Day {
    /// Reads a day as people type it: `14-3-1984`, `14/03/1984`, `14.3.1984`, `1984-03-14` or `14 maart 1984`.
    ///
    /// - Returns: `nil` when it is no day that exists.
    public init?(typed text: String) {
        let parts = text.lowercased().split { " -/.".contains($0) }.map(String.init)
        guard parts.count == 3 else { return nil }
        let isISO = parts[0].count == 4
        let (dayText, yearText) = isISO ? (parts[2], parts[0]) : (parts[0], parts[2])
        let month = Int(parts[1]) ?? Self.month(named: parts[1])
        guard let day = Int(dayText), let month, let year = Int(yearText), yearText.count == 4 else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The number of a month by its name or the first three letters of it, from 1.
    private static func month(named name: String) -> Int? {
        guard name.count >= 3 else { return nil }
        return monthsInDutch.firstIndex { $0.hasPrefix(name) || (name == "mrt" && $0 == "maart") }.map { $0 + 1 }
    }
}
