internal import Kernel
internal import Participation
internal import Testing

@Suite("The case types of Participation")
struct CaseTypeTests {
    @Test("every file keeps all rules, and the module has the case type `idee`")
    func everyFileKeepsAllRules() throws {
        var registry = ModuleRegistry()

        Participation().register(in: &registry)
        let types = try registry.caseTypeFiles.map { try CaseType.read($0, module: Participation.manifest.id) }

        #expect(types.contains { $0.key == "idee" })
        #expect(types.allSatisfy { $0.module == "participation" })
    }

    @Test("every step speaks to the resident with short texts and short sentences")
    func everyStepIsShort() throws {
        var registry = ModuleRegistry()

        Participation().register(in: &registry)
        let steps = try registry.caseTypeFiles.flatMap {
            try CaseType.read($0, module: Participation.manifest.id).steps
        }

        for step in steps {
            let texts = [step.now, step.action ?? "", step.when]
            #expect(step.name.split(separator: " ").count <= 12)
            #expect(texts.allSatisfy { $0.count <= 200 })
            for sentence in texts.flatMap({ $0.split(whereSeparator: { ".?!".contains($0) }) }) {
                #expect(sentence.split(separator: " ").count <= 15, "\(step.key): \(sentence)")
            }
        }
    }
}
