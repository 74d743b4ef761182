/// A point on the map of the Netherlands (WGS 84, in degrees).
struct Coordinates: Hashable, Sendable {
    let latitude: Double
    let longitude: Double

    static let latitudes = 50.7...53.6
    static let longitudes = 3.3...7.3

    /// `nil` for a point outside the Netherlands.
    init?(latitude: Double, longitude: Double) {
        guard Self.latitudes.contains(latitude), Self.longitudes.contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Reads what map programs copy: `51.9459, 6.0164`, or with a space between; `nil` for anything else.
    init?(text: String) {
        let parts = text.split { $0 == "," || $0 == " " || $0 == ";" }.map { Double($0) }
        guard parts.count == 2, let latitude = parts[0], let longitude = parts[1] else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }

    /// The distance along the ground; within a kilometre it is right to a few centimetres.
    func metres(to other: Coordinates) -> Double {
        let north = (other.latitude - latitude) * Self.metresPerDegree
        let middle = (other.latitude + latitude) / 2
        let east = (other.longitude - longitude) * Self.metresPerDegree * Self.cosine(middle)
        return (north * north + east * east).squareRoot()
    }

    /// The length of a degree of latitude in the Netherlands (mean radius 6,371 km).
    static let metresPerDegree = 111_195.0

    /// The cosine of a Dutch latitude, from the series around 52.2°; off by less than 0.00002.
    ///
    /// A module imports no mathematics library for one function.
    static func cosine(_ latitude: Double) -> Double {
        let offset = (latitude - 52.2) * 0.017_453_292_519_943_295
        return 0.612_907_1 - 0.790_155_0 * offset - 0.306_453_6 * offset * offset
    }
}
