internal import Kernel
internal import Testing

@Suite("Reading a case type file")
struct CaseTypeFileTests {
    @Test("a file that keeps the rules becomes a case type with everything in it")
    func rightFile() throws {
        let type = try CaseTypeSample.read()

        #expect(type.key == "kapvergunning")
        #expect(type.module == "groen")
        #expect(type.startsOn.iso == "2026-01-01")
        #expect(type.norm == ServiceNorm(6, .weeks))
        #expect(type.statutoryTerm == StatutoryTermRule(8, .weeks, article: "Awb, artikel 4:13"))
        #expect(type.channels == ["web", "counter"])
        #expect(type.steps.map(\.isFinal) == [false, false, true])
        #expect(type.steps[1].action == "Leg een foto klaar.")
        #expect(type.transitions["klaar"] == ["onderzoek"])
        #expect(type.results == [CaseResult(key: "verleend", name: "Wij hebben ja gezegd")])
        #expect(type.mainTeam == "groen")
    }

    /// What is written instead of what, and the line that must be the only one.
    struct Break: CustomTestStringConvertible {
        let old: String
        let new: String
        let line: String

        init(_ old: String, _ new: String, _ line: String) {
            self.old = old
            self.new = new
            self.line = "kap.json: " + line
        }

        var testDescription: String { line }
    }

    static let breaks = [
        Break(
            #""key": "kapvergunning""#,
            #""key": "Kap vergunning""#,
            #"key "Kap vergunning": Een sleutel heeft alleen kleine letters, cijfers en losse streepjes, "#
                + #"en begint met een letter. Schrijf bijvoorbeeld "in-behandeling"."#
        ),
        Break(
            "2026-01-01",
            "2026-02-30",
            #"startsOn "2026-02-30": Dit is geen bestaande dag. Schrijf jaar-maand-dag, zoals "2026-01-31"."#
        ),
        Break(
            #""name": "Een boom kappen""#,
            #""name": "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien""#,
            #"name "een twee drie vier vijf zes zeven acht negen tien elf twaa…: Telt 13 woorden, "#
                + "hoogstens 12 mag. Maak de tekst korter."
        ),
        Break(
            #""web", "counter""#,
            #""web", "couter""#,
            #"channels[1] "couter": Deze waarde bestaat niet. Bedoelt u "counter"?"#
        ),
        Break(#""web", "counter""#, #""web", "web""#, #"channels[1] "web": Staat er dubbel. Haal er één weg."#),
        Break(
            #"["web", "counter"]"#,
            "[]",
            #"channels []: Er is geen enkel kanaal. Noem minstens één kanaal, zoals "web"."#
        ),
        Break(
            "zaakvertrouwelijk",
            "vertrouwelijk",
            #"shownAtMijnOverheid true: MijnOverheid mag hoogstens "zaakvertrouwelijk" tonen, en dit is "#
                + #""vertrouwelijk". Zet dit op false, of kies een lagere "confidentiality"."#
        ),
        Break(
            #""amount": 6, "unit": "weeks""#,
            #""amount": 41, "unit": "working-days""#,
            #"norm {"amount": 41, "unit": "working-days"}: De belofte duurt langer dan de wettelijke termijn "#
                + "(Awb, artikel 4:13). Maak de norm korter dan de wet."
        ),
        Break(
            #""amount": 6"#,
            #""amount": 0"#,
            "norm.amount 0: Hier moet een geheel getal van 1 tot en met 366 staan. Verander het getal."
        ),
        Break(
            #""unit": "weeks" }"#,
            #""unit": "weken" }"#,
            #"norm.unit "weken": Deze waarde bestaat niet. Kies uit: days, working-days, weeks."#
        ),
        Break(
            #""klaar": ["onderzoek"]"#,
            #""ontvangen": ["onderzoek"]"#,
            #"reopenings.ontvangen: Alleen een eindstap kan heropend worden. Zet de regel onder "transitions"."#
        ),
        Break(
            #""onderzoek": ["klaar"] }"#,
            #""onderzoek": ["klaar"], "klaar": ["onderzoek"] }"#,
            #"transitions.klaar: Uit een eindstap gaat een zaak niet verder. "#
                + #"Haal de regel weg, of zet hem onder "reopenings"."#
        ),
        Break(
            #", "onderzoek": ["klaar"]"#,
            "",
            #"steps[1].key "onderzoek": Een zaak blijft hier steken. "#
                + #"Geef hem in "transitions" een weg naar een eindstap."#
        ),
        Break(
            #""onderzoek": ["klaar"]"#,
            #""onderzoek": ["klaar", "onderzoek"]"#,
            #"transitions.onderzoek[1] "onderzoek": Een stap gaat niet naar zichzelf. Haal hem hier weg."#
        ),
        Break(
            #""key": "verleend", "name": "Wij hebben ja gezegd""#,
            #""key": "verleend", "name": "Wij hebben ja gezegd tegen u allemaal""#,
            #"results[0].name "Wij hebben ja gezegd tegen u allemaal": Telt 37 tekens, hoogstens 30 mag. "#
                + "Maak de tekst korter."
        ),
        Break(
            #"[{ "key": "verleend", "name": "Wij hebben ja gezegd" }]"#,
            "[]",
            "results []: Er is geen enkel resultaat. Voeg er minstens één toe."
        ),
        Break(
            #""name": "Klaar""#,
            #""name": " Klaar""#,
            #"steps[2].name " Klaar": Dit moet één regel zijn, zonder spaties aan begin of eind. "#
                + "Haal de losse tekens weg."
        ),
        Break(#""now": "Wij kijken.""#, #""now": " ""#, #"steps[1].now " ": De tekst is leeg. Vul de tekst in."#),
    ]

    @Test("each broken rule gives one line with place, value, rule and remedy", arguments: breaks)
    func oneBrokenRule(broken: Break) {
        #expect(CaseTypeSample.faults(CaseTypeSample.changed(broken.old, to: broken.new)) == [broken.line])
    }

    @Test("a mistyped key is missing under its right name and unknown under the wrong one")
    func mistypedKey() {
        let faults = CaseTypeSample.faults(CaseTypeSample.changed(#""staffName""#, to: #""stafName""#))

        #expect(
            faults == [
                #"kap.json: staffName: Dit gegeven ontbreekt. Voeg "staffName" toe."#,
                #"kap.json: stafName "Aanvraag kapvergunning": Deze sleutel bestaat niet. Bedoelt u "staffName"?"#,
            ]
        )
    }

    @Test("a mistyped step in the table of changes is unknown, and the step before it is a dead end")
    func mistypedStep() {
        let faults = CaseTypeSample.faults(CaseTypeSample.changed(#"["klaar"] }"#, to: #"["klar"] }"#))

        #expect(
            faults.first == #"kap.json: transitions.onderzoek[0] "klar": Deze stap bestaat niet. Bedoelt u "klaar"?"#
        )
        #expect(faults.count == 2)
        #expect(faults.last?.contains("Een zaak blijft hier steken.") == true)
    }

    @Test("a step that no case can come in is refused")
    func unreachableStep() {
        let file = CaseTypeSample.file(
            CaseTypeSample.text.replacing(#"["onderzoek", "klaar"]"#, with: #"["klaar"]"#)
                .replacing(#""klaar": ["onderzoek"]"#, with: "")
        )

        let line =
            #"steps[1].key "onderzoek": Geen zaak komt in deze stap. Noem hem in "transitions" bij een eerdere stap."#
        #expect(CaseTypeSample.faults(file) == ["kap.json: " + line])
    }

    @Test("a file without an end, and one that starts at its end, are refused")
    func ends() {
        let endless = CaseTypeSample.file(
            CaseTypeSample.text.replacing(#", "final": true"#, with: "")
                .replacing(#""reopenings": { "klaar": ["onderzoek"] },"#, with: "")
        )
        let started = CaseTypeSample.changed(
            #""when": "U hoort van ons." },\#n"#,
            to: #""when": "Ja.", "final": true },\#n"#
        )

        #expect(CaseTypeSample.faults(endless).contains { $0.contains("Er is geen eindstap.") })
        #expect(CaseTypeSample.faults(started).contains { $0.contains("De eerste stap is al het eind.") })
    }

    @Test("two steps or results with one key are refused")
    func doubleKeys() {
        let file = CaseTypeSample.changed(
            #""results": ["#,
            to: #""results": [{ "key": "verleend", "name": "Ja" }, "#
        )

        #expect(
            CaseTypeSample.faults(file)
                == [#"kap.json: results "verleend": Deze sleutel staat er dubbel. Geef er één een andere sleutel."#]
        )
    }

    @Test("a file with many mistakes tells all of them at once")
    func everythingAtOnce() {
        let text = CaseTypeSample.text.replacing("2026-01-01", with: "gisteren")
            .replacing("zaakvertrouwelijk", with: "geheimpje")
            .replacing(#""now": "Wij lezen.","#, with: "")
            .replacing(#""norm": {"#, with: #""norms": {"#)
            .replacing(#""transitions": {"#, with: #""transitions": { "onderzoeken": ["klaar"], "#)

        let paths = CaseTypeSample.faults(CaseTypeSample.file(text)).map { $0.split(separator: " ")[1] }

        #expect(
            Set(paths) == ["startsOn", "confidentiality", "steps[0].now:", "norms", "transitions.onderzoeken"]
        )
    }

    @Test("what is no JSON, or no object, is told in one line", arguments: ["", "{", "[]", "{\"key\": }", "nee"])
    func noJSON(text: String) {
        #expect(CaseTypeSample.faults(CaseTypeSample.file(text)).count == 1)
    }

    @Test("the language check judges every text for residents and none for staff")
    func plainDutch() {
        let judged = FaultLog()

        let outcome = Result { () throws(ConfigFaults) -> CaseType in
            try CaseType.read(CaseTypeSample.file(), module: "groen") { text, place in
                judged.add(text)
                #expect((place == .screen) == ["Een boom kappen", "Klaar"].contains(text) || text.hasPrefix("Wij"))
                let complaint = PlainDutch.Complaint(
                    sentence: text,
                    rule: "Dit zegt te weinig.",
                    alternative: "Zeg meer."
                )
                return text == "Klaar." ? [complaint] : []
            }
        }

        #expect(judged.texts.contains("Een boom kappen"))
        #expect(judged.texts.contains("Leg een foto klaar."))
        #expect(judged.texts.contains("Wij hebben ja gezegd"))
        #expect(!judged.texts.contains("Aanvraag kapvergunning"))
        #expect(throws: ConfigFaults.self) { try outcome.get() }
    }

    private final class FaultLog {
        private(set) var texts: [String] = []

        func add(_ text: String) { texts.append(text) }
    }
}
