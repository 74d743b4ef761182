internal import Kernel

extension Location {
    /// Reads one place with its hours, such as `"monday": "09:00-17:00"`.
    init?(_ fields: FieldReader) {
        let name = fields.text("name", .line(upTo: 80))
        let address = fields.text("address", .line(upTo: 120))
        let hours = fields.object("openingHours") { hours in
            var week: [Weekday: OpeningHours] = [:]
            for (key, weekday) in Self.weekdays {
                guard let text = hours.optionalText(key, .line(upTo: 11)) else { continue }
                week[weekday] = Self.openingHours(text)
                if week[weekday] == nil {
                    hours.fault(
                        key,
                        rule: "Dit zijn geen openingstijden.",
                        remedy: "Schrijf \"09:00-17:00\". Laat een dag weg als het dicht is."
                    )
                }
            }
            return week
        }
        guard let name, let address, let hours else { return nil }
        self.init(name: name, address: address, openingHours: hours)
    }

    private static let weekdays: [(key: String, weekday: Weekday)] = [
        ("monday", .monday), ("tuesday", .tuesday), ("wednesday", .wednesday), ("thursday", .thursday),
        ("friday", .friday), ("saturday", .saturday), ("sunday", .sunday),
    ]

    private static func openingHours(_ text: String) -> OpeningHours? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(timeOfDay)
        guard ends.count == 2, let opens = ends[0], let closes = ends[1] else { return nil }
        return OpeningHours(opens: opens, closes: closes)
    }

    private static func timeOfDay(_ text: Substring) -> TimeOfDay? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1])
        else { return nil }
        return TimeOfDay(hour: hour, minute: minute)
    }
}
