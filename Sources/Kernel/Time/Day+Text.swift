extension Day {
    /// Reads a date as ISO 8601 writes it: `2026-11-27`, ten characters, nothing around it.
    ///
    /// - Throws: ``Invalid/format`` when the text has another form, ``Invalid/date`` when the calendar has
    ///   no such day.
    public init(iso text: String) throws(Invalid) {
        var text = text
        let outcome: Result<Day, Invalid> = text.withUTF8 { bytes in
            guard bytes.count == 10 else { return .failure(.format) }
            return Self.read(bytes)
        }
        self = try outcome.get()
    }

    /// The reason why a text is no day, without the text itself.
    public enum Invalid: Error, Hashable, Sendable {
        case format
        case date
    }

    /// The date as `2026-11-27`.
    public var iso: String {
        String(unsafeUninitializedCapacity: 10) { buffer in
            write(to: buffer)
            return 10
        }
    }

    /// Reads the first ten bytes.
    @inline(__always)
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Day, Invalid> {
        guard
            bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = bytes.number(at: 0, count: 4),
            let month = bytes.number(at: 5, count: 2),
            let day = bytes.number(at: 8, count: 2)
        else { return .failure(.format) }
        return Day(year: year, month: month, day: day).map(Result.success) ?? .failure(.date)
    }

    /// Writes the date as ten bytes.
    @inline(__always)
    func write(to buffer: UnsafeMutableBufferPointer<UInt8>) {
        let date = date
        buffer.put(date.year, at: 0, count: 4)
        buffer.put("-", at: 4)
        buffer.put(date.month, at: 5, count: 2)
        buffer.put("-", at: 7)
        buffer.put(date.day, at: 8, count: 2)
    }
}

extension Day {
    /// The date as residents read it: `vrijdag 27 november 2026`.
    public var inDutch: String { "\(inDutchWithoutYear) \(year)" }

    /// The date as residents read it where the year is clear: `vrijdag 27 november`.
    public var inDutchWithoutYear: String {
        let date = date
        return "\(weekday.inDutch) \(date.day) \(Self.monthsInDutch[date.month - 1])"
    }

    /// The date where the day of the week says nothing, as in a list of facts: `27 november 2026`.
    public var inDutchWithoutWeekday: String { "\(inDutchDayAndMonth) \(year)" }

    /// The date in a list where the year is clear as well: `27 november`.
    public var inDutchDayAndMonth: String {
        let date = date
        return "\(date.day) \(Self.monthsInDutch[date.month - 1])"
    }

    static let monthsInDutch = [
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ]
}

extension Weekday {
    /// The name in lower case, such as `vrijdag`.
    public var inDutch: String {
        switch self {
        case .monday: "maandag"
        case .tuesday: "dinsdag"
        case .wednesday: "woensdag"
        case .thursday: "donderdag"
        case .friday: "vrijdag"
        case .saturday: "zaterdag"
        case .sunday: "zondag"
        }
    }
}

extension Day: CustomStringConvertible {
    /// The same as ``iso``.
    public var description: String { iso }
}
