import Kernel
import TestSupport
import Testing

@testable import App

@Suite("The commands about modules")
struct ModuleCommandTests {
    let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    @Test("a module that is switched off answers module-off at once, and its cases stay readable")
    func offWhileServing() throws {
        try installation.whileServing { (http: TestClient) throws in
            let secret = try installation.addClient("veld")
            #expect(try http.push(reference: "A-1", "veld", secret: secret).status == 200)
            #expect(try http.get("/duiven/melden").status == 200)

            let refused = installation.run("module", "off", "duiven", "physical-domain")
            #expect(refused.status == 1)
            #expect(refused.errors.contains("nog 1 open zaak"), "\(refused.errors)")

            let off = installation.run("module", "off", "duiven", "physical-domain", "--keep-open-cases")
            #expect(off.status == 0, "\(off.errors)")
            let answer = try http.get("/duiven/melden", headers: ["Accept": "application/json"])
            #expect(answer.status == 404)
            #expect(answer.text.contains("module-off"), "\(answer.text)")
            #expect(try http.get("/heerde/melden").status == 200)
            #expect(try http.find(reference: "A-1", "veld", secret: secret).status == 200)

            #expect(installation.run("module", "on", "duiven", "physical-domain").status == 0)
            #expect(try http.get("/duiven/melden").status == 200)
        }
    }

    @Test("a switch that was made while no server ran counts when it does")
    func offBeforeStart() throws {
        #expect(installation.run("module", "off", "duiven", "physical-domain").status == 0)

        let lines = try installation.json("module", "list", "--municipality", "duiven").list ?? []
        let off = lines.filter { $0["isOn"] == .flag(false) }.compactMap { $0["module"]?.text }
        #expect(off == ["physical-domain"])
        try installation.whileServing { (http: TestClient) throws in
            #expect(try http.get("/duiven/melden").status == 404)
        }
    }

    @Test("the list tells per municipality what is on")
    func list() {
        let run = installation.run("module", "list")

        #expect(run.status == 0)
        #expect(run.output.contains("duiven  physical-domain"))
        #expect(run.output.contains("aan, geen open zaken"))
    }

    @Test("a municipality or module that is not there is refused, with the one that was probably meant")
    func unknown() {
        #expect(installation.run("module", "on", "duivn", "physical-domain").errors.contains("\"duiven\""))
        #expect(installation.run("module", "on", "duiven", "fysical-domain").errors.contains("\"physical-domain\""))
        #expect(installation.run("module", "on", "duiven").status == 2)
    }
}
