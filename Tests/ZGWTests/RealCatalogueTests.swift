internal import FoundationEssentials
internal import Glibc
internal import Kernel
internal import TestSupport
internal import Testing
internal import ZGW

/// Genuine catalogues that lie beside the project, if they do.
private enum RealCatalogues {
    static let folder: String = {
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        return "/\(root)/shared/data/zaaktypen"
    }()

    static let areThere: Bool = {
        let found = access(folder, R_OK) == 0 && !unpacked("ZaakType.json", of: archives[0]).isEmpty
        if !found { print("Skipped: no catalogues of other programs beside the project, or no unzip.") }
        return found
    }()

    static let archives = [
        "openzaak-export-zaakbrug-e2e-2023-10-11.zip", "openzaak-export-zaakbrug-e2e-2024-01-23.zip",
    ]

    /// The bytes of one file in an archive, empty when there is no such file or no `unzip`.
    static func unpacked(_ name: String, of archive: String) -> [UInt8] {
        let words = ["unzip", "-p", "\(folder)/\(archive)", name]
        return (try? runProgram(words, errors: "/dev/null"))?.output ?? []
    }

    static func export(_ archive: String) -> [String: [UInt8]] {
        let names = ["ZaakType", "StatusType", "ResultaatType", "RolType", "ZaakTypeInformatieObjectType"]
        return Dictionary(uniqueKeysWithValues: names.map { ("\($0).json", unpacked("\($0).json", of: archive)) })
    }
}

@Suite("Importing genuine catalogues", .enabled(if: RealCatalogues.areThere))
struct RealCatalogueTests {
    @Test("every case type of an Open Zaak export that still holds comes out", arguments: RealCatalogues.archives)
    func openZaak(archive: String) throws {
        let outcome = try CaseTypeImport.openZaak(RealCatalogues.export(archive))

        let types = try outcome.files.map { try CaseType.read($0, module: "import") }
        #expect(
            types.map(\.key).sorted() == [
                "aanvraag-rijbewijs", "collectieve-ziektekostenverzekering-aanvragen", "geautomatiseerde-test",
                "meervoudige-ondersteuningsvraag", "minimaregeling-aanvraag", "omgevingsvergunning",
                "ondersteuningsplan-actie",
            ]
        )
        #expect(outcome.notes.filter { $0.kind == .refused }.count == 3)
        let insurance = try #require(types.first { $0.key.hasPrefix("collectieve") })
        #expect(insurance.norm == ServiceNorm(42, .days))
        #expect(insurance.statutoryTerm?.amount == 56)
        #expect(insurance.steps.map(\.name).last == "Afgehandeld")
        #expect(types.first { $0.key == "omgevingsvergunning" }?.steps.count == 10)
        #expect(types.first { $0.key == "minimaregeling-aanvraag" }?.steps.count == 7)
    }

    @Test("all 42 GEMMA reference case types come out, with a note for every term that is no term")
    func gemma() throws {
        let name = "gemma-referentiezaaktypen-2014.json"
        let json = try Data(contentsOf: URL(filePath: "\(RealCatalogues.folder)/\(name)"))

        let outcome = try CaseTypeImport.gemma(Array(json), file: name)

        let types = try outcome.files.map { try CaseType.read($0, module: "import") }
        #expect(types.count == 42)
        #expect(Set(types.map(\.key)).count == 42)
        #expect(outcome.notes.filter { $0.kind == .refused } == [])
        #expect(outcome.notes.filter { $0.text.contains(#"Doorlooptijd "n.t.b." is geen termijn"#) }.count == 37)
        let grant = try #require(types.first { $0.key == "subsidieaanvraag-behandelen" })
        #expect(grant.norm == ServiceNorm(5, .weeks))
        #expect(grant.statutoryTerm?.amount == 8)
    }

    @Test("the generated texts for residents are short sentences")
    func sentences() throws {
        let outcome = try CaseTypeImport.openZaak(RealCatalogues.export(RealCatalogues.archives[1]))

        let steps = try outcome.files.flatMap { try CaseType.read($0, module: "import").steps }

        for text in steps.flatMap({ [$0.now, $0.when] }) {
            for sentence in text.split(separator: ".") {
                #expect(sentence.split(separator: " ").count <= 12, "\(sentence)")
            }
        }
    }
}
