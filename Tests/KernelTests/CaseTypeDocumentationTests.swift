internal import FoundationEssentials
internal import Kernel
internal import TestSupport
internal import Testing

@Suite("The page about case types")
struct CaseTypeDocumentationTests {
    /// The JSON examples of the page, in order.
    static func examples() throws -> [CaseTypeFile] {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let page = try Data(contentsOf: URL(filePath: "\(root)/Docs/domain-teams/case-types.md"))
        let blocks = DocumentedBlock.all(in: String(decoding: page, as: UTF8.self), page: "case-types.md")
        return blocks.filter { $0.language == "json" }
            .map { CaseTypeFile(name: $0.page, json: Array($0.text.utf8)) }
    }

    @Test("its example keeps every rule, and its override fits the example")
    func examplesAreRight() throws {
        let examples = try Self.examples()
        try #require(examples.count == 2)

        let type = try CaseType.read(examples[0], module: "physical-domain")
        let change = try CaseTypeOverride.read(examples[1])
        let catalogue = try CaseTypeCatalogue(
            [type],
            for: CaseTypeCatalogueTests.municipality(),
            modulesOn: ["physical-domain"],
            overrides: [change]
        )

        #expect(catalogue.all.first?.name == "Een boom kappen")
        #expect(catalogue.all.first?.steps[0].action == nil)
    }
}
