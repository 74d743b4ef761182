import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("The pages that show figures")
struct FigureSheetTests {
    let world: FigureWorld

    init() throws { world = try FigureWorld() }

    @Test("the first page tells what came in, what is ready and which part of that was on time")
    func overview() throws {
        try world.add(30, daysAgo: 20, days: 3)
        try world.add(10, daysAgo: 20, days: 15)

        let sheet = try world.sheet(.overview)

        let figures = Dictionary(uniqueKeysWithValues: sheet.keyFigures.map { ($0.title, $0.tile) })
        #expect(figures["Zaken binnengekomen"]?.value == "40")
        #expect(figures["Zaken klaar"]?.value == "40")
        #expect(figures["Op tijd volgens onze norm"]?.value == "75%")
        #expect(figures["Binnen de wettelijke termijn"]?.value == "100%")
        #expect(figures["Binnen de wettelijke termijn"]?.badge == Badge(.success, "Wet: gehaald"))
        #expect(sheet.groups.flatMap(\.charts).map(\.conclusion).first?.contains("40 zaken binnen") == true)
    }

    @Test("figures of fewer than ten cases are not shown anywhere, also not as a part or a median")
    func tooSmall() throws {
        try world.add(9, daysAgo: 20, days: 3)

        for part in FigureSheet.Part.allCases {
            let sheet = try world.sheet(part)
            let values = sheet.groups.flatMap(\.charts).flatMap(\.series).flatMap(\.values)

            #expect(sheet.keyFigures.allSatisfy { $0.value == nil }, "\(part)")
            #expect(values.allSatisfy { $0 == nil || $0 == 0 }, "\(part)")
            #expect(sheet.groups.flatMap(\.charts).allSatisfy { $0.conclusion == FigureWords.tooFew }, "\(part)")
        }
    }

    @Test("the only small week hides a second one, because the total is told")
    func secondWeek() throws {
        try world.add(4, daysAgo: 7)
        try world.add(40, daysAgo: 14)
        try world.add(20, daysAgo: 21)

        let weeks = try #require(try world.set().openedChart.series.first?.values)

        #expect(weeks.suffix(4) == [nil, 40, nil, 0])
        #expect(try world.set().channelChart.series.first?.values == weeks)
    }

    @Test("one late case among a hundred thousand is not 100% on time")
    func almostAll() {
        #expect(Punctuality(due: 100_000, onTime: 99_999).percent == 99)
        #expect(Punctuality(due: 1_000, onTime: 0).percent == 0)
        #expect(Punctuality(due: 12, onTime: 12).percent == 100)
        #expect(Punctuality().percent == nil)
    }

    @Test("confidential cases count only for who is named for their module")
    func confidential() throws {
        try world.add(12, daysAgo: 14)
        try world.add(20, of: FigureWorld.care, daysAgo: 14, days: 2)

        let ordinary = try world.set()
        let social = try world.set(FigureWorld.socialManager)

        #expect(ordinary.opened.total(\.cases) == 12 && ordinary.typeKeys == ["lantaarn"])
        #expect(social.opened.total(\.cases) == 20 && social.typeKeys == ["wmo"])
        #expect(ordinary.durations.isEmpty && ordinary.closed.isEmpty)
    }

    @Test("the lead time of a case type and of its steps stands in days, the slowest first")
    func leadTimes() throws {
        try world.add(20, daysAgo: 40, days: 9)

        let sheet = try world.sheet(.leadTimes)

        let charts = sheet.groups.flatMap(\.charts)
        #expect(charts.map(\.title).last == "Melding openbare ruimte: dagen per stap")
        #expect(charts.last?.conclusion == "De stap “Ontvangen” duurt gemiddeld 9 dagen.")
        let half = try #require(charts.first?.series.first?.values.first ?? nil)
        #expect((9...10).contains(half))
    }

    @Test("steps that take as long, as readers see it, are not set above each other")
    func equalSteps() throws {
        let type = FigureWorld.lamps
        let start = Timestamp.testNoon.adding(seconds: -30 * 86_400)
        try world.tenant.write { session in
            for _ in 0..<10 {
                let first = StatusChange(to: type.steps[0], at: start)
                let dates = CaseDates(targetOn: nil, deadlineOn: nil)
                let file = try session.cases.open(NewCase(type: type, status: first, channel: .web, dates: dates))
                let second = StatusChange(to: type.steps[1], at: start.adding(seconds: 172_800))
                let working = try session.cases.move(file, of: type, with: second)
                let last = StatusChange(to: type.steps[2], at: start.adding(seconds: 345_700))
                _ = try session.cases.move(working, of: type, with: last)
            }
        }

        let chart = try #require(try world.set().stepGroup.first?.charts.first)

        #expect(chart.axis.labels == ["Ontvangen", "Wij zijn bezig"])
        #expect(chart.conclusion == "De langste stappen duren even lang: gemiddeld 2 dagen.")
    }

    @Test("the sentence of the types names the one that comes most")
    func typeSentence() throws {
        try world.add(15, daysAgo: 14)
        try world.add(25, of: FigureWorld.care, daysAgo: 14)
        let both = StaffGrant(municipality: "duiven", role: .manager, module: "physical-domain")

        let chart = try world.set(both).typeChart

        #expect(chart.conclusion == "Melding openbare ruimte komt het meest voor: 15 van de 15 zaken.")
    }

    @Test("without any case the page says so in place of empty charts")
    func nothing() throws {
        let page = FigurePage(
            sheet: try world.sheet(.volumes),
            fault: nil,
            visitor: try DeskVisitor(world.context(FigureWorld.manager))
        ).page

        #expect(page.blocks.contains(.paragraph("Er zijn nog geen cijfers voor deze periode.")))
        #expect(!page.blocks.contains { if case .chart = $0 { true } else { false } })
    }

    @Test("what is no period is told, and the usual weeks stand below it")
    func badPeriod() throws {
        try world.add(15, daysAgo: 14)

        let lines = try world.lines("/sturen/aantallen.csv", period: "2026-K9")

        #expect(lines[1].contains("Let op") && lines[1].contains("Deze periode kennen wij niet."))
        #expect(lines.contains { $0.contains("Zaken per zaaktype") && $0.contains(";15;") })
    }
}
