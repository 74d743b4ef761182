internal import FoundationEssentials
internal import Kernel
internal import ZGW

extension Command.Option {
    static let toFolder = Command.Option("to", value: "MAP", "De map waarin de zaaktypen komen; wat er staat, blijft.")
}

extension Command {
    /// `dichtbij case-types import BRON --to MAP`.
    static let caseTypesImport = Command(
        "case-types import",
        "Maakt zaaktypen van een catalogus van Open Zaak (map) of van GEMMA (bestand).",
        operands: [Operand("BRON", "Een uitgepakte export van Open Zaak, of het bestand van GEMMA.")],
        options: [.toFolder]
    ) { invocation in
        guard let folder = invocation.value(.toFolder) else {
            throw UsageFault.missingOption(Option.toFolder.name)
        }
        let outcome = try imported(invocation.operands[0])
        try OwnFolder.make(folder)
        for file in outcome.files { try ConfigurationWriter.create("\(folder)/\(file.name)", file.json) }
        for note in outcome.notes { invocation.terminal.errorLine("\(note)") }
        invocation.terminal.line(
            "\(Progress.counted(outcome.files.count, "zaaktype", "zaaktypen")) geschreven in \(folder). Lees ze na voordat u ze gebruikt. "
                + "Staan ze in case-types van de instellingen? Dan neemt de server ze met `dichtbij case-types reload`."
        )
        guard !outcome.files.isEmpty else { throw Refusal("Geen enkel zaaktype is over te nemen.") }
    }

    /// A folder is an export of Open Zaak, a file is one of GEMMA.
    private static func imported(_ source: String) throws -> CaseTypeImport.Outcome {
        let paths = try CaseTypePaths.json(in: source)
        if paths == [source] {
            let bytes = FileManager.default.contents(atPath: source).map(Array.init) ?? []
            return try CaseTypeImport.gemma(bytes, file: source)
        }
        let files = paths.map { path in
            (
                String(path.split(separator: "/").last ?? ""),
                FileManager.default.contents(atPath: path).map(Array.init) ?? []
            )
        }
        return try CaseTypeImport.openZaak(Dictionary(files, uniquingKeysWith: { first, _ in first }))
    }
}
