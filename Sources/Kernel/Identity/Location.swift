/// A place of the municipality where residents can come (locatie), such as a town hall.
public struct Location: Hashable, Sendable {
    /// The name in addresses and in stored rows: lower-case words and dashes, unique in the municipality.
    public let key: String
    /// The name as residents read it.
    public let name: String
    /// Street, number, postcode and place on one line.
    public let address: String
    /// When it is open; a weekday that is not here is closed.
    public let openingHours: [Weekday: OpeningHours]
    /// Days with other hours; `nil` is a day on which it is closed.
    public let exceptions: [Day: OpeningHours?]
    /// The weeks in which it is open, where locations take turns.
    public let weeks: Weeks
    /// How many residents it can help at the same time.
    public let desks: Desks
    /// Where video calls take place: an address that begins with `https://`, to which each call adds a name of its
    /// own; `nil` where there are none.
    public let videoRoom: String?
    /// What residents who come are asked, a sentence each (huisregels).
    public let houseRules: [String]

    public init(
        key: String,
        name: String,
        address: String,
        openingHours: [Weekday: OpeningHours],
        exceptions: [Day: OpeningHours?] = [:],
        weeks: Weeks = .every,
        desks: Desks = Desks(),
        videoRoom: String? = nil,
        houseRules: [String] = []
    ) {
        self.key = key
        self.name = name
        self.address = address
        self.openingHours = openingHours
        self.exceptions = exceptions
        self.weeks = weeks
        self.desks = desks
        self.videoRoom = videoRoom
        self.houseRules = houseRules
    }

    /// The weeks of the year by their ISO number.
    public enum Weeks: String, Hashable, Sendable, CaseIterable {
        case every
        case even
        case odd

        func includes(_ day: Day) -> Bool {
            switch self {
            case .every: true
            case .even: Week(of: day).number.isMultiple(of: 2)
            case .odd: !Week(of: day).number.isMultiple(of: 2)
            }
        }
    }

    /// When it is open on one day; `nil` when it is closed.
    ///
    /// An exception goes before everything. Holidays and bridge days are closed; a weekend is not when the
    /// location has hours for it.
    public func hours(on day: Day, in calendar: WorkingCalendar) -> OpeningHours? {
        if let exception = exceptions[day] { return exception }
        switch calendar.closure(on: day) {
        case .holiday, .equated, .bridgeDay: return nil
        case .weekend where calendar.holiday(on: day) != nil: return nil
        case .weekend, nil: return weeks.includes(day) ? openingHours[day.weekday] : nil
        }
    }
}

/// The desks of a location and what can be done from it (balies).
public struct Desks: Hashable, Sendable {
    /// For what is done at once, without an appointment (snelbalie).
    public let quick: Int
    /// For appointments, and for people who wait in between.
    public let flexible: Int
    /// Whether somebody receives residents (gastvrouw or gastheer).
    public let hasHost: Bool
    /// How many video calls at the same time.
    public let video: Int
    /// How many visits to people's homes at the same time.
    public let home: Int

    public init(quick: Int = 0, flexible: Int = 0, hasHost: Bool = false, video: Int = 0, home: Int = 0) {
        self.quick = quick
        self.flexible = flexible
        self.hasHost = hasHost
        self.video = video
        self.home = home
    }
}

/// The part of a day in which a location is open.
public struct OpeningHours: Hashable, Sendable {
    public let opens: TimeOfDay
    public let closes: TimeOfDay

    /// `nil` unless it opens before it closes.
    public init?(opens: TimeOfDay, closes: TimeOfDay) {
        guard opens < closes else { return nil }
        self.opens = opens
        self.closes = closes
    }
}
