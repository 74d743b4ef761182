internal import FoundationEssentials
internal import Kernel
internal import Pages

extension Command {
    /// `dichtbij case-types check BESTAND`: needs no data, so a domain team runs it anywhere.
    static let caseTypesCheck = Command(
        "case-types check",
        "Controleert een bestand met een zaaktype, of alle bestanden in een map; noemt alle fouten tegelijk.",
        operands: [Operand("BESTAND", "Een JSON-bestand, of een map met JSON-bestanden.")]
    ) { invocation in
        let paths = try CaseTypePaths.json(in: invocation.operands[0])
        var faults: [ConfigFault] = []
        for path in paths {
            do throws(ConfigFaults) {
                let bytes = FileManager.default.contents(atPath: path).map(Array.init) ?? []
                let type = try CaseType.read(CaseTypeFile(name: path, json: bytes), module: "check") { text in
                    PlainDutch.house.complaints(about: text)
                }
                invocation.terminal.line("\(path): \(type.key), \(type.steps.count) stappen.")
            } catch {
                faults += error.all
            }
        }
        guard faults.isEmpty else {
            throw Refusal("Niet goed:\n" + faults.map { "  \($0)" }.joined(separator: "\n"))
        }
        invocation.terminal.line(paths.count == 1 ? "Het bestand klopt." : "Alle \(paths.count) bestanden kloppen.")
    }
}

/// The files that a word on the command line stands for.
enum CaseTypePaths {
    /// The file itself, or the JSON files of a folder by name.
    ///
    /// - Throws: ``Refusal`` when there is none.
    static func json(in path: String) throws(Refusal) -> [String] {
        guard FileManager.default.fileExists(atPath: path) else {
            throw Refusal("\(path) is er niet. Controleer de naam.")
        }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return [path] }
        let found = names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted()
        guard !found.isEmpty else { throw Refusal("In \(path) staat geen JSON-bestand.") }
        return found.map { "\(path)/\($0)" }
    }
}
