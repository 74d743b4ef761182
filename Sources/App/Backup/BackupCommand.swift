internal import FoundationEssentials
internal import Kernel

extension Command {
    /// `dichtbij backup MAP`.
    static let backup = Command(
        "backup",
        "Maakt een reservekopie van alle gemeenten, ook terwijl de server draait; nooit van de sleutels.",
        operands: [Operand("MAP", "Een nieuwe map, buiten de map met gegevens.")]
    ) { invocation in
        // The server works in another folder than whoever asks.
        let folder = absolute(invocation.operands[0])
        invocation.terminal.line(try invocation.perform(nil, ["folder": folder]))
    }

    static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
    }
}
