import FoundationEssentials
import Kernel
import TestSupport
import Testing

@testable import App

@Suite("Doctor and migrate")
struct DoctorCommandTests {
    let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    @Test("a sound installation has no fault, with a server and without one")
    func sound() throws {
        #expect(installation.run("migrate").status == 0)

        let alone = installation.run("doctor")
        #expect(alone.status == 0, "\(alone.output)\(alone.errors)")
        #expect(alone.output.contains("Bewaar een kopie ervan op een andere plek"))
        try installation.whileServing { (_: TestClient) throws in
            let served = installation.run("doctor")
            #expect(served.status == 0, "\(served.output)")
            #expect(served.output.contains("De server draait"))
        }
    }

    @Test("before the first start nothing is wrong and nothing is made")
    func beforeFirstStart() {
        let run = installation.run("doctor")

        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.contains("De eerste start maakt het bestand"))
        #expect(!FileManager.default.fileExists(atPath: installation.data))
    }

    @Test("a damaged file, an open key file and broken settings are faults with a remedy")
    func faults() throws {
        #expect(installation.run("migrate").status == 0)
        let file = "\(installation.data)/municipalities/0226-duiven.sqlite"
        try Data(repeating: 1, count: 8192).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: installation.data + ".key")

        let run = installation.run("doctor")
        #expect(run.status == 1)
        #expect(run.output.contains("fout    sleutels"), "\(run.output)")
        #expect(run.output.contains("fout    Duiven"), "\(run.output)")
        #expect(run.output.contains("ok      Heerde"), "\(run.output)")

        try replace("\"0246\"", with: "\"24\"", in: "\(installation.config)/municipalities/heerde.json")
        let settings = installation.run("doctor")
        #expect(settings.status == 1)
        #expect(settings.output.contains("fout    instellingen"))
    }

    @Test("the findings are data for programs")
    func json() throws {
        let findings = try installation.json("doctor").list ?? []

        let subjects = findings.compactMap { $0["subject"]?.text }
        #expect(subjects.contains("schijf"))
        #expect(findings.allSatisfy { $0["grade"] != nil && $0["sentence"] != nil })
    }

    @Test("files are brought up to date once, and it is told what was done")
    func migrate() throws {
        let first = installation.run("migrate")
        let second = installation.run("migrate")

        #expect(first.output.contains("kernel-001-residents"))
        #expect(second.output.contains("Alle 3 bestanden zijn bij."))
        try installation.whileServing { (_: TestClient) throws in
            #expect(installation.run("migrate").output.contains("De server draait"))
        }
    }

    @Test("a municipality that is added while the server runs is served at once")
    func municipalityAdd() throws {
        try installation.whileServing { (http: TestClient) throws in
            #expect(try http.get("/epe/volg").status == 404)
            let run = installation.addEpe()
            #expect(run.status == 0, "\(run.errors)")
            #expect(try http.get("/epe/volg").status == 200)
        }
    }
}
