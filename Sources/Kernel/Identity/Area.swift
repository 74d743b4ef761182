/// A part of a municipality with a name (gebied, wijk), by postcodes, by its border, or both.
public struct Area: Hashable, Sendable {
    /// Lower-case words and dashes, as rules name it.
    public let key: String
    /// As staff reads it, such as `Duiven-Noord`.
    public let name: String
    /// Four digits for a whole quarter, or whole postcodes without a space.
    public let postcodes: Set<String>
    /// The corners of its border in order, three or more; empty without a border.
    public let corners: [Corner]

    public init(key: String, name: String, postcodes: Set<String> = [], corners: [Corner] = []) {
        self.key = key
        self.name = name
        self.postcodes = postcodes
        self.corners = corners
    }

    /// A corner of the border, in degrees (WGS 84).
    public struct Corner: Hashable, Sendable {
        public let latitude: Double
        public let longitude: Double

        public init(latitude: Double, longitude: Double) {
            self.latitude = latitude
            self.longitude = longitude
        }
    }

    /// Whether a postcode lies in it.
    public func includes(_ postcode: Postcode) -> Bool {
        postcodes.contains(postcode.area) || postcodes.contains(postcode.compact)
    }

    /// Whether a point lies inside the border; on the border it counts on one side only.
    ///
    /// Counts how often a line from the point to the east meets the border (even-odd rule).
    public func includes(latitude: Double, longitude: Double) -> Bool {
        guard corners.count >= 3, var last = corners.last else { return false }
        var isInside = false
        for corner in corners {
            if (corner.latitude > latitude) != (last.latitude > latitude) {
                let part = (latitude - corner.latitude) / (last.latitude - corner.latitude)
                if longitude < corner.longitude + part * (last.longitude - corner.longitude) { isInside.toggle() }
            }
            last = corner
        }
        return isInside
    }
}

/// Which team gets what comes in, by subject and by place (verdeelregel); the first rule that fits counts.
public struct TeamRule: Hashable, Sendable {
    /// The key of the area; `nil` for the whole municipality.
    public let area: String?
    /// The words by which a module names what its cases are about; empty for everything.
    public let topics: Set<String>
    /// The key of the team.
    public let team: String

    public init(area: String? = nil, topics: Set<String> = [], team: String) {
        self.area = area
        self.topics = topics
        self.team = team
    }
}

/// Another organisation that does part of the work (ketenpartner), such as a water board.
public struct Partner: Hashable, Sendable {
    /// Lower-case words and dashes, stored with what it was asked.
    public let key: String
    /// As residents read it.
    public let name: String
    /// Where questions go.
    public let mail: MailAddress

    public init(key: String, name: String, mail: MailAddress) {
        self.key = key
        self.name = name
        self.mail = mail
    }
}
