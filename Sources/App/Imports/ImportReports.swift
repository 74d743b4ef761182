internal import FoundationEssentials
internal import Kernel

extension Command {
    /// `dichtbij import reports BESTAND --municipality GEMEENTE`.
    static let importReports = Command(
        "import reports",
        "Neemt meldingen over uit een bestand van MSB of Signalen; een tweede keer komt er niets dubbel.",
        operands: [Operand("BESTAND", "Het bestand van het andere systeem.")],
        options: [.municipality]
    ) { invocation in
        guard let slug = invocation.value(.municipality) else {
            throw UsageFault.missingOption(Option.municipality.name)
        }
        let path = absolute(invocation.operands[0])
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw Refusal("\(path) is er niet, of is niet te lezen. Controleer de naam en de rechten.")
        }
        invocation.terminal.line(try invocation.perform(nil, ["file": path, "municipality": slug]))
    }
}

/// The work behind the commands that bring in data of other systems.
struct ImportWorks: Sendable {
    let platform: Platform

    /// By the name of the command.
    var all: [String: ControlDesk.Work] { ["import reports": reports] }

    private func reports(_ call: ControlCall) throws -> String {
        let module = ImportedReports.module
        let tenant = try platform.openTenant(try call.required("municipality"))
        guard tenant.modulesOn.contains(module.id) else {
            throw Refusal("\(module.title) staat uit bij \(tenant.municipality.name). Zet het eerst aan.")
        }
        let path = try call.required("file")
        guard let bytes = FileManager.default.contents(atPath: path).map(Array.init) else {
            throw Refusal("De server kan \(path) niet lezen. Controleer de rechten.")
        }
        let file = try ImportedReports(bytes)
        for refusal in file.refusals { call.report("Niet overgenomen: \(refusal)") }
        let progress = Progress("Meldingen", total: file.count, on: call.terminal, clock: platform.clock)
        let context = tenant.entry.context(caller: .anonymous, now: platform.clock.now(), module: module.id)
        let tally = try file.apply(in: context) { progress.advance(to: $0) }
        progress.finish(tally.opened + tally.known)
        return
            "\(Progress.counted(tally.opened, "melding", "meldingen")) overgenomen, \(Progress.grouped(tally.known)) waren er al, "
            + "\(Progress.grouped(file.refusals.count)) niet overgenomen."
    }
}
