internal import Kernel
internal import SQLiteStore

extension Command {
    /// `dichtbij doctor`: looks and changes nothing, so it may run beside the server at any time.
    static let doctor = Command(
        "doctor",
        "Controleert instellingen, sleutels, bestanden, schijf, klok en certificaten; verandert niets.",
        options: [.json]
    ) { invocation in
        let findings = try Checkup(invocation, clock: SystemClock()).findings
        if invocation.has(.json) {
            invocation.terminal.line(json(of: findings))
        } else {
            for finding in findings { invocation.terminal.line(finding.line) }
        }
        let faults = findings.count { $0.grade == .fault }
        guard faults == 0 else {
            throw Refusal(faults == 1 ? "Er is 1 fout. Los die op." : "Er zijn \(faults) fouten. Los ze op.")
        }
    }

    private static func json(of findings: [Finding]) -> String {
        var json = JSONWriter()
        json.array { json in
            for finding in findings {
                json.object { json in
                    json.field("grade", finding.grade.rawValue)
                    json.field("subject", finding.subject)
                    json.field("sentence", finding.sentence)
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }
}

/// Everything that the doctor looks at, in the order in which it is told.
struct Checkup {
    let findings: [Finding]

    init(_ invocation: Invocation, clock: any Clock) throws {
        let setting: ServedPlatform.Setting
        do {
            setting = try invocation.setting()
        } catch let faults as ConfigFaults {
            findings = faults.all.map { .fault("instellingen", "\($0)") }
            return
        }
        let configuration = setting.configuration
        let data = configuration.platform.dataFolder
        let files = try KnownFiles(setting).all
        let source = KeySource(dataFolder: data, variables: setting.variables)
        let keys = KeyCheck(source: source, hasData: files.contains { $0.file.exists })
        var findings: [Finding] = [
            .fine("instellingen", "\(configuration.municipalities.count) gemeenten in \(invocation.configFolder)."),
            ControlClient(in: data) == nil
                ? .fine("server", "Er draait geen server op \(data).")
                : .fine("server", "De server draait op \(data)."),
        ]
        findings += keys.findings
        findings += files.flatMap { FileCheckup($0, ring: keys.ring, now: clock.now()).findings }
        findings += MachineCheck(configuration: configuration).findings
        findings +=
            ConnectionCheck(configuration: configuration, variables: setting.variables, now: clock.now()).findings
        self.findings = findings
    }
}
