import Kernel
import Pages
import Testing

@Suite("The pages of the desk")
struct DeskDrawingTests {
    private static func read(_ page: Page, municipality: Municipality?) -> HTMLReading {
        HTMLReading(HousePages().draw(page, for: municipality))
    }

    @Test("a column that can be sorted has a link, and only the sorted one says how it stands")
    func sorting() throws {
        let reading = Self.read(Samples.workList, municipality: try Samples.municipality())

        let heads = reading.all("th").filter { $0.attributes["scope"] == "col" }
        #expect(heads.map { $0.attributes["aria-sort"] } == [nil, nil, "ascending", nil])
        #expect(heads.map(\.text) == ["Sorteer op Zaak", "Stand", "Sorteer op Klaar vóór", "Dagen"])
        #expect(reading.first("a", "href", "/rivierdal/werk?sorteer=-datum") != nil)
        #expect(reading.first("a", "href", "/rivierdal/werk?sorteer=zaak") != nil)
    }

    @Test("lateness is told by an icon and words, below the date")
    func lateness() throws {
        let municipality = try Samples.municipality()
        let html = String(decoding: HousePages().draw(Samples.workList, for: municipality), as: UTF8.self)
        let reading = Self.read(Samples.workList, municipality: municipality)

        let cell = try #require(reading.all("td").first { $0.attributes["data-label"] == "Klaar vóór" })
        #expect(cell.text == "19 november3 dagen te laat")
        #expect(html.contains("#clock\"/></svg>3 dagen te laat"))
        #expect(html.contains("#work\"/></svg>Bezig"))
    }

    @Test("filters are sent with GET, have a name, keep what travels along and require nothing")
    func filtering() throws {
        let reading = Self.read(Samples.workList, municipality: try Samples.municipality())

        let form = try #require(reading.first("form", "aria-label", "Kies zaken"))
        #expect(form.attributes["method"] == "get")
        #expect(form.attributes["action"] == "/rivierdal/werk")
        #expect(form.text == "StandAllesTe laatTeamToon")
        #expect(reading.first("input", "name", "sorteer")?.attributes["value"] == "datum")
        #expect(reading.elements.allSatisfy { $0.attributes["aria-required"] == nil })
    }

    @Test("the menu says where the reader is and what waits, in words as well")
    func menu() throws {
        let reading = Self.read(Samples.workCase, municipality: try Samples.municipality())

        let here = reading.all("a").filter { $0.attributes["aria-current"] == "page" }
        #expect(here.map(\.text) == ["Werklijst12 (12 zaken, 2 te laat)"])
        #expect(reading.first("p", "class", "me")?.text == "Noor Bakker")
        #expect(reading.first("a", "class", "brand")?.attributes["href"] == "/rivierdal/werk")
        #expect(reading.first("a", "class", "brand")?.text == "RivierdalWerkplek")
    }

    @Test("a page that stands in the menu is marked there, and the part that it belongs to is not")
    func ownMenuItem() throws {
        let menu = [
            MenuItem(Link("Werklijst", .local("/werk")), icon: .tasks),
            MenuItem(Link("Zoeken", .local("/werk/zoek")), icon: .search),
        ]
        let page = Page("Zoeken", section: "Werklijst", blocks: [], audience: .staff(name: "Noor", menu: menu))

        let reading = Self.read(page, municipality: try Samples.municipality())

        #expect(reading.all("a").filter { $0.attributes["aria-current"] == "page" }.map(\.text) == ["Zoeken"])
    }

    @Test("a case stands in two columns, the second one after the first in reading order")
    func columns() throws {
        let reading = Self.read(Samples.workCase, municipality: try Samples.municipality())

        let bench = try #require(reading.first("div", "class", "bench"))
        let first = try #require(bench.text.firstRange(of: "Laatste contacten"))
        let second = try #require(bench.text.firstRange(of: "Zet een stap"))
        #expect(first.lowerBound < second.lowerBound)
    }

    @Test("a timeline tells the channel in words beside its icon, and keeps links in its text")
    func timeline() throws {
        let reading = Self.read(Samples.workCase, municipality: try Samples.municipality())

        let items = reading.all("li").filter { $0.text.contains("uur") }
        #expect(
            items.map(\.text) == [
                "Vraagt wanneer de stoep wordt gemaaktvandaag, 10.12 uurTelefoon. Zie de notitie.",
                "Melding: losse stoeptegeldi 17 november, 13.58 uurWebsite.",
            ]
        )
        #expect(reading.first("a", "href", "/rivierdal/werk/notitie") != nil)
    }

    @Test("managers have the same frame under their own name, and who is not logged in has no menu")
    func others() throws {
        let page = Page("Cijfers", blocks: [.paragraph("Alles op tijd.")], audience: .managers(name: nil))

        let reading = Self.read(page, municipality: nil)

        #expect(reading.first("a", "class", "brand")?.attributes["href"] == "/sturen")
        #expect(reading.first("a", "class", "brand")?.text == "DichtbijSturen")
        #expect(reading.all("nav").isEmpty)
    }
}
