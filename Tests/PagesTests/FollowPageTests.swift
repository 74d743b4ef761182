import Kernel
import Pages
import Testing

@Suite("Following a case")
struct FollowPageTests {
    @Test("the page says which step it is, what happens, what to do and when")
    func standing() throws {
        let reading = try Self.read(Samples.followPage())

        let text = try #require(reading.all("main").first).text
        for words in ["Stap 3 van 4", "Wat gebeurt er nu?", "U hoeft nu niets te doen.", "Wanneer hoort u iets?"] {
            #expect(text.contains(words))
        }
        #expect(text.contains("Wij zijn uiterlijk klaar op vrijdag 27 november 2026."))
    }

    @Test("each step says its state in words, with its date, and the current one is marked for programs")
    func steps() throws {
        let reading = try Self.read(Samples.followPage())

        let steps = reading.elements.filter { $0.tag == "li" && $0.attributes["class"] != nil }
        #expect(steps.map { $0.attributes["class"] } == ["done", "skipped", "current", "todo"])
        #expect(steps[0].text.contains("Klaar: Wij hebben uw meldingdinsdag 17 november 2026"))
        #expect(steps[1].text.contains("Niet nodig: "))
        #expect(steps[2].attributes["aria-current"] == "step")
        #expect(steps[3].text.contains("Nog niet begonnen: Klaaruiterlijk vrijdag 27 november 2026"))
    }

    @Test("a case that is ready says so and how it ended")
    func ready() throws {
        let reading = try Self.read(Samples.followPage(at: "klaar", result: "Wij hebben het gemaakt"))

        let text = try #require(reading.all("main").first).text
        #expect(text.contains("Uw zaak is klaar."))
        #expect(text.contains("UitkomstWij hebben het gemaakt"))
        #expect(!text.contains("uiterlijk"))
    }

    @Test("beside the steps stand the days without the weekday, and whom to call with the code at hand")
    func beside() throws {
        let text = try #require(try Self.read(Samples.followPage()).all("main").first).text

        for words in ["Begonnen op17 november 2026", "Uiterlijk klaar27 november 2026", "Gemeente Rivierdal"] {
            #expect(text.contains(words))
        }
        #expect(text.contains("Bel 0316 279 111Noem uw volgcode als u belt."))
    }

    @Test("after the planned day the page says that it takes longer")
    func late() throws {
        let page = try Samples.followPage(today: "2026-11-28")

        #expect(try !Self.read(page).all("main").contains { $0.text.contains("Uiterlijk klaar") })
        #expect(page.lead?.plainText.hasPrefix("Het duurt langer dan wij dachten.") == true)
    }

    @Test("while a case runs, several ways to end stand as one step, so none is promised")
    func endings() throws {
        let steps =
            Samples.steps.dropLast() + [
                Samples.step("ja", "Wij zeggen ja", isFinal: true),
                Samples.step("nee", "Wij zeggen nee", isFinal: true),
            ]

        let running = try Self.read(Samples.followPage(steps: Array(steps)))
        let refused = try Self.read(Samples.followPage(at: "nee", steps: Array(steps)))

        #expect(running.all("main").first?.text.contains("Wij zeggen") == false)
        #expect(refused.all("main").first?.text.contains("Wij zeggen nee") == true)
        #expect(refused.all("main").first?.text.contains("Wij zeggen ja") == false)
    }

    @Test("an unknown code and a malformed one get the same answer, and the code stays in the field")
    func unknown() throws {
        let unknown = try Self.read(FollowPage.unknown("K7M4Q2X7"))
        let malformed = try Self.read(FollowPage.unknown("zomaar iets"))

        #expect(unknown.elements.map(\.tag) == malformed.elements.map(\.tag))
        #expect(unknown.all("title").first?.text.hasPrefix("Fout: Volg uw zaak") == true)
        #expect(malformed.first("input", "name", "code")?.attributes["value"] == "zomaar iets")
    }

    private static func read(_ page: Page) throws -> HTMLReading {
        HTMLReading(HousePages().draw(page, for: try Samples.municipality()))
    }
}
