internal import Kernel
internal import Testing
internal import ZGW

@Suite("Importing case types from other catalogues")
struct CaseTypeImportTests {
    static let caseTypes = """
        [{
          "url": "http://x/1", "identificatie": "B1", "omschrijving": "Boom kappen",
          "vertrouwelijkheidaanduiding": "openbaar", "indicatie_intern_of_extern": "extern",
          "doorlooptijd": "P8W", "servicenorm": "P28D", "begin_geldigheid": "2021-04-03", "einde_geldigheid": null,
          "concept": false, "producten_of_diensten": ["http://x/p"]
        }]
        """
    static let statuses = """
        [
          { "zaaktype": "http://x/1", "volgnummer": 3, "omschrijving": "Afgehandeld", "is_eindstatus": true },
          { "zaaktype": "http://x/1", "volgnummer": 1, "omschrijving": "Aanvraag  ontvangen", "is_eindstatus": false,
            "statustekst": "Wij hebben uw aanvraag." },
          { "zaaktype": "http://x/1", "volgnummer": 2, "omschrijving": "In behandeling", "is_eindstatus": false }
        ]
        """

    static func convert(_ caseTypes: String = caseTypes, roles: String = "[]") throws -> CaseTypeImport.Outcome {
        try CaseTypeImport.openZaak([
            "ZaakType.json": Array(caseTypes.utf8), "StatusType.json": Array(statuses.utf8),
            "RolType.json": Array(roles.utf8),
        ])
    }

    static func types(_ outcome: CaseTypeImport.Outcome) throws -> [CaseType] {
        try outcome.files.map { try CaseType.read($0, module: "import") }
    }

    @Test("an Open Zaak case type becomes a file that our own reader accepts")
    func openZaak() throws {
        let outcome = try Self.convert()

        let type = try #require(try Self.types(outcome).first)
        #expect(outcome.files.map(\.name) == ["boom-kappen.json"])
        #expect(type.key == "boom-kappen")
        #expect(type.startsOn.iso == "2021-04-03")
        #expect(type.norm == ServiceNorm(28, .days))
        #expect(type.statutoryTerm == StatutoryTermRule(8, .weeks, article: "artikel onbekend (B1)"))
        #expect(type.confidentiality == .open)
        #expect(type.isShownAtMijnOverheid)
        #expect(type.steps.map(\.key) == ["aanvraag-ontvangen", "in-behandeling", "afgehandeld"])
        #expect(type.steps.map(\.isFinal) == [false, false, true])
        #expect(type.steps[0].now == "Wij hebben uw aanvraag.")
        #expect(type.steps[1].now == "Wij werken aan uw zaak. De stap heet nu: In behandeling.")
        #expect(type.transitions["aanvraag-ontvangen"] == ["in-behandeling", "afgehandeld"])
    }

    @Test("what the file cannot hold and what was filled in is told per case type")
    func notes() throws {
        let roles = #"[{ "zaaktype": "http://x/1", "omschrijving": "Initiator" }]"#

        let notes = try Self.convert(roles: roles).notes.map(\.description)

        #expect(notes.contains("B1 Boom kappen: niet-gebruikt: Roltypen: Initiator."))
        #expect(notes.contains("B1 Boom kappen: niet-gebruikt: Producten of diensten: 1 verwijzingen."))
        #expect(
            notes.contains("B1 Boom kappen: zelf-ingevuld: 2 van de 3 stappen kregen een algemene tekst voor inwoners.")
        )
        #expect(notes.contains(#"B1 Boom kappen: zelf-ingevuld: Het enige resultaat is "Afgehandeld"."#))
    }

    @Test(
        "a period that is no norm is left out with a note",
        arguments: [("P1Y", "P1Y"), ("n.t.b.", "n.t.b."), ("PT4H", "PT4H"), ("30", "30"), ("P0D", "P0D")]
    )
    func unusablePeriods(period: String, told: String) throws {
        let outcome = try Self.convert(Self.caseTypes.replacing("P28D", with: period))

        #expect(try Self.types(outcome).first?.norm == nil)
        #expect(outcome.notes.contains { $0.kind == .notUsed && $0.text.contains("\"\(told)\"") })
    }

    @Test("a case type that never held, has ended or is a concept does not come out")
    func refused() throws {
        for change in [
            (#""einde_geldigheid": null"#, #""einde_geldigheid": "2021-04-03""#),
            (#""einde_geldigheid": null"#, #""einde_geldigheid": "2022-01-01""#),
            (#""concept": false"#, #""concept": true"#),
        ] {
            let outcome = try Self.convert(Self.caseTypes.replacing(change.0, with: change.1))

            #expect(outcome.files.isEmpty)
            #expect(outcome.notes.filter { $0.kind == .refused }.count == 1, "\(change.1)")
        }
    }

    @Test("a closed case type comes out, but not for MijnOverheid, and the note says so")
    func confidential() throws {
        let outcome = try Self.convert(Self.caseTypes.replacing("openbaar", with: "vertrouwelijk"))

        #expect(try Self.types(outcome).first?.isShownAtMijnOverheid == false)
        #expect(outcome.notes.contains { $0.text.contains("MijnOverheid toont dit niet") })
    }

    @Test("an export without case types, or one that is damaged, is refused with the name of the file")
    func damaged() {
        let missing = #expect(throws: ConfigFaults.self) { try CaseTypeImport.openZaak([:]) }
        let broken = #expect(throws: ConfigFaults.self) { try CaseTypeImport.openZaak(["ZaakType.json": [123]]) }
        let noList = #expect(throws: ConfigFaults.self) { try CaseTypeImport.gemma([123, 125], file: "gemma.json") }

        #expect(missing?.description.hasPrefix("ZaakType.json: Dit bestand ontbreekt") == true)
        #expect(broken?.description.hasPrefix("ZaakType.json: Dit is geen geldige JSON") == true)
        #expect(noList?.description.hasPrefix("gemma.json: Hier moet één lijst staan.") == true)
    }
}
