import Kernel
import TestSupport
import Testing

@testable import CivilAffairs

@Suite("Where residents can come and when")
struct ShowLocationTests {
    @Test("the page tells today, two weeks with their exceptions, the wait of this moment and the house rules")
    func whole() throws {
        let hall = try TownHall()

        let answer = try hall.send(.get, "/locaties/{location}", .init(parameters: ["location": "gemeentehuis"]))

        #expect(answer.status == 200)
        let page = try #require(hall.pages.last)
        #expect(page.lead?.plainText.contains("Vandaag open van 9.00 uur tot 17.00 uur.") == true)
        let text = page.text
        #expect(text.contains("ongeveer 0 minuten wachten"))
        #expect(text.contains("Laat uw hond buiten."))
        #expect(text.contains("anders dan gewoon"), "Thursday 26 November has other hours")
    }

    @Test("at closing time the wait is not told any more", arguments: [(-1, true), (0, false)])
    func closing(minutes: Int, isTold: Bool) throws {
        let hall = try TownHall()
        hall.tenant.clock.advance(seconds: (5 * 60 + minutes) * 60)

        _ = try hall.send(.get, "/locaties/{location}", .init(parameters: ["location": "gemeentehuis"]))

        #expect(hall.pages.last?.text.contains("minuten wachten") == isTold)
    }

    @Test("the list leads to each location, and a place that is not there is no page")
    func list() throws {
        let hall = try TownHall()

        _ = try hall.send(.get, "/locaties")

        let shown = String(describing: try #require(hall.pages.last).blocks)
        #expect(shown.contains("/locaties/gemeentehuis"))
        #expect(throws: Problem.notFound) {
            try hall.send(.get, "/locaties/{location}", .init(parameters: ["location": "zwembad"]))
        }
    }
}
