import Glibc
import HTTPServer
import Kernel
import TestSupport
import Testing

@testable import App

@Suite("Open311 for a client that others wrote")
struct Open311ClientTests {
    @Test("a report is sent and read back in JSON and XML, and nothing of who sent it is shown")
    func sendAndRead() throws {
        let python = "\(packageRoot)/.build/open311-client/bin/python"
        guard access(python, X_OK) == 0 else {
            throw Missing(what: "the Open311 client is not installed: run Tests/Open311Client/install.sh")
        }
        let running = try RunningPlatform(["duiven"])
        let app = try Integrator("app", of: "duiven", at: running.platform)
        let root = "http://127.0.0.1:\(running.server.port)/duiven/open311/v2"

        let client = try TestProcess([python, "\(packageRoot)/Tests/Open311Client/drive.py", root, app.apiKey])
        let number = client.readLine()

        #expect(client.wait() == 0)
        #expect(number?.hasPrefix("Z-2026-") == true)
        let reports = running.reports.withLock { $0 }
        #expect(reports.isEmpty)
    }
}
