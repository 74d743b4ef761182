import FoundationEssentials
import HTTPServer
import Kernel
import Pages
import TestSupport
import Testing

@testable import App

@Suite("The pages for who steers, over HTTP")
struct FigureRouteTests {
    private let installation: TestInstallation
    private let pages = ["/sturen", "/sturen/normen", "/sturen/aantallen", "/sturen/doorlooptijd"]
    private let files = ["cijfers", "normen", "aantallen", "doorlooptijd"].map { "/sturen/\($0).csv" }

    init() throws { installation = try TestInstallation() }

    @Test("what a back office pushed stands in the figures at once, and in the file")
    func pushed() throws {
        let secret = try installation.addClient("zaaksysteem")
        try serving(.manager) { client, session in
            let now = SystemClock().now()
            let pushes = (1...12).map { number in
                """
                {"id":"\(UniqueID(high: 0x0199_0000_0000_7000, low: UInt64(number) | 1 << 63))",
                "reference":"A-\(number)","caseType":"paspoort","status":"aangevraagd","at":"\(now)"}
                """
            }
            let answer = try client.post(
                "/duiven/api/track-and-trace/v1/updates",
                json: #"{"updates":[\#(pushes.joined(separator: ","))]}"#,
                headers: TestClient.headers("zaaksysteem", secret: secret)
            )
            #expect(answer.status == 200, "\(answer.text)")

            let page = try client.get("/duiven/sturen/aantallen", headers: session)
            let file = try client.get("/duiven/sturen/aantallen.csv", headers: session)

            #expect(page.text.contains("12 van de 12 zaken"))
            #expect(page.text.contains("role=\"img\"") && page.text.contains("Bekijk de cijfers"))
            #expect(file.headers["content-type"] == "text/csv; charset=utf-8")
            #expect(file.text.contains(";Binnengekomen;12;zaken;"))
        }
    }

    @Test("who may see figures sees every page, with a message for a period that is none")
    func shown() throws {
        try serving(.manager) { client, session in
            for page in pages {
                let answer = try client.get("/duiven\(page)", headers: session)
                let bad = try client.get("/duiven\(page)?periode=kwartaal-4", headers: session)

                #expect(answer.status == 200 && answer.text.contains("Medewerker Test"), "\(page)")
                #expect(bad.status == 200 && bad.text.contains("Deze periode kennen wij niet."), "\(page)")
            }
            for file in files {
                let answer = try client.get("/duiven\(file)", headers: session)

                #expect(answer.status == 200 && answer.text.contains("periode;cijfer;groep"), "\(file)")
            }
        }
    }

    @Test("who handles cases only may not see figures", arguments: [StaffRole.agent, .caseWorker])
    func notAllowed(role: StaffRole) throws {
        try serving(role) { client, session in
            for page in pages + files {
                let answer = try client.get("/duiven\(page)", headers: session)

                #expect(answer.status == 403, "\(page)")
            }
        }
    }

    @Test("the figures of another municipality are asked for a login, as by anybody")
    func otherMunicipality() throws {
        try serving(.manager) { client, session in
            for page in pages + files {
                let foreign = try client.get("/heerde\(page)", headers: session)
                let nobody = try client.get("/heerde\(page)", headers: ["Accept": "text/html"])

                #expect(foreign.status == 303 && nobody.status == 303, "\(page)")
                #expect(foreign.headers["location"] == nobody.headers["location"])
            }
        }
    }

    @Test("who steers several municipalities chooses one, and who steers one goes straight there")
    func places() throws {
        let file = "municipalities/westervoort.json"
        try FileManager.default.copyItem(
            atPath: "\(packageRoot)/Config/\(file)",
            toPath: "\(installation.config)/\(file)"
        )
        try serving(.manager, in: ["duiven", "westervoort"]) { client, session in
            let answer = try client.get("/sturen", headers: session)

            #expect(answer.status == 200)
            #expect(answer.text.contains("href=\"/duiven/sturen\"") && answer.text.contains("Cijfers van Westervoort"))
            #expect(try client.get("/duiven/sturen", headers: session).text.contains("Alle gemeenten"))
        }
        try serving(.manager) { client, session in
            let answer = try client.get("/sturen", headers: session)

            #expect(answer.status == 303 && answer.headers["location"] == "/duiven/sturen")
        }
        try serving(.caseWorker) { (client, session) throws in
            #expect(try client.get("/sturen", headers: session).status == 403)
        }
    }

    @Test("who only steers comes to the figures after logging in, also on the platform's own host")
    func home() throws {
        let manager = StaffMember(
            id: 1,
            loginName: "m",
            fullName: "Manager",
            organisation: "1stroom",
            grants: [StaffGrant(municipality: "duiven", role: .manager)]
        )
        let platform = PlatformContext(caller: .anonymous, now: .testNoon, municipalities: [], pages: HousePages())

        #expect(Visitor(platform, .platform).path(after: "", for: manager) == "/sturen")
        #expect(Visitor(platform, .platform).path(after: "/werk", for: manager) == "/werk")
    }

    private func serving(
        _ role: StaffRole,
        in municipalities: [String] = ["duiven"],
        _ body: (TestClient, [String: String]) throws -> Void
    ) throws {
        let grants = municipalities.map { StaffGrant(municipality: $0, role: role) }
        try installation.serving(grants) { try body($0, $1.headers) }
    }
}
