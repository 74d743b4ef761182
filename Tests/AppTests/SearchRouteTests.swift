import HTTPServer
import Kernel
import TestSupport
import Testing

@testable import App

@Suite("Searching at the desk, over HTTP")
struct SearchRouteTests {
    private let installation: TestInstallation
    private let question = [("vraag", "999990019"), ("doel", "identification")]

    init() throws { installation = try TestInstallation() }

    @Test(
        "who answers or handles may search; who only looks at figures may not",
        arguments: [(StaffRole.agent, 200), (.caseWorker, 200), (.teamLead, 200), (.manager, 403)]
    )
    func roles(role: StaffRole, status: Int) throws {
        try installation.serving([StaffGrant(municipality: "duiven", role: role)]) { client, visitor in
            let page = try client.get("/duiven/werk/zoek", headers: visitor.headers)
            let found = try client.post("/duiven/werk/zoek", form: visitor.form(question), headers: visitor.headers)

            #expect(page.status == status && found.status == status)
        }
    }

    @Test("another municipality asks for a login, and a form of another site is refused")
    func others() throws {
        try installation.serving([StaffGrant(municipality: "duiven", role: .agent)]) { client, visitor in
            let foreign = try client.post("/heerde/werk/zoek", form: visitor.form(question), headers: visitor.headers)
            let nobody = try client.get("/duiven/werk/zoek", headers: ["Accept": "text/html"])
            let forged = try client.post("/duiven/werk/zoek", form: question, headers: visitor.headers)

            #expect(foreign.status != 200 && !foreign.text.contains("inwoner"))
            #expect(nobody.status == 303)
            #expect(forged.status == 403)
        }
    }
}
