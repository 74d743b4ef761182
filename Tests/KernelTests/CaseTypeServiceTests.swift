import Kernel
import Testing

/// The sample file with everything in it that a file may have.
private enum FullSample {
    static let text = CaseTypeSample.text
        .replacing(
            #""confidentiality""#,
            with: """
                "extension": { "amount": 6, "unit": "weeks", "article": "Awb, artikel 4:14" },
                "suspension": { "article": "Awb, artikel 4:15", "steps": ["onderzoek"] },
                "objection": { "weeks": 6, "article": "Awb, artikel 6:7" },
                "roles": [{ "key": "behandelaar", "name": "Medewerker groen" }],
                "price": [{ "cents": 12050, "for": "Eén boom" }],
                "bring": ["Een foto van de boom."],
                "conditions": ["De boom staat in uw tuin."],
                "form": [
                  { "title": "Waar staat de boom?", "fields": [
                    { "key": "plek", "label": "Plek van de boom", "kind": "text", "limit": 90 },
                    { "key": "soort", "label": "Wat voor boom is het?", "kind": "choice", "required": false,
                      "options": [{ "key": "eik", "label": "Eik" }, { "key": "beuk", "label": "Beuk" }] } ] },
                  { "title": "Wie bent u?", "fields": [
                    { "key": "naam", "label": "Uw naam", "kind": "text", "source": "resident.name",
                      "missing": "Vul uw naam in." } ] }
                ],
                "confidentiality"
                """
        )
        .replacing(
            #""action": "Leg een foto klaar.","#,
            with: """
                "tasks": [
                  { "key": "foto", "for": "resident", "kind": "upload", "name": "Stuur een foto",
                    "text": "Maak een foto van de boom." },
                  { "key": "kijken", "for": "staff", "kind": "check", "name": "Bezoek ter plaatse",
                    "text": "Conform protocol." }
                ],
                "message": { "about": "Uw boom", "message": "Wij kijken naar uw boom.", "expect": "Stuur een foto." },
                """
        )
        .replacing(
            #""name": "Wij hebben ja gezegd" }"#,
            with: #""name": "Wij hebben ja gezegd", "retention": "#
                + #"{ "number": "11.1.2", "then": "destroy", "after": { "amount": 5, "unit": "years" } } }"#
        )

    static func type() throws -> CaseType { try CaseType.read(CaseTypeSample.file(text), module: "groen") }

    static func faults(_ old: String, _ new: String) -> [String] {
        CaseTypeSample.faults(CaseTypeSample.file(text.replacing(old, with: new)))
    }
}

@Suite("What a case type asks, promises and keeps")
struct CaseTypeServiceTests {
    @Test("terms, tasks, messages, roles and retention are in the value as the file says them")
    func everything() throws {
        let type = try FullSample.type()

        #expect(type.termExtension?.term == StatutoryTermRule(6, .weeks, article: "Awb, artikel 4:14"))
        #expect(type.canBeSuspended(in: "onderzoek"))
        #expect(!type.canBeSuspended(in: "ontvangen"))
        #expect(type.objection == CaseType.Objection(weeks: 6, article: "Awb, artikel 6:7"))
        #expect(type.roles == [CaseType.Role(key: "behandelaar", name: "Medewerker groen")])
        #expect(type.steps[1].tasks(for: .resident).map(\.key) == ["foto"])
        #expect(type.steps[1].tasks(for: .staff).map(\.kind) == [.check])
        #expect(type.steps[1].messageToSend.expect == "Stuur een foto.")
        #expect(type.results[0].retention?.number == "11.1.2")
        #expect(
            type.results[0].retention?.destroyedOn(closedOn: try Day(iso: "2024-02-29")) == (try Day(iso: "2029-02-28"))
        )
    }

    @Test("price, what to bring, conditions and the pages of the form are in the value")
    func offer() throws {
        let type = try FullSample.type()

        #expect(type.offer.prices.map(\.inDutch) == ["€ 120,50"])
        #expect(type.offer.bring == ["Een foto van de boom."])
        #expect(type.offer.conditions == ["De boom staat in uw tuin."])
        #expect(type.offer.form.map(\.title) == ["Waar staat de boom?", "Wie bent u?"])
        #expect(type.questions.map(\.key) == ["plek", "soort", "naam"])
        #expect(type.questions[0].kind == .text(limit: 90))
        #expect(type.questions[0].missing == "Vul hier een antwoord in.")
        #expect(type.questions[1].missing == nil)
        #expect(type.questions[2].source == .known(.name))
        #expect(type.questions[2].field.autocomplete == "name")
    }

    @Test("a step without a message of its own sends what its texts say")
    func messageOfStep() throws {
        let step = try CaseTypeSample.read().steps[1]

        #expect(step.messageToSend.about == "Wij bekijken de boom")
        #expect(step.messageToSend.message == "Wij kijken.")
        #expect(step.messageToSend.expect == "Leg een foto klaar.")
    }

    /// What is written instead of what, and the beginning of the only line.
    static let breaks: [(old: String, new: String, line: String)] = [
        (
            #""key": "plek", "label": "Plek van de boom""#, #""key": "adres", "label": "Plek van de boom""#,
            #"form[0].fields[0].label "Plek van de boom": Dit vraagt naar iets wat vaak al bekend is. "#
                + #"Zet "source": "resident.address"."#
        ),
        (
            #""label": "Plek van de boom""#, #""label": "Wat is uw BSN?""#,
            #"form[0].fields[0].label "Wat is uw BSN?": Dit vraagt naar iets wat vaak al bekend is. "#
                + #"Zet "source": "resident.bsn"."#
        ),
        (
            #""resident.name""#, #""resident.nam""#,
            #"form[1].fields[0].source "resident.nam": Deze bron bestaat niet. Bedoelt u "resident.name"?"#
        ),
        (
            #""key": "soort", "label""#, #""key": "plek", "label""#,
            #"form[0].fields "plek": Deze sleutel staat er dubbel."#
        ),
        (
            #"{ "key": "eik", "label": "Eik" }, { "key": "beuk", "label": "Beuk" }"#, "",
            "form[0].fields[1].options []: Er is geen enkel antwoord."
        ),
        (
            #""steps": ["onderzoek"] }"#, #""steps": ["klaar"] }"#,
            #"suspension.steps "klaar": In deze stap loopt geen zaak. Kies uit: ontvangen, onderzoek."#
        ),
        (
            #""now": "Klaar.","#,
            #""now": "Klaar.", "tasks": [{ "key": "a", "for": "staff", "kind": "check", "name": "A", "text": "A" }],"#,
            #"steps "klaar": Een eindstap heeft geen taken: de zaak is dan klaar."#
        ),
        (
            #""kind": "upload""#, #""kind": "uplod""#,
            #"steps[1].tasks[0].kind "uplod": Deze waarde bestaat niet. Bedoelt u "upload"?"#
        ),
        (#""expect": "Stuur een foto." "#, #""expected": "x" "#, "steps[1].message.expect: Dit gegeven ontbreekt."),
        (
            #""number": "11.1.2""#, #""number": "elf""#,
            #"results[0].retention.number "elf": Dit is geen nummer uit de Selectielijst."#
        ),
        (
            #""then": "destroy""#, #""then": "keep""#,
            #"results[0].retention.after {"amount": 5, "unit": "years"}: Wat blijft, wordt niet vernietigd."#
        ),
    ]

    @Test("each mistake in them gives a line with place, value, rule and remedy", arguments: breaks)
    func mistakes(_ broken: (old: String, new: String, line: String)) throws {
        let faults = FullSample.faults(broken.old, broken.new)

        #expect(faults.first?.hasPrefix("kap.json: " + broken.line) == true, "\(faults)")
        #expect(try FullSample.type().key == "kapvergunning")
    }

    @Test("what is put off or stands still needs a legal limit")
    func needsTerm() {
        let faults = FullSample.faults(
            #""statutoryTerm": { "amount": 8, "unit": "weeks", "article": "Awb, artikel 4:13" },"#,
            ""
        )

        #expect(faults.count == 2)
        #expect(faults.allSatisfy { $0.contains("Zonder wettelijke termijn") })
    }

    @Test("texts for residents are judged in tasks, messages and forms; those for staff are not")
    func plainDutch() throws {
        var judged: [String] = []
        _ = try? CaseType.read(CaseTypeSample.file(FullSample.text), module: "groen") { text, _ in
            judged.append(text)
            return []
        }

        for text in [
            "Stuur een foto", "Wij kijken naar uw boom.", "Uw naam", "Eik", "Eén boom", "Een foto van de boom.",
        ] {
            #expect(judged.contains(text), "\(text)")
        }
        #expect(!judged.contains("Conform protocol."))
        #expect(!judged.contains("Medewerker groen"))
    }

    @Test("a municipality has its own price, what to bring and message")
    func overridden() throws {
        let file = CaseTypeFile(
            name: "heerde/kapvergunning.json",
            json: Array(
                """
                { "key": "kapvergunning", "price": [], "bring": ["Een tekening."],
                  "steps": { "onderzoek": { "message": null } } }
                """.utf8
            )
        )
        let change = try CaseTypeOverride.read(file)

        let catalogue = try CaseTypeCatalogue(
            [FullSample.type()],
            for: CaseTypeCatalogueTests.municipality(),
            modulesOn: ["groen"],
            overrides: [change]
        )

        let type = try #require(catalogue.all.first)
        #expect(type.offer.prices.isEmpty)
        #expect(type.offer.bring == ["Een tekening."])
        #expect(type.offer.conditions == ["De boom staat in uw tuin."])
        #expect(type.steps[1].message == nil)
        #expect(type.steps[1].tasks.count == 2)
    }
}
