import Kernel
import Testing

@Suite("Case types side by side")
struct CaseTypeComparisonTests {
    private static func changed(_ old: String, _ new: String) throws -> CaseType {
        try CaseType.read(CaseTypeSample.changed(old, to: new), module: "groen")
    }

    @Test("only what differs between versions is shown, with nothing where a version says nothing")
    func versions() throws {
        let text = CaseTypeSample.text.replacing("2026-01-01", with: "2026-07-01")
            .replacing(#""amount": 6, "unit": "weeks""#, with: #""amount": 4, "unit": "weeks""#)
            .replacing(#""action": "Leg een foto klaar.", "#, with: "")
        let new = try CaseType.read(CaseTypeSample.file(text), module: "groen")

        let comparison = CaseTypeComparison([try CaseTypeSample.read(), new], municipalities: [])

        #expect(comparison.columns.map(\.startsOn.iso) == ["2026-01-01", "2026-07-01"])
        #expect(comparison.rows.map(\.place) == ["norm", "steps.onderzoek.action"])
        #expect(comparison.rows.map(\.texts) == [["6 weken", "4 weken"], ["Leg een foto klaar.", nil]])
    }

    @Test("a municipality has a column only where it differs from the file")
    func municipalities() throws {
        let own = try Self.changed("Wij lezen.", "Wij lezen het bij de balie.")

        let comparison = CaseTypeComparison(
            [try CaseTypeSample.read()],
            municipalities: [("duiven", [try CaseTypeSample.read()]), ("heerde", [own])]
        )

        #expect(comparison.columns.map(\.municipality) == [nil, "heerde"])
        #expect(comparison.rows.map(\.place) == ["steps.ontvangen.now"])
        #expect(comparison.rows[0].texts == ["Wij lezen.", "Wij lezen het bij de balie."])
    }

    @Test("one version that nobody changes differs nowhere")
    func nothing() throws {
        let comparison = CaseTypeComparison([try CaseTypeSample.read()], municipalities: [("duiven", [])])

        #expect(comparison.rows.isEmpty)
    }
}
