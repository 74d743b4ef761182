import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("Finding a report that is probably about the same")
struct NearbyReportsTests {
    /// About 25 metres north of the first, and about 30.
    private static let north25 = #""latitude": 52.000224, "longitude": 6.0"#
    private static let north30 = #""latitude": 52.00028, "longitude": 6.0"#
    private static let here = #""latitude": 52.0, "longitude": 6.0"#

    @Test(
        "same kind, near and recent is a match; another kind, farther or older is not",
        arguments: [
            ("lamp-uit", north25, 0, 1), ("lamp-uit", here, 30 * 86_400, 1), ("lamp-uit", here, 30 * 86_400 + 1, 0),
            ("lamp-uit", north30, 0, 0), ("gras", here, 0, 0),
        ]
    )
    func matches(_ category: String, _ place: String, _ secondsLater: Int, _ expected: Int) throws {
        let desk = try ReportDesk()
        _ = try desk.post(Self.report("lamp-uit", Self.here))
        desk.tenant.clock.advance(seconds: secondsLater)

        let answer = try desk.post(Self.report(category, place))

        #expect(answer["possibleDuplicates"] == .integer(expected))
    }

    @Test("without coordinates the same postcode and house number is a match, however they are typed")
    func sameAddress() throws {
        let desk = try ReportDesk()
        _ = try desk.post(Self.report("gras", #""text": "thuis", "postcode": "6921AA", "houseNumber": "1 a""#))

        let same = try desk.post(Self.report("gras", #""text": "hier", "postcode": "6921 aa", "houseNumber": "1A""#))
        let other = try desk.post(Self.report("gras", #""text": "hier", "postcode": "6921 aa", "houseNumber": "2""#))

        #expect(same["possibleDuplicates"] == .integer(1))
        #expect(other["possibleDuplicates"] == .integer(0))
    }

    @Test("a report that is closed is no match")
    func closed() throws {
        let desk = try ReportDesk()
        let code = try #require(try desk.post(Self.report("gras", Self.here))["followCode"]?.text)
        let file = try #require(try desk.file(code))
        let type = try #require(desk.tenant.caseTypes.current("melding-openbare-ruimte", on: desk.context.today))
        let last = try #require(type.steps.last)
        let now = desk.context.now
        _ = try desk.write { try $0.cases.move(file, of: type, with: StatusChange(to: last, at: now)) }

        let answer = try desk.post(Self.report("gras", Self.here))

        #expect(answer["possibleDuplicates"] == .integer(0))
    }

    @Test("the nearest comes first, on equal distance the newest")
    func order() throws {
        let desk = try ReportDesk()
        for place in [Self.north25, Self.here, Self.here] {
            _ = try desk.post(Self.report("lamp-uit", place))
            desk.tenant.clock.advance(seconds: 60)
        }
        let category = try #require(try CategoryList.shipped()["lamp-uit"])
        let place = try #require(Place(text: nil, point: Coordinates(latitude: 52, longitude: 6)))
        let now = desk.context.now

        let found = try desk.context.read { session in
            try NearbyReports(session.tables).matches(category, at: place, now: now)
        }

        #expect(found.map(\.metres) == [0, 0, 25])
        #expect(found[0].at > found[1].at)
    }

    @Test("the look-up walks through an index, by map square and by address, and never through all reports")
    func usesIndex() throws {
        let desk = try ReportDesk()
        let postcode = try Postcode("6921 AA")
        let number = try #require(HouseNumber("1"))
        let since = desk.context.now

        let plans = try desk.tenant.file.store.read { database in
            try [
                NearbyReports.cellQuery("gras", [1, 2, 3, 4], since),
                NearbyReports.addressQuery("gras", postcode, number, since),
            ].map { query in
                try database.rows("EXPLAIN QUERY PLAN \(query)") { try $0.text(3) }.joined(separator: "\n")
            }
        }

        #expect(plans[0].contains("physical_domain_report_by_cell (category=? AND cell=? AND at>?)"))
        #expect(plans[1].contains("physical_domain_report_by_address"))
        #expect(!plans.contains { $0.contains("SCAN") })
    }

    private static func report(_ category: String, _ place: String) -> String {
        #"{"category": "\#(category)", "description": "Zie foto", "place": {\#(place)}}"#
    }
}
