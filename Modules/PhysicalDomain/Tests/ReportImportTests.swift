import FoundationEssentials
import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("Reading reports from another system's file")
struct ReportImportTests {
    @Test(
        "of a real file of Rotterdam 66 reports come in, 1 is refused with the reason, and a second time none",
        .enabled(if: SharedFile.rotterdam != nil, "Skipped: ../shared/data/meldingen is not here.")
    )
    func realFile() throws {
        let desk = try ReportDesk()
        let reading = try ReportImport()

        let file = try reading.read(try #require(SharedFile.rotterdam))
        var told: [Int] = []
        let first = try reading.apply(file, in: desk.context) { told.append($0.done) }
        let second = try reading.apply(file, in: desk.context)

        #expect(file.acceptedCount == 66)
        #expect(file.refusals.map(\.row) == [16])
        #expect(file.refusals.first?.reason.hasPrefix("onderwerp \"Maatregelen coronavirus\"") == true)
        #expect((first.opened, first.known) == (66, 0))
        #expect((second.opened, second.known) == (0, 66))
        #expect(told == [20, 40, 60, 66])
        #expect(try desk.count("physical_domain_report") == 66)
    }

    @Test("a row keeps its moment, kind, address, point and progress")
    func row() throws {
        let desk = try ReportDesk()
        let reading = try ReportImport()
        let file = try reading.read(Self.msb(Self.good))

        _ = try reading.apply(file, in: desk.context)

        let report = try #require(file.rows.first?.report)
        #expect(report.at == (try Timestamp(rfc3339: "2022-09-28T07:45:25Z")))
        #expect(report.category.key == "boom")
        #expect(report.place.text == "Coolsingel 4")
        #expect(report.place.houseNumber?.text == "4")
        #expect(abs((report.place.point?.latitude ?? 0) - 51.923) < 0.001)
        let opened = try desk.context.read { try $0.cases.find(number: CaseNumber("Z-2026-000001")) }
        let found = try #require(opened)
        let history = try desk.context.read { try $0.cases.history(of: found) }
        #expect(history.map(\.stepKey) == ["ontvangen", "in-behandeling"])
        #expect(history.last?.at == (try Timestamp(rfc3339: "2022-09-29T09:13:57Z")))
        #expect(found.targetOn == Day(year: 2022, month: 10, day: 5))
    }

    @Test(
        "a row that cannot be a report is refused with its place and what is missing",
        arguments: [
            (#""id": 7"#, #""nr": 7"#, "het nummer (id) ontbreekt."),
            ("2022-09-28T09:45:25", "gisteren", "datumMelding ontbreekt"),
            ("2022-09-28T09:45:25", "2022-02-30T09:45:25", "datumMelding ontbreekt"),
            (#""Bomen""#, #""Bommen""#, "onderwerp \"Bommen\" is hier geen soort melding. Bedoelt u \"bomen\"?"),
            (#""Bomen""#, "null", "het onderwerp ontbreekt."),
            (#""Inbehandeling""#, #""Zoek""#, "de status ontbreekt of is onbekend."),
            (#""straatNaam": "COOLSINGEL", "#, "", nil),
            ("92506", "-92506", nil),
        ]
    )
    func refused(_ part: String, _ other: String, _ reason: String?) throws {
        let row = Self.good.replacing(part, with: other)

        let file = try ReportImport().read(Self.msb(Self.good.replacing("7,", with: "8,") + "," + row))

        let refusal = file.refusals.first
        #expect(file.acceptedCount == (reason == nil ? 2 : 1))
        #expect(refusal?.row == (reason == nil ? nil : 2))
        #expect(refusal?.description.hasPrefix("melding 2: \(reason ?? "")") ?? true)
    }

    @Test("a row without an address and outside the Netherlands has no place")
    func noPlace() throws {
        let row = Self.good.replacing(#""straatNaam": "COOLSINGEL", "#, with: "").replacing("92506", with: "9250600")

        let file = try ReportImport().read(Self.msb(row))

        #expect(file.refusals.map(\.reason) == ["de locatie heeft geen adres en geen x en y in Nederland."])
    }

    @Test("a number that stands in the file twice comes in once")
    func twice() throws {
        let file = try ReportImport().read(Self.msb(Self.good + "," + Self.good))

        #expect(file.acceptedCount == 1)
        #expect(file.refusals.map(\.description) == ["melding 2: dit nummer staat eerder in het bestand."])
    }

    @Test("the list of Signalen comes in too")
    func signalen() throws {
        let desk = try ReportDesk()
        let json = #"""
            {"count": 1, "results": [{"id": 12, "text": "Vol", "created_at": "2026-10-01T10:00:00+02:00",
              "category": {"sub": "Container is vol", "sub_slug": "container-is-vol", "main": "Afval"},
              "location": {"geometrie": {"type": "Point", "coordinates": [4.9, 52.37]},
                "address": {"openbare_ruimte": "Dam", "huisnummer": 1, "huisletter": "a", "postcode": "1012JS"}},
              "status": {"state": "o", "created_at": "2026-10-02T10:00:00+02:00"}}]}
            """#
        let reading = try ReportImport()

        let file = try reading.read(Array(json.utf8))
        _ = try reading.apply(file, in: desk.context)

        let report = try #require(file.rows.first?.report)
        let opened = try desk.context.read { try $0.cases.find(number: CaseNumber("Z-2026-000001")) }
        #expect(report.category.key == "container-vol")
        #expect(report.place.text == "Dam 1a")
        #expect(report.place.postcode?.text == "1012 JS")
        #expect(opened?.isClosed == true)
    }

    @Test("a file without reports is refused as a whole", arguments: ["", "{}", "[", #"{"meldingen": 1}"#])
    func unreadable(_ text: String) throws {
        let reading = try ReportImport()

        #expect(throws: UnreadableReportFile.self) { try reading.read(Array(text.utf8)) }
    }

    private static let good = #"""
        {"id": 7, "datumMelding": "2022-09-28T09:45:25", "datumInbehandeling": "2022-09-29T11:13:57",
         "status": "Inbehandeling", "onderwerp": {"id": "12", "omschrijving": "Bomen"}, "omschrijving": null,
         "locatie": {"adres": {"straatNaam": "COOLSINGEL", "huisnummer": "4"}, "x": 92506, "y": 437644}}
        """#

    private static func msb(_ rows: String) -> [UInt8] { Array(#"{"meldingen": [\#(rows)]}"#.utf8) }
}

/// Real files beside the project; tests that read them are skipped where they are not.
private enum SharedFile {
    static let rotterdam: [UInt8]? = {
        var root = #filePath.split(separator: "/").dropLast(5).map(String.init)
        root += ["shared", "data", "meldingen", "rotterdam-msb-meldingen-sample.json"]
        return FileManager.default.contents(atPath: "/" + root.joined(separator: "/")).map { Array($0) }
    }()
}
