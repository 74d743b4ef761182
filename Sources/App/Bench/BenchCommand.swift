internal import Glibc
internal import Kernel

extension Command {
    /// Measures the program on this machine, over the loopback, and says what it reached.
    static let bench = Command(
        "bench",
        "Meet hoe snel het programma op deze machine is, met invoer van buiten en met maatstaven uit dezelfde tijd.",
        rest: Operand("METING", "Wat er gemeten wordt: \(BenchRun.measurements.map(\.name).joined(separator: ", "))."),
        options: [.benchFolder, .cases, .quick, .keep, .json]
    ) { invocation in
        let isQuick = invocation.has(.quick)
        let run = BenchRun(
            folder: invocation.value(.benchFolder) ?? ".build-bench",
            cases: try invocation.integer(.cases, in: 1_000...10_000_000)
                ?? (isQuick ? 50_000 : BenchRun.defaultCases),
            rounds: isQuick ? 1 : 3,
            seconds: isQuick ? 3 : 10,
            keepsWorlds: invocation.has(.keep),
            terminal: invocation.terminal
        )
        for name in invocation.operands where !BenchRun.measurements.contains(where: { $0.name == name }) {
            throw UsageFault.unexpectedOperand(name)
        }
        signal(SIGPIPE, SIG_IGN)
        let chosen = BenchRun.measurements.filter {
            invocation.operands.isEmpty || invocation.operands.contains($0.name)
        }
        for measurement in chosen {
            for found in try measurement.measure(run) {
                if invocation.has(.json) {
                    MeasurementTable.jsonLines(found).forEach { invocation.terminal.line($0) }
                } else {
                    invocation.terminal.line(MeasurementTable.text(found) + "\n")
                }
            }
        }
    }
}

extension Command.Option {
    static let benchFolder = Command.Option(
        "folder",
        value: "MAP",
        "Waar de meetgegevens komen, op een echte schijf (anders: .build-bench)."
    )
    static let cases = Command.Option("cases", value: "GETAL", "Hoeveel zaken er zijn bij het lezen (anders: 1000000).")
    static let quick = Command.Option("quick", "Meet kort en met minder zaken: om te zien of het werkt.")
    static let keep = Command.Option("keep", "Bewaar de gemaakte zaken voor een volgende meting.")
}
