internal import Glibc
internal import HTTPServer
internal import Kernel
internal import Pages
internal import Vault

extension Command {
    /// Serves the municipalities until a signal asks to stop.
    static let serve = Command(
        "serve",
        "Start het platform voor alle gemeenten in de map met instellingen.",
        options: [.port, .accessLog]
    ) { invocation in
        let stop = StopSignal()
        var setting = try invocation.setting()
        setting.accessLog = try invocation.value(.accessLog).map(AccessLogFile.appending)
        let served = try ServedPlatform(setting)
        invocation.terminal.line("Dichtbij luistert op http://127.0.0.1:\(served.server.port)")
        stop.wait()
        invocation.terminal.line("Dichtbij stopt: lopende verzoeken worden afgemaakt.")
        served.stop()
    }
}

extension Command.Option {
    static let accessLog = Command.Option(
        "access-log",
        value: "BESTAND",
        "Schrijf elk verzoek als JSON-regel in dit bestand, zonder persoonsgegevens."
    )
}

/// The file of the access log.
enum AccessLogFile {
    /// Opens a file to append to, readable by its owner only.
    ///
    /// - Throws: ``Refusal`` when it cannot be opened.
    static func appending(_ path: String) throws(Refusal) -> @Sendable ([UInt8]) -> Void {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Refusal("Het bestand \(path) is niet te openen (fout \(errno) van het systeem).")
        }
        return { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }
}
