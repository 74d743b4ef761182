import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("Which team gets a report")
struct RoutingTests {
    @Test(
        "the first rule that fits place and kind counts; without one the team of the kind",
        arguments: [
            ("lamp-uit", "6923 AA", "", "noord"), ("gras", "6923 AA", "", "noord-groen"),
            ("gras", "6921 AA", "", "groen"), ("lamp-uit", "", "51.9600, 5.9900", "noord"),
            ("lamp-uit", "", "51.9400, 5.9900", "verlichting"), ("container-vol", "6921 AA", "", "toezicht"),
        ]
    )
    func rules(_ kind: String, _ postcode: String, _ point: String, _ team: String) throws {
        let desk = try ReportDesk { municipality in
            municipality.areas = [
                Area(
                    key: "noord",
                    name: "Noord",
                    postcodes: ["6923"],
                    corners: [(51.963, 5.978), (51.963, 6.006), (51.95, 6.006), (51.95, 5.978)]
                        .map { Area.Corner(latitude: $0.0, longitude: $0.1) }
                )
            ]
            municipality.teamRules = [
                TeamRule(area: "noord", topics: ["groen"], team: "noord-groen"),
                TeamRule(area: "noord", team: "noord"), TeamRule(topics: ["container-vol"], team: "toezicht"),
            ]
        }
        var fields = ["service_code": kind, "lat": "", "long": "", "attribute[postcode]": "", "address_string": "Hier"]
        fields["attribute[postcode]"] = postcode
        if let point = Coordinates(text: point) {
            fields["lat"] = "\(point.latitude)"
            fields["long"] = "\(point.longitude)"
        }

        let number = try desk.send311(fields)

        #expect(try desk.file(number: number)?.work.team == team)
    }

    @Test("a rule about a subject that no module has is refused, with the one that was probably meant")
    func unknownTopic() throws {
        var municipality = try Municipality.test()
        municipality.teamRules = [TeamRule(topics: ["lamp-ut"], team: "verlichting")]
        let catalogue = try ModuleCatalogue([PhysicalDomain()])

        let faults = #expect(throws: ConfigFaults.self) {
            try catalogue.caseTypes(for: municipality, modulesOn: ["physical-domain"])
        }

        #expect(faults?.all.map(\.keyPath) == ["teamRules[0].topics"])
        #expect(faults?.description.contains("lamp-uit") == true)
    }

    @Test("staff reads on the page of the case in which area it is")
    func area() throws {
        let desk = try ReportDesk { $0.areas = [Area(key: "dorp", name: "Duiven-Dorp", postcodes: ["6921"])] }
        let number = try desk.send311()

        let (staff, follower) = (try desk.panel(number, for: .staff), try desk.panel(number, for: .follower))
        #expect(staff.contains("Duiven-Dorp"))
        #expect(!follower.contains("Duiven-Dorp"))
    }
}
