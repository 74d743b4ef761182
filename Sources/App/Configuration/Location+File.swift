internal import Kernel

extension Location {
    /// Reads one place with its hours, such as `"monday": "09:00-17:00"`, and its desks.
    init?(_ fields: FieldReader) {
        let key = fields.text("key", .key(upTo: 40))
        let name = fields.text("name", .line(upTo: 80))
        let address = fields.text("address", .line(upTo: 120))
        let hours = fields.object("openingHours") { hours in
            var week: [Weekday: OpeningHours] = [:]
            for (day, weekday) in Self.weekdays {
                guard let text = hours.optionalText(day, .line(upTo: 11)) else { continue }
                week[weekday] = hours.openingHours(day, text)
            }
            return week
        }
        let exceptions = fields.optionalObject("exceptions", Self.exceptions)
        let weeks = fields.optionalChoice("weeks", Weeks.self)
        let desks = fields.optionalObject("desks", Desks.init)
        let room = fields.optionalText("videoRoom", .line(upTo: 200))
        if let room, Address.external(room) == nil {
            fields.fault("videoRoom", rule: "Dit is geen https-adres.", remedy: "Begin met \"https://\".")
        }
        if room == nil, let desks, desks.video > 0 {
            fields.fault("videoRoom", rule: "Beeldbellen kan niet zonder adres.", remedy: "Zet \"videoRoom\" erbij.")
        }
        let rules = fields.has("houseRules") ? fields.texts("houseRules", .line(upTo: 160)) : []
        guard let key, let name, let address, let hours else { return nil }
        self.init(
            key: key,
            name: name,
            address: address,
            openingHours: hours,
            exceptions: exceptions ?? [:],
            weeks: weeks ?? .every,
            desks: desks ?? Desks(),
            videoRoom: room,
            houseRules: rules ?? []
        )
    }

    private static let weekdays: [(key: String, weekday: Weekday)] = [
        ("monday", .monday), ("tuesday", .tuesday), ("wednesday", .wednesday), ("thursday", .thursday),
        ("friday", .friday), ("saturday", .saturday), ("sunday", .sunday),
    ]

    /// Days as `2026-12-24` with `09:00-12:00`, or with `closed`.
    private static func exceptions(_ fields: FieldReader) -> [Day: OpeningHours?] {
        var days: [Day: OpeningHours?] = [:]
        for key in fields.allKeys() {
            guard let text = fields.text(key, .line(upTo: 11)) else { continue }
            guard let day = try? Day(iso: key) else {
                fields.fault(key, rule: "Dit is geen dag.", remedy: "Schrijf een dag als \"2026-12-24\".")
                continue
            }
            days[day] = .some(text == "closed" ? nil : fields.openingHours(key, text))
        }
        return days
    }
}

extension Desks {
    fileprivate init?(_ fields: FieldReader) {
        let most = 0...100
        self.init(
            quick: fields.optionalInteger("quick", in: most) ?? 0,
            flexible: fields.optionalInteger("flexible", in: most) ?? 0,
            hasHost: fields.flag("host", otherwise: false) ?? false,
            video: fields.optionalInteger("video", in: most) ?? 0,
            home: fields.optionalInteger("home", in: most) ?? 0
        )
    }
}

extension FieldReader {
    /// Hours such as `09:00-17:00`; `nil` after a fault.
    fileprivate func openingHours(_ key: String, _ text: String) -> OpeningHours? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.timeOfDay)
        guard ends.count == 2, let opens = ends[0], let closes = ends[1],
            let hours = OpeningHours(opens: opens, closes: closes)
        else {
            fault(
                key,
                rule: "Dit zijn geen openingstijden.",
                remedy: "Schrijf \"09:00-17:00\". Laat een dag weg als het dicht is."
            )
            return nil
        }
        return hours
    }

    private static func timeOfDay(_ text: Substring) -> TimeOfDay? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1])
        else { return nil }
        return TimeOfDay(hour: hour, minute: minute)
    }
}
