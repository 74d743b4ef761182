import Kernel
import Testing

@Suite("Parts of a municipality")
struct AreaTests {
    private static let square = Area(
        key: "vierkant",
        name: "Vierkant",
        postcodes: ["6921", "6922AB"],
        corners: [(52.0, 6.0), (52.1, 6.0), (52.1, 6.1), (52.0, 6.1)].map {
            Area.Corner(latitude: $0.0, longitude: $0.1)
        }
    )

    @Test(
        "a point lies inside or outside the border, on each side of it",
        arguments: [
            (52.05, 6.05, true), (52.001, 6.001, true), (51.999, 6.05, false), (52.101, 6.05, false),
            (52.05, 5.999, false),
            (52.05, 6.101, false),
        ]
    )
    func points(_ latitude: Double, _ longitude: Double, _ isInside: Bool) {
        #expect(Self.square.includes(latitude: latitude, longitude: longitude) == isInside)
    }

    @Test("a bay in the border lies outside")
    func bay() {
        let corners = [(52.0, 6.0), (52.1, 6.0), (52.05, 6.05), (52.1, 6.1), (52.0, 6.1)]
        let area = Area(
            key: "m",
            name: "M",
            corners: corners.map { Area.Corner(latitude: $0.0, longitude: $0.1) }
        )

        #expect(!area.includes(latitude: 52.09, longitude: 6.05))
        #expect(area.includes(latitude: 52.04, longitude: 6.05))
    }

    @Test("four digits stand for a quarter, a whole postcode for a street")
    func postcodes() throws {
        #expect(Self.square.includes(try Postcode("6921 XX")))
        #expect(Self.square.includes(try Postcode("6922 AB")))
        #expect(!Self.square.includes(try Postcode("6922 AC")))
    }
}
