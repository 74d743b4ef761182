internal import FoundationEssentials
internal import Kernel

extension Command {
    /// `dichtbij case-types check [BESTAND …]`: with files it needs no data and no settings, so a domain team
    /// runs it anywhere.
    static let caseTypesCheck = Command(
        "case-types check",
        "Controleert bestanden met zaaktypen, of zonder bestand alles wat is ingesteld; noemt alle fouten tegelijk.",
        rest: Operand("BESTAND", "Een JSON-bestand, of een map met JSON-bestanden.")
    ) { invocation in
        guard !invocation.operands.isEmpty else { return try checkEverything(invocation) }
        var paths: [String] = []
        for operand in invocation.operands { paths += try CaseTypePaths.json(in: operand) }
        var faults: [ConfigFault] = []
        for path in paths {
            do throws(ConfigFaults) {
                let bytes = FileManager.default.contents(atPath: path).map(Array.init) ?? []
                let type = try CaseTypeFiles.read(CaseTypeFile(name: path, json: bytes), module: "check")
                invocation.terminal.line("\(path): \(type.key), \(type.steps.count) stappen.")
                tellHints(about: type, invocation)
            } catch {
                faults += error.all
            }
        }
        guard faults.isEmpty else {
            throw Refusal("Niet goed:\n" + faults.map { "  \($0)" }.joined(separator: "\n"))
        }
        invocation.terminal.line(paths.count == 1 ? "Het bestand klopt." : "Alle \(paths.count) bestanden kloppen.")
    }

    /// What makes the texts hard to read although no rule forbids it.
    private static func tellHints(about type: CaseType, _ invocation: Invocation) {
        let hints = ReadingEase(type.residentTexts.joined(separator: "\n"))?.hints ?? []
        for hint in hints { invocation.terminal.line("  Tip: \(hint)") }
    }

    /// The modules' own case types, those that were added, and what municipalities change, together.
    private static func checkEverything(_ invocation: Invocation) throws {
        let configuration = try invocation.configuration()
        let modules = try configuration.completed(try ModuleCatalog.checked())
        for source in modules.modules.flatMap(\.sources) {
            invocation.terminal.line(
                "\(source.file): \(source.type.key), vanaf \(source.type.startsOn.iso), "
                    + "\(source.type.steps.count) stappen."
            )
            tellHints(about: source.type, invocation)
        }
        for municipality in configuration.municipalities {
            for change in municipality.caseTypeOverrides {
                invocation.terminal.line("\(change.file): \(change.key) bij \(municipality.name).")
            }
        }
        invocation.terminal.line("Alles klopt.")
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
