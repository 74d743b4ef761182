import FoundationEssentials
import Kernel
import TestSupport
import Testing

@testable import App

@Suite("The commands about case types and imports")
struct CaseTypeCommandTests {
    let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    @Test("the files of the modules are right", arguments: ["CivilAffairs", "PhysicalDomain"])
    func shipped(module: String) {
        let run = CommandRun(["case-types", "check", "\(packageRoot)/Modules/\(module)/CaseTypes"])

        #expect(run.status == 0, "\(run.errors)")
    }

    @Test("every fault of a file is told, with the remedy")
    func faults() throws {
        let path = installation.path("fout.json")
        try "{\"key\": \"Fout\", \"stepps\": []}".write(toFile: path, atomically: false, encoding: .utf8)

        let run = CommandRun(["case-types", "check", path])

        #expect(run.status == 1)
        #expect(run.errors.contains("stepps") && run.errors.contains("key"), "\(run.errors)")
        #expect(CommandRun(["case-types", "check", path + "x"]).status == 1)
    }

    @Test("a catalogue that is none is refused, and a target is needed")
    func importRefused() throws {
        let path = installation.path("gemma.json")
        try "{}".write(toFile: path, atomically: false, encoding: .utf8)

        #expect(CommandRun(["case-types", "import", path, "--to", installation.path("out")]).status == 1)
        #expect(CommandRun(["case-types", "import", path]).status == 2)
    }

    @Test("reports of another system come in once, with a server and without one")
    func reports() throws {
        let path = installation.path("msb.json")
        try Self.msb.write(toFile: path, atomically: false, encoding: .utf8)

        try installation.whileServing { (_: TestClient) throws in
            let run = installation.run("import", "reports", path, "--municipality", "duiven")
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("1 melding overgenomen, 0 waren er al, 1 niet overgenomen"))
            #expect(run.errors.contains("melding 2: "))
        }

        let again = installation.run("import", "reports", path, "--municipality", "duiven")
        #expect(again.output.contains("0 meldingen overgenomen, 1 waren er al"))
    }

    @Test("an import without its file, its municipality or its module is refused")
    func reportsRefused() throws {
        let path = installation.path("msb.json")
        try Self.msb.write(toFile: path, atomically: false, encoding: .utf8)

        #expect(installation.run("import", "reports", path).status == 2)
        #expect(installation.run("import", "reports", path + "x", "--municipality", "duiven").status == 1)
        #expect(installation.run("module", "off", "duiven", "physical-domain").status == 0)
        let off = installation.run("import", "reports", path, "--municipality", "duiven")
        #expect(off.status == 1 && off.errors.contains("staat uit"))
    }

    private static let msb = """
        {"meldingen": [
          {"id": 7, "datumMelding": "2022-09-28T09:45:25", "datumInbehandeling": "2022-09-29T11:13:57",
           "status": "Inbehandeling", "onderwerp": {"id": "12", "omschrijving": "Bomen"}, "omschrijving": null,
           "locatie": {"adres": {"straatNaam": "COOLSINGEL", "huisnummer": "4"}, "x": 92506, "y": 437644}},
          {"id": 8, "datumMelding": "gisteren", "status": "Inbehandeling",
           "onderwerp": {"id": "12", "omschrijving": "Bomen"},
           "locatie": {"adres": {"straatNaam": "COOLSINGEL", "huisnummer": "4"}, "x": 92506, "y": 437644}}
        ]}
        """
}
