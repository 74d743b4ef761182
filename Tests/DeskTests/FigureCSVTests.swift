import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("Figures as CSV")
struct FigureCSVTests {
    let world: FigureWorld

    init() throws { world = try FigureWorld() }

    @Test(
        "every figure of each page stands in its file, the hidden ones as hidden",
        arguments: FigureSheet.Part.allCases
    )
    func everyFigure(part: FigureSheet.Part) throws {
        try world.add(14, daysAgo: 14, days: 3)
        try world.add(5, daysAgo: 7, days: 1)

        let sheet = try world.sheet(part)
        let lines = try world.lines(part.filePath)

        let values = sheet.groups.flatMap(\.charts).flatMap(\.series).map(\.values.count).reduce(0, +)
        #expect(lines.first == "periode;cijfer;groep;reeks;waarde;eenheid;opmerking")
        #expect(lines.last?.isEmpty == true)
        #expect(lines.count == 2 + values + sheet.keyFigures.count)
        #expect(lines.allSatisfy { $0.isEmpty || $0.count(where: { $0 == ";" }) == 6 })
        #expect(!lines.contains { $0.contains(";5;") }, "a group of five is told")
        // The page of lead times has one type, with cases enough; no module counts anything here.
        #expect([.leadTimes, .modules].contains(part) || lines.contains { $0.hasSuffix(";te klein om te tonen") })
    }

    @Test("it is UTF-8 with a mark, a name of its own and decimal commas")
    func form() throws {
        try world.add(14, daysAgo: 14, days: 3)

        let answer = try world.ask("/sturen/doorlooptijd.csv", period: "2026-11")

        #expect(Array(answer.body.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(answer.headers.contains(Response.Header("Content-Type", "text/csv; charset=utf-8")))
        let name = "attachment; filename=\"duiven-doorlooptijd-2026-11.csv\""
        #expect(answer.headers.contains(Response.Header("Content-Disposition", name)))
        #expect(String(decoding: answer.body, as: UTF8.self).contains(";3,5;dagen;"))
    }
}
