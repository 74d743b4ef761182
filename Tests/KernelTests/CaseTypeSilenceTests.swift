import Kernel
import Testing

@Suite("Whether silence is a yes")
struct CaseTypeSilenceTests {
    private static let article = "Dienstenwet, artikel 28, en Awb, artikel 4:20b"

    private static func sample(_ more: String) -> CaseTypeFile {
        CaseTypeSample.file(
            CaseTypeSample.text.replacing(#""confidentiality""#, with: "\(more) \"confidentiality\"")
        )
    }

    @Test("a case type says with which article, and says nothing without")
    func read() throws {
        let silent = try CaseType.read(Self.sample(#""silence": { "article": "\#(Self.article)" },"#), module: "groen")
        let plain = try CaseType.read(Self.sample(""), module: "groen")

        #expect(silent.silence == CaseType.Silence(article: Self.article))
        #expect(plain.silence == nil)
        #expect(CaseTypeOutline(silent)["silence"] == Self.article)
    }

    @Test("without a legal limit there is no silence")
    func needsTerm() throws {
        let text = CaseTypeSample.text.replacing(/"statutoryTerm":[^}]*},/, with: "")
            .replacing(#""confidentiality""#, with: #""silence": { "article": "Awb" }, "confidentiality""#)

        #expect(CaseTypeSample.faults(CaseTypeSample.file(text)).contains { $0.contains("silence") })
    }

    @Test("a municipality whose by-law says otherwise takes it away or adds it", arguments: ["null", "yes"])
    func override(own: String) throws {
        let type = try CaseType.read(
            Self.sample(own == "null" ? #""silence": { "article": "\#(Self.article)" },"# : ""),
            module: "groen"
        )
        let value = own == "null" ? "null" : #"{ "article": "APV, artikel 5:23" }"#
        let json = #"{ "key": "\#(type.key)", "silence": \#(value) }"#
        let change = try CaseTypeOverride.read(CaseTypeFile(name: "own.json", json: Array(json.utf8)))

        let catalogue = try CaseTypeCatalogue(
            [type],
            for: CaseTypeCatalogueTests.municipality(),
            modulesOn: ["groen"],
            overrides: [change]
        )

        #expect(catalogue.all.first?.silence?.article == (own == "null" ? nil : "APV, artikel 5:23"))
    }
}
