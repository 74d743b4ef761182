/// Turns coordinates of the national grid (Rijksdriehoekstelsel, EPSG:28992) into WGS 84.
///
/// By the series of Schreutelkamp and Strang van Hees (Geodesia 2001), right to about a metre on land.
enum NationalGrid {
    /// - Returns: `nil` for a point that is not in the Netherlands.
    static func coordinates(x: Double, y: Double) -> Coordinates? {
        let east = (x - 155_000) / 100_000
        let north = (y - 463_000) / 100_000
        return Coordinates(
            latitude: 52.155_174_40 + sum(latitudeTerms, east, north) / 3_600,
            longitude: 5.387_206_21 + sum(longitudeTerms, east, north) / 3_600
        )
    }

    /// A factor with the powers of the distances east and north that it goes with.
    private typealias Term = (east: Int, north: Int, factor: Double)

    private static func sum(_ terms: [Term], _ east: Double, _ north: Double) -> Double {
        terms.reduce(0) { $0 + $1.factor * power(east, $1.east) * power(north, $1.north) }
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { value, _ in value * base }
    }

    private static let latitudeTerms: [Term] = [
        (0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.24750), (2, 1, -0.84978), (0, 3, -0.06550),
        (2, 2, -0.01709), (1, 0, -0.00738), (4, 0, 0.00530), (2, 3, -0.00039), (4, 1, 0.00033), (1, 1, -0.00012),
    ]

    private static let longitudeTerms: [Term] = [
        (1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594),
        (3, 1, -0.05607), (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128), (0, 2, 0.00022), (2, 0, -0.00022),
        (5, 0, 0.00026),
    ]
}
