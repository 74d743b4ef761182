import Kernel
import Testing

@testable import Pages

@Suite("A chart on a page")
struct ChartDrawingTests {
    private static func read(_ blocks: Block...) throws -> HTMLReading {
        HTMLReading(HousePages().draw(Page("Cijfers", blocks: blocks), for: try Samples.municipality()))
    }

    @Test("who hears the page gets the same figures in words")
    func spoken() throws {
        let pictures = try Self.read(.chart(Samples.contacts), .chart(Samples.calledBack), .chart(Samples.leadTime))
            .all("svg").filter { $0.attributes["role"] == "img" }.compactMap { $0.attributes["aria-label"] }

        #expect(
            pictures == [
                "Kolommen, Week 39 tot en met 46. Telefoon: van 1.210 naar 1.085. E-mail: van 612 naar 566. "
                    + "Balie: van 480 naar 461. Chat: van 210 naar 318.",
                "Lijn, Week 39 tot en met 46. Op tijd: van 96% naar 91%. De norm is 95%.",
                "Liggende staven. Burgerzaken: 3,2, norm 5. Fysiek domein: 6,8, norm 8. Sociaal domein: 31, norm 40. "
                    + "Meedoen: te klein om te tonen, norm 15.",
            ]
        )
    }

    @Test("behind the drawing stands a table with every figure, and a group that is too small is not told")
    func table() throws {
        let reading = try Self.read(.chart(Samples.leadTime))

        let rows = reading.all("tr").map(\.text)
        #expect(
            rows == [
                "OnderdeelMiddenNorm", "Burgerzaken3,25", "Fysiek domein6,88", "Sociaal domein3140",
                "Meedoente klein om te tonen15",
            ]
        )
        #expect(reading.all("details").first?.text.hasPrefix("Bekijk de cijfers van: Hoelang duurt een zaak?") == true)
    }

    @Test("bars are as long as their values, with a mark where the norm is")
    func bars() throws {
        let reading = try Self.read(.chart(Samples.leadTime))

        // Of 340 units, that are 40 working days.
        let bars = reading.all("rect").filter { $0.attributes["class"] == "f1" && $0.attributes["x"] != nil }
        #expect(bars.map { $0.attributes["width"] } == ["29", "61.1", "280.6"])
        let norms = reading.all("path").filter { $0.attributes["class"] == "norm" && $0.attributes["d"] != "M8 0v16" }
        #expect(norms.map { $0.attributes["d"] } == ["M45.3 18v24", "M72.4 64v24", "M362 110v24", "M135.8 156v24"])
    }

    @Test(
        "a line shows by shape where the norm is missed, breaks off at what is not told, and names where its axis starts"
    )
    func line() throws {
        let reading = try Self.read(.chart(Samples.calledBack))

        #expect(reading.all("circle").count(where: { $0.attributes["cx"] != "8" }) == 3)
        #expect(reading.all("rect").count { $0.attributes["class"] == "pt low" && $0.attributes["x"] != "3" } == 4)
        let path = try #require(reading.first("path", "class", "line")?.attributes["d"])
        #expect(path.count { $0 == "M" } == 2)
        #expect(
            reading.first("p", "class", "says")?.text == "Sinds week 42 halen wij de norm niet. De as begint bij 80%."
        )
    }

    @Test("charts that follow each other stand side by side, one alone has the whole width")
    func sideBySide() throws {
        let two = try Self.read(.chart(Samples.contacts), .chart(Samples.leadTime), .paragraph("Klaar."))
        let one = try Self.read(.chart(Samples.contacts))

        #expect(two.first("div", "class", "charts")?.text.contains("Hoelang duurt een zaak?") == true)
        #expect(one.first("div", "class", "charts") == nil)
    }

    @Test("an axis has three to six round marks that hold the highest value", arguments: [3.0, 7, 40, 95, 2_631, 1e7])
    func scale(_ highest: Double) throws {
        let marks = ChartScale(from: 0, to: highest).marks

        #expect((3...6).contains(marks.count), "\(marks)")
        #expect(try #require(marks.last) >= highest)
        #expect(ChartScale(from: 0, to: highest).share(highest) <= 1)
    }

    @Test("numbers are written as Dutch readers write them")
    func numbers() {
        #expect(DutchNumber.text(12_500) == "12.500")
        #expect(DutchNumber.text(-1_000_000) == "-1.000.000")
        #expect(DutchNumber.text(6.75, decimals: 1) == "6,8")
        #expect(DutchNumber.text(-0.5, decimals: 1) == "-0,5")
        #expect(DutchNumber.text(31, decimals: 1) == "31")
        #expect(DutchNumber.text(.infinity, decimals: 0) == "0")
    }

    @Test("a chart without figures says so and is drawn all the same")
    func empty() throws {
        let reading = try Self.read(
            .chart(Chart("Leeg", conclusion: "Er is niets.", .columns, along: Chart.Axis("Week", []), []))
        )

        #expect(reading.faults.isEmpty)
        #expect(reading.all("details").first?.text.contains("Er zijn nog geen cijfers.") == true)
    }
}
