import Kernel
import TestSupport
import Testing

@testable import CivilAffairs

@Suite("What a product takes, by the answers of the resident")
struct ChosenProductTests {
    @Test(
        "consent of the parents ends at eighteen for a passport and at twelve for a card (Paspoortwet, article 34)",
        arguments: [
            ("paspoort", "kind", true), ("paspoort", "volwassen", false), ("identiteitskaart", "kind", true),
            ("identiteitskaart", "twaalf", false), ("identiteitskaart", "volwassen", false),
        ]
    )
    func consent(product: String, age: String, isNeeded: Bool) throws {
        let product = try #require(try ProductList.shipped()[product])

        let chosen = ChosenProduct(product) { $0.key == "leeftijd" ? age : "ja" }

        #expect(chosen.options.contains { $0.check?.contains("artikel 34") == true } == isNeeded)
        #expect(chosen.bring(nil).contains { $0.contains("elke ouder met gezag") } == isNeeded)
    }

    @Test(
        "a document that is lost or stolen needs a signed statement (Paspoortwet, article 31), one at hand does not",
        arguments: ["paspoort", "identiteitskaart"],
        [("ja", false), ("kwijt", true), ("gestolen", true)]
    )
    func loss(product: String, old: (key: String, isNeeded: Bool)) throws {
        let product = try #require(try ProductList.shipped()[product])

        let chosen = ChosenProduct(product) { $0.key == "oude" ? old.key : "volwassen" }

        #expect(chosen.options.contains { $0.check?.contains("artikel 31") == true } == old.isNeeded)
        #expect(chosen.minutes == product.minutes + (old.isNeeded ? 10 : 0))
    }

    @Test("the price on the page is that of the municipality, and no price of its own stands in the module")
    func price() throws {
        let hall = try TownHall { type in
            guard type.key == "paspoort" else { return }
            type.offer.prices = [CaseType.Price(cents: 9_900, for: "Paspoort vanaf 18 jaar")]
        }

        let code = try hall.book("paspoort")

        _ = try hall.send(.get, "/afspraak/{code}", .init(parameters: ["code": code]))
        #expect(hall.pages.last?.text.contains("Paspoort vanaf 18 jaar: € 99.") == true)
        #expect(hall.pages.last?.text.contains("83,87") == false)
    }

    @Test("a municipality that names no price shows none")
    func free() throws {
        let hall = try TownHall { $0.offer.prices = [] }

        let code = try hall.book("paspoort")

        _ = try hall.send(.get, "/afspraak/{code}", .init(parameters: ["code": code]))
        #expect(hall.pages.last?.text.contains("€") == false)
    }
}
