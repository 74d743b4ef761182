internal import Kernel
internal import Testing

@Suite("Reading files that people write")
struct FieldReaderTests {
    @Test(
        "a typing mistake finds the word that was meant",
        arguments: [
            ("particpation", "participation"), ("Participation", "participation"), ("civil_affairs", "civil-affairs"),
            ("socail-domain", "social-domain"), ("unti", "unit"),
        ]
    )
    func nearest(word: String, meant: String) {
        let known = ["participation", "civil-affairs", "social-domain", "physical-domain", "unit"]

        #expect(NearestWord.to(word, among: known) == meant)
    }

    @Test("a word that resembles nothing gets no suggestion", arguments: ["parking", "x", "", "vergunningen"])
    func nothingNear(word: String) {
        #expect(NearestWord.to(word, among: ["participation", "civil-affairs", "social-domain"]) == nil)
    }

    @Test("a wrong kind of value names what should stand there")
    func kinds() {
        let json =
            #"{"name": 3, "size": "groot", "on": "ja", "days": {}, "one": [], "norm": {"amount": 1.5, "unit": 2}}"#

        let error = #expect(throws: ConfigFaults.self) {
            try FieldReader.read("x.json", Array(json.utf8)) { root in
                _ = root.text("name", .line(upTo: 10))
                _ = root.integer("size", in: 1...9)
                _ = root.flag("on")
                _ = root.texts("days", .line(upTo: 10))
                _ = root.object("one") { _ in 1 }
                return root.object("norm", ServiceNorm.init)
            }
        }

        #expect(
            error?.all.map { "\($0.keyPath): \($0.rule)" } == [
                "name: Hier moet tekst staan.",
                "size: Hier moet een geheel getal van 1 tot en met 9 staan.",
                "on: Hier moet true of false staan.",
                "days: Hier moet een lijst staan.",
                "one: Hier moet een object staan.",
                "norm.amount: Hier moet een geheel getal van 1 tot en met 366 staan.",
                "norm.unit: Deze waarde bestaat niet.",
            ]
        )
    }

    @Test("objects whose keys are data are read by key")
    func byKey() throws {
        let json = #"{"norms": {"paspoort": {"amount": 5, "unit": "days"}, "idee": {"amount": 2, "unit": "weeks"}}}"#

        let norms = try FieldReader.read("x.json", Array(json.utf8)) { $0.objectsByKey("norms", ServiceNorm.init) }

        #expect(norms == ["paspoort": ServiceNorm(5, .days), "idee": ServiceNorm(2, .weeks)])
    }

    @Test("a long value is cut in the message")
    func shortened() {
        let fault = ConfigFault(
            file: "x.json",
            keyPath: "name",
            value: .text(String(repeating: "a", count: 500)),
            rule: "Te lang.",
            remedy: ""
        )

        #expect(fault.value?.count == 60)
        #expect(fault.description == "x.json: name \"" + String(repeating: "a", count: 58) + "…: Te lang.")
    }
}
