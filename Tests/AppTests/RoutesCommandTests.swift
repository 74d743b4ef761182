import HTTPServer
import Kernel
import TestSupport
import Testing

@testable import App

@Suite("The command that lists the addresses")
struct RoutesCommandTests {
    let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    @Test("names every address that the running server answers, with who may come there")
    func whileServing() throws {
        let served = try installation.serve()
        defer { served.stop() }

        let listed = try #require(try installation.json("routes").list)

        #expect(listed.count == served.server.addresses.count)
        let follow = listed.first { $0["pattern"]?.text == "/{g}/volg/{code}" }
        #expect(follow?["method"]?.text == "GET")
        #expect(follow?["access"]?.text == "anyone")
        let sync = listed.first { $0["pattern"]?.text == "/beheer/koppeling" }
        #expect(sync?["access"]?.text == "operator")
        let report = listed.first { $0["pattern"]?.text == "/{g}/melden" && $0["method"]?.text == "POST" }
        #expect(report?["module"]?.text == "physical-domain")
        #expect(installation.run("routes").output.contains("GET /{g}/volg/{code}"))
    }

    @Test("is refused with what to start when no server runs")
    func alone() {
        let run = installation.run("routes")

        #expect(run.status == 1)
        #expect(run.errors.contains("dichtbij serve"))
    }
}
