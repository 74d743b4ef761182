import Testing

@testable import PhysicalDomain

@Suite("Where something is")
struct PlaceTests {
    @Test(
        "a house number starts with a digit and has at most ten signs",
        arguments: [
            ("12", "12"), ("12 a", "12A"), ("12a-3", "12A-3"), ("1234567890", "1234567890"), ("12345678901", nil),
            ("0", nil), ("a12", nil), ("", nil), ("12/3", nil),
        ]
    )
    func houseNumbers(_ typed: String, _ kept: String?) {
        #expect(HouseNumber(typed)?.text == kept)
    }

    @Test(
        "a point is read as map programs copy it",
        arguments: [
            ("51.9459, 6.0164", true), ("51.9459 6.0164", true), ("51.9459,6.0164", true), ("6.0164, 51.9459", false),
            ("51.9459", false), ("hier", false), ("", false), ("51.9, 6.0, 7", false), ("nan, inf", false),
        ]
    )
    func points(_ typed: String, _ isPoint: Bool) {
        #expect((Coordinates(text: typed) != nil) == isPoint)
    }

    @Test("distances are right to half a percent from south to north", arguments: [50.8, 52.2, 53.5])
    func distances(_ latitude: Double) throws {
        let here = try #require(Coordinates(latitude: latitude, longitude: 5.5))
        let north = try #require(Coordinates(latitude: latitude + 0.001, longitude: 5.5))
        let east = try #require(Coordinates(latitude: latitude, longitude: 5.501))
        let cosines = [50.8: 0.632029, 52.2: 0.612907, 53.5: 0.594823]

        #expect(abs(here.metres(to: north) - 111.2) < 0.5)
        #expect(abs(here.metres(to: east) - 111.2 * (cosines[latitude] ?? 0)) < 0.4)
        #expect(here.metres(to: here) == 0)
    }

    @Test("whatever lies within the distance lies in one of the squares around, in every direction")
    func squaresCover() throws {
        for step in 0..<2_000 {
            let latitude = 50.75 + Double(step % 53) * 0.053
            let longitude = 3.4 + Double(step % 37) * 0.1
            let angle = Double(step % 8)
            let reach = 0.002
            let here = try #require(Coordinates(latitude: latitude, longitude: longitude))
            let there = try #require(
                Coordinates(
                    latitude: latitude + reach * (angle - 3.5) / 3.5,
                    longitude: longitude + reach * 1.5 * (3.5 - Double((step / 8) % 8)) / 3.5
                )
            )
            for metres in [25, 50, 250] where here.metres(to: there) <= Double(metres) {
                #expect(GridCell.around(here, metres: metres).contains(GridCell(there)))
            }
            #expect(GridCell.around(here, metres: 50).count <= 4)
            #expect(GridCell.around(here, metres: 250).count <= 12)
        }
    }

    @Test("national grid coordinates land where they should, to about a metre")
    func nationalGrid() throws {
        // The tower of the Onze-Lieve-Vrouwekerk in Amersfoort, the origin of the grid, and the Martinitoren.
        let amersfoort = try #require(NationalGrid.coordinates(x: 155_000, y: 463_000))
        let groningen = try #require(NationalGrid.coordinates(x: 233_883, y: 582_065))

        #expect(abs(amersfoort.latitude - 52.155174) < 0.00001)
        #expect(abs(amersfoort.longitude - 5.387206) < 0.00001)
        #expect(abs(groningen.latitude - 53.2194) < 0.0005)
        #expect(abs(groningen.longitude - 6.5680) < 0.0005)
        #expect(NationalGrid.coordinates(x: 0, y: 0) == nil)
    }
}
