import Kernel
import Testing

@Suite("Tables as CSV")
struct SpreadsheetFileTests {
    @Test(
        "a name that a spreadsheet would run as a formula is a text",
        arguments: ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "\r=1"]
    )
    func formulas(text: String) {
        let cell = SpreadsheetFile.cell(text)

        #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"))
    }

    @Test("separators and quotes stay inside their cell")
    func quotes() {
        #expect(SpreadsheetFile.cell("a;b") == "\"a;b\"")
        #expect(SpreadsheetFile.cell("de \"beste\"") == "\"de \"\"beste\"\"\"")
        #expect(SpreadsheetFile.cell("=\"x\"") == "\"'=\"\"x\"\"\"")
        #expect(SpreadsheetFile.cell("gewoon") == "gewoon")
    }
}
