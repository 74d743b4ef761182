import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("The list of kinds of report")
struct CategoryListTests {
    @Test("the shipped list has ten groups with eighty kinds, each with a team and a norm")
    func shipped() throws {
        let list = try CategoryList.shipped()

        #expect(list.groups.count == 10)
        #expect(list.all.count == 80)
        #expect(list.groups.allSatisfy { $0.categories.count <= 10 })
        #expect(Set(list.all.map(\.team.key)).count == 8)
        #expect(list["lamp-uit"]?.norm == ServiceNorm(5, .workingDays))
        #expect(list["lamp-uit"]?.sameReport == Category.SameReport(metres: 25, days: 30))
        #expect(list["gras"]?.sameReport == .usual)
    }

    @Test("a kind is found by the name that another system gives it, whatever its capitals and signs")
    func names() throws {
        let list = try CategoryList.shipped()

        #expect(list.named("Deel(brom-)fiets")?.key == "fiets-in-de-weg")
        #expect(list.named("KOELKAST/VRIEZER")?.key == "grofvuil")
        #expect(list.named("lamp-uit")?.key == "lamp-uit")
        #expect(list.named("Een lamp doet het niet")?.key == "lamp-uit")
        #expect(list.named("Maatregelen coronavirus") == nil)
    }

    @Test("every fault of the file is told at once, with its key")
    func faults() {
        let json = #"""
            {"teams": [{"key": "groen", "name": "Team groen"}],
             "groups": [{"key": "groen", "name": "Groen", "categories": [
                {"key": "gras", "name": "Gras", "team": "groene", "norm": {"amount": 0, "unit": "uren"}, "words": []},
                {"key": "boom", "name": "Boom", "team": "groen", "norm": {"amount": 1, "unit": "days"},
                 "sameReport": {"metres": 251, "days": 1}, "words": ["dode boom"], "kleur": "rood"}
             ]},
             {"key": "leeg", "name": "Leeg", "categories": []}]}
            """#

        let faults = #expect(throws: ConfigFaults.self) { try CategoryList.read("lijst.json", Array(json.utf8)) }

        #expect(
            faults?.all.map(\.keyPath) == [
                "groups[0].categories[0].team", "groups[0].categories[0].norm.amount",
                "groups[0].categories[0].norm.unit", "groups[0].categories[1].sameReport.metres",
                "groups[0].categories[1].kleur", "groups[1].categories",
            ]
        )
    }

    @Test("two kinds may not share a key or a name, as a row of a file could go to both")
    func doubles() {
        let kind = #"{"key": "a", "name": "A", "team": "t", "norm": {"amount": 1, "unit": "days"}, "words": ["w"]}"#
        let other = #"{"key": "b", "name": "B", "team": "t", "norm": {"amount": 1, "unit": "days"}, "words": ["W!"]}"#
        let json =
            #"{"teams": [{"key": "t", "name": "T"}], "groups": [{"key": "g", "name": "G", "categories": ["#
            + kind + "," + other + "]}]}"

        let faults = #expect(throws: ConfigFaults.self) { try CategoryList.read("lijst.json", Array(json.utf8)) }

        #expect(faults?.all.map(\.rule) == ["\"w\" staat er twee keer."])
    }

    @Test("a fault in a module's data file keeps the program from starting, and is told with the module")
    func refusedAtStart() {
        struct Broken: DomainModule {
            static let manifest = ModuleManifest(id: "broken", title: "Kapot", owner: "Niemand")

            func register(in registry: inout ModuleRegistry) {
                do {
                    _ = try CategoryList.read("lijst.json", [])
                } catch {
                    registry.refuse(error)
                }
            }
        }

        let faults = #expect(throws: ModuleFaults.self) { try ModuleCatalogue([Broken()]) }

        #expect(faults?.all.count == 1)
        #expect(faults?.description.hasPrefix("Module broken: lijst.json:") == true)
    }
}
