import Kernel
import Pages
import Testing

@Suite("The overview of the sending")
struct SyncOverviewTests {
    @Test("one look tells for all municipalities together whether something needs a person")
    func together() throws {
        let page = OperatorPages.syncOverview(try Samples.syncRows, operator: "Noor")
        let reading = HTMLReading(HousePages().draw(page, for: nil))

        let tiles = reading.elements.filter { $0.attributes["class"]?.hasPrefix("panel kpi") == true }.map(\.text)
        #expect(
            tiles == [
                "Berichten die niet lukten6Kijk na", "Berichten die wachten7.404Het oudste 3 uur",
                "Gemeenten zonder storing2 van 4Storing",
            ]
        )
    }

    @Test("the menu says that the reader is on this page")
    func menu() throws {
        let page = OperatorPages.syncOverview([], operator: "Noor")
        let reading = HTMLReading(HousePages().draw(page, for: nil))

        #expect(reading.first("a", "aria-current", "page")?.text == "Koppeling met MijnOverheid")
    }
}
