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
        options: [.port]
    ) { invocation in
        let stop = StopSignal()
        let served = try ServedPlatform(invocation)
        invocation.terminal.line("Dichtbij luistert op http://127.0.0.1:\(served.server.port)")
        stop.wait()
        invocation.terminal.line("Dichtbij stopt: lopende verzoeken worden afgemaakt.")
        served.stop()
    }
}
