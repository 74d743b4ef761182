internal import Kernel
internal import Testing

@Suite("The case types of a municipality")
struct CaseTypeCatalogueTests {
    static func municipality(norms: [String: ServiceNorm] = [:]) throws -> Municipality {
        try Municipality(
            slug: "heerde",
            code: "0246",
            name: "Heerde",
            organisation: "heerde",
            rsin: LegalEntityNumber("111222333"),
            oin: OrganisationIdentificationNumber("00000001111222333000"),
            applicationName: "dichtbij",
            theme: Municipality.Theme(accent: "#123456", accentOnDark: "#abcdef"),
            phone: "14 0578",
            responsePromise: ServiceNorm(2, .workingDays),
            norms: norms
        )
    }

    static func override(_ json: String) throws -> CaseTypeOverride {
        try CaseTypeOverride.read(CaseTypeFile(name: "eigen.json", json: Array(json.utf8)))
    }

    @Test(
        "a new case gets the version that holds on its day",
        arguments: [
            ("2025-12-31", nil), ("2026-01-01", "2026-01-01"), ("2026-06-30", "2026-01-01"),
            ("2026-07-01", "2026-07-01"),
        ]
    )
    func versionByDay(day: String, startsOn: String?) throws {
        let types = try ["2026-07-01", "2026-01-01"].map { try CaseTypeSample.read(startsOn: $0) }
        let catalogue = try CaseTypeCatalogue(types, for: Self.municipality(), modulesOn: ["groen"])

        let current = try catalogue.current("kapvergunning", on: Day(iso: day))

        #expect(current?.startsOn.iso == startsOn)
    }

    @Test("case types of a module that is off are not there, and their norms are no fault")
    func moduleOff() throws {
        let municipality = try Self.municipality(norms: ["kapvergunning": ServiceNorm(1, .weeks)])

        let catalogue = try CaseTypeCatalogue([CaseTypeSample.read()], for: municipality, modulesOn: [])

        #expect(catalogue.all.isEmpty)
    }

    @Test("an override changes norm, names and texts of one step in every version, and nothing else")
    func override() throws {
        let types = try ["2026-01-01", "2026-07-01"].map { try CaseTypeSample.read(startsOn: $0) }
        let change = try Self.override(
            """
            {
              "key": "kapvergunning", "name": "Boom weghalen", "norm": { "amount": 10, "unit": "working-days" },
              "channels": ["web"], "steps": { "onderzoek": { "now": "Wij komen langs.", "action": null } }
            }
            """
        )

        let catalogue = try CaseTypeCatalogue(
            types,
            for: Self.municipality(),
            modulesOn: ["groen"],
            overrides: [change]
        )

        #expect(catalogue.all.count == 2)
        for (type, original) in zip(catalogue.all, types) {
            #expect(type.name == "Boom weghalen")
            #expect(type.staffName == original.staffName)
            #expect(type.norm == ServiceNorm(10, .workingDays))
            #expect(type.channels == ["web"])
            #expect(type.steps[1].now == "Wij komen langs.")
            #expect(type.steps[1].action == nil)
            #expect(type.steps[1].when == original.steps[1].when)
            #expect(type.steps[0] == original.steps[0])
            #expect(type.transitions == original.transitions)
        }
    }

    @Test("an override with norm null promises nothing; without norm the module's promise stays")
    func normNull() throws {
        let types = [try CaseTypeSample.read()]
        let without = try Self.override(#"{ "key": "kapvergunning", "norm": null }"#)
        let silent = try Self.override(#"{ "key": "kapvergunning", "name": "Bomen" }"#)

        let cleared = try CaseTypeCatalogue(types, for: Self.municipality(), modulesOn: ["groen"], overrides: [without])
        let kept = try CaseTypeCatalogue(types, for: Self.municipality(), modulesOn: ["groen"], overrides: [silent])

        #expect(cleared.all.first?.norm == nil)
        #expect(kept.all.first?.norm == ServiceNorm(6, .weeks))
    }

    @Test("the municipality's settings change the norm")
    func settings() throws {
        let municipality = try Self.municipality(norms: ["kapvergunning": ServiceNorm(3, .weeks)])

        let catalogue = try CaseTypeCatalogue([CaseTypeSample.read()], for: municipality, modulesOn: ["groen"])

        #expect(catalogue.all.first?.norm == ServiceNorm(3, .weeks))
    }

    @Test("unknown case types and steps, a norm beyond the law and a norm in two places are told at once")
    func faults() throws {
        let municipality = try Self.municipality(norms: [
            "kapvergunnig": ServiceNorm(1, .weeks), "kapvergunning": ServiceNorm(9, .weeks),
        ])
        let overrides = try [
            Self.override(#"{ "key": "paspoort" }"#),
            Self.override(#"{ "key": "kapvergunning", "norm": null, "steps": { "onderzoekt": { "now": "Ja." } } }"#),
        ]

        let error = #expect(throws: ConfigFaults.self) {
            try CaseTypeCatalogue(
                [CaseTypeSample.read()],
                for: municipality,
                modulesOn: ["groen"],
                overrides: overrides
            )
        }

        let settings = "Config/municipalities/heerde.json"
        #expect(
            error?.all.map(\.description) == [
                settings
                    + #": norms.kapvergunnig "kapvergunnig": Dit zaaktype bestaat niet. Bedoelt u "kapvergunning"?"#,
                settings
                    + ": norms.kapvergunning: De belofte duurt langer dan de wettelijke termijn (Awb, artikel 4:13)."
                    + " Maak de norm korter dan de wet.",
                #"eigen.json: key "paspoort": Dit zaaktype bestaat niet. Kies uit: kapvergunning."#,
                #"eigen.json: steps.onderzoekt: Deze stap bestaat niet. Bedoelt u "onderzoek"?"#,
                #"eigen.json: norm: Deze norm staat op twee plekken. Haal hem hier weg, of bij "norms" in \#(settings)."#,
            ]
        )
    }

    @Test("two override files for one case type are refused with both names")
    func doubleOverride() throws {
        let overrides = try [
            CaseTypeOverride.read(CaseTypeFile(name: "a.json", json: Array(#"{ "key": "kapvergunning" }"#.utf8))),
            CaseTypeOverride.read(CaseTypeFile(name: "b.json", json: Array(#"{ "key": "kapvergunning" }"#.utf8))),
        ]

        let error = #expect(throws: ConfigFaults.self) {
            try CaseTypeCatalogue(
                [CaseTypeSample.read()],
                for: Self.municipality(),
                modulesOn: [],
                overrides: overrides
            )
        }

        #expect(error?.description.hasPrefix("b.json:") == true)
        #expect(error?.description.contains("a.json") == true)
    }

    @Test(
        "an override may not touch what belongs to the module",
        arguments: ["transitions", "confidentiality", "results"]
    )
    func foreignKeys(key: String) {
        #expect(throws: ConfigFaults.self) { try Self.override(#"{ "key": "kapvergunning", "\#(key)": "x" }"#) }
    }
}
