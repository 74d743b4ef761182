import FoundationEssentials
import Kernel
import Testing

@testable import App

@Suite("The configuration")
struct ConfigurationTests {
    private func own() throws -> Configuration {
        try Configuration.read(folder: "\(packageRoot)/Config", moduleIDs: ModuleCatalog.ids)
    }

    @Test("the seven municipalities are read without a fault")
    func sevenMunicipalities() throws {
        let configuration = try own()

        #expect(
            configuration.municipalities.map { "\($0.code) \($0.slug)" } == [
                "0200 apeldoorn", "0225 druten", "0226 duiven", "0246 heerde", "1961 vijfheerenlanden",
                "0293 westervoort", "0296 wijchen",
            ]
        )
    }

    @Test("two organisations run two municipalities each, three run their own")
    func organisations() throws {
        let configuration = try own()

        let served = configuration.platform.organisations.map { organisation in
            configuration.municipalities(of: organisation.id).map(\.slug)
        }
        #expect(
            served == [
                ["duiven", "westervoort"], ["druten", "wijchen"], ["apeldoorn"], ["vijfheerenlanden"], ["heerde"],
            ]
        )
    }

    @Test("Heerde shows its norms, Druten and Wijchen have guiding principles instead")
    func normsAreAChoice() throws {
        let configuration = try own()

        #expect(configuration.municipality("heerde")?.showsNorms == true)
        #expect(configuration.municipality("druten")?.showsNorms == false)
        #expect(configuration.municipality("wijchen")?.showsNorms == false)
    }

    @Test("Apeldoorn has an own portal, Wijchen takes MijnOverheid, Duiven has none")
    func portalIsAChoice() throws {
        let configuration = try own()

        let portals = ["apeldoorn", "wijchen", "duiven"].map { configuration.municipality($0)?.portal }
        #expect(portals == [.own, .mijnOverheid, Municipality.Portal.none])
    }

    @Test("two days are working days in Duiven and calendar days in Druten")
    func unitOfTheResponsePromise() throws {
        let configuration = try own()

        #expect(configuration.municipality("duiven")?.responsePromise == ServiceNorm(2, .workingDays))
        #expect(configuration.municipality("druten")?.responsePromise == ServiceNorm(2, .days))
    }

    @Test("Heerde says klant, Apeldoorn says inwoner")
    func wordingIsAChoice() throws {
        let configuration = try own()

        #expect(configuration.municipality("heerde")?.wording == .klant)
        #expect(configuration.municipality("apeldoorn")?.wording == .inwoner)
    }

    @Test("the service centre is Heerde's own, shared in Wijchen and absent in Vijfheerenlanden")
    func serviceCentreIsAChoice() throws {
        let configuration = try own()

        let centres = ["heerde", "wijchen", "vijfheerenlanden"].map { configuration.municipality($0)?.serviceCentre }
        #expect(centres == [.central, .shared, Municipality.ServiceCentre.none])
    }

    @Test("a town hall says when it opens on which day")
    func openingHours() throws {
        let location = try #require(own().municipality("duiven")?.locations.first)

        let wednesday = try #require(location.openingHours[.wednesday])
        #expect(wednesday.opens == TimeOfDay(hour: 9, minute: 0))
        #expect(wednesday.closes == TimeOfDay(hour: 20, minute: 0))
        #expect(location.openingHours[.sunday] == nil)
    }
}
