/// A place of the municipality where residents can come (locatie), such as a town hall.
public struct Location: Hashable, Sendable {
    /// The name as residents read it.
    public let name: String
    /// Street, number, postcode and place on one line.
    public let address: String
    /// When it is open; a weekday that is not here is closed.
    public let openingHours: [Weekday: OpeningHours]

    public init(name: String, address: String, openingHours: [Weekday: OpeningHours]) {
        self.name = name
        self.address = address
        self.openingHours = openingHours
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
