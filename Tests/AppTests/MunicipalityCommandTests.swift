import FoundationEssentials
import Kernel
import Testing

@testable import App

@Suite("The commands about municipalities")
struct MunicipalityCommandTests {
    private static let epe = [
        "municipality", "add", "epe", "--name", "Epe \"aan de IJssel\"", "--code", "0232", "--organisation", "heerde",
        "--rsin", "000102325", "--phone", "14 0578",
    ]

    @Test("the list is data for programs when they ask for JSON")
    func listAsJSON() throws {
        let run = CommandRun(["municipality", "list", "--json", "--config", "\(packageRoot)/Config"])

        let tree = try JSONTree(parsing: Array(run.output.utf8))
        #expect(run.status == 0)
        #expect(tree.list?.compactMap { $0["slug"]?.text }.first == "apeldoorn")
        #expect(tree.list?.count == 7)
    }

    @Test("showing a municipality names its teams, for people and for programs")
    func teams() throws {
        let text = CommandRun(["municipality", "show", "duiven", "--config", "\(packageRoot)/Config"])
        let json = CommandRun(["municipality", "show", "duiven", "--json", "--config", "\(packageRoot)/Config"])

        #expect(text.output.contains("buitendienst: Buitendienst; groen: Groen en bomen"))
        let teams = try JSONTree(parsing: Array(json.output.utf8))["teams"]?.text
        #expect(teams?.contains("sociaal-team: Sociaal team") == true)
    }

    @Test("a municipality that is not there is refused, with the one that was probably meant")
    func unknownMunicipality() {
        let run = CommandRun(["municipality", "show", "duivn", "--config", "\(packageRoot)/Config"])

        #expect(run.status == 1)
        #expect(run.errors.contains("Bedoelt u \"duiven\"?"))
    }

    @Test("an added municipality is in the configuration, and its OIN follows from its RSIN")
    func added() throws {
        try withConfiguration { folder in
            let run = CommandRun(Self.epe + ["--config", folder, "--data", folder])

            let configuration = try Configuration.read(folder: folder, moduleIDs: ModuleCatalog.ids)
            let epe = try #require(configuration.municipality("epe"))
            #expect(run.status == 0)
            #expect(run.output.contains("De server draait niet."))
            #expect(epe.name == "Epe \"aan de IJssel\"")
            #expect(epe.oin.digits == "00000001000102325000")
            #expect(epe.startModules == ModuleCatalog.ids)
        }
    }

    @Test("a person is asked for what the command line does not say")
    func questions() throws {
        try withConfiguration { folder in
            let words = ["municipality", "add", "epe", "--config", folder, "--data", folder]
            let run = CommandRun(words, answers: ["Epe", "0232", "heerde", "000102325", "14 0578"])

            #expect(run.status == 0)
            #expect(run.errors.contains("Het RSIN van de gemeente"))
        }
    }

    @Test("a municipality with a wrong or taken value is not written", arguments: ["0246", "23"])
    func wrongCode(code: String) throws {
        try withConfiguration { folder in
            let words = Self.epe.map { $0 == "0232" ? code : $0 }
            let run = CommandRun(words + ["--config", folder, "--data", folder])

            #expect(run.status == 1)
            #expect(run.errors.contains("epe.json: code \"\(code)\""))
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/municipalities/epe.json"))
        }
    }

    @Test("a municipality that is there already stays as it is")
    func existing() throws {
        try withConfiguration { folder in
            let words = Self.epe.map { $0 == "epe" ? "duiven" : $0 }
            let run = CommandRun(words + ["--config", folder, "--data", folder])

            #expect(run.status == 1)
            let configuration = try Configuration.read(folder: folder, moduleIDs: ModuleCatalog.ids)
            #expect(configuration.municipality("duiven")?.code == "0226")
        }
    }

    @Test("a running server hears of the new municipality")
    func serverIsTold() throws {
        try withConfiguration { folder in
            let heard = Lock<[String]>([])
            let desk = ControlDesk([
                "municipality add": { arguments in
                    heard.withLock { $0.append(arguments["slug"] ?? "") }
                    return "Epe doet mee."
                }
            ])
            let server = try ControlServer(in: folder, handler: desk.answer)
            defer { server.stop() }

            let run = CommandRun(Self.epe + ["--config", folder, "--data", folder])

            #expect(run.status == 0)
            #expect(run.output.hasSuffix("Epe doet mee.\n"))
            #expect(heard.withLock(\.self) == ["epe"])
        }
    }
}
