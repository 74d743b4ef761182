import Kernel
import TestSupport
import Testing

@testable import App

@Suite("The commands about integrator clients")
struct ClientCommandTests {
    let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    @Test("a new client pushes at once over HTTP, and after it is revoked it is unknown")
    func addPushRevoke() throws {
        try installation.whileServing { (http: TestClient) throws in
            let secret = try installation.addClient("veld")

            let pushed = try http.push(reference: "A-1", "veld", secret: secret)
            #expect(pushed.status == 200, "\(pushed.text)")
            #expect(pushed.text.contains(#""outcome":"accepted""#), "\(pushed.text)")

            let revoked = installation.run("client", "revoke", "veld")
            #expect(revoked.status == 0, "\(revoked.errors)")
            let refused = try http.push(reference: "A-2", "veld", secret: secret)
            #expect(refused.status == 403)
            #expect(refused.text.contains("invalid-client-identifier"))
        }
    }

    @Test("a client that was added while no server ran works when it does")
    func addedBeforeStart() throws {
        let secret = try installation.addClient("veld")

        try installation.whileServing { (http: TestClient) throws in
            #expect(try http.push(reference: "A-1", "veld", secret: secret).status == 200)
            #expect(try http.push(reference: "A-1", "veld", secret: secret, to: "heerde").status == 403)
        }
    }

    @Test("the secret is told once, with an example that uses it")
    func welcome() throws {
        let run = installation.run(
            "client",
            "add",
            "veld",
            "--municipality",
            "duiven",
            "--scopes",
            "track-and-trace.write"
        )

        #expect(run.status == 0)
        #expect(run.output.contains("geheim     "))
        #expect(run.output.contains(#""client_id":"veld""#))
        let list = installation.run("client", "list")
        #expect(list.output.contains("veld  duiven; track-and-trace.write; alle zaaktypen; telt"))
        #expect(!list.output.contains("geheim"))
    }

    @Test(
        "a word that is wrong is refused, with the one that was probably meant",
        arguments: [
            (["veld", "--municipality", "duivn", "--scopes", "track-and-trace.write"], "duiven"),
            (["veld", "--municipality", "duiven", "--scopes", "track-and-trace.wrte"], "track-and-trace.write"),
            (
                [
                    "veld", "--municipality", "duiven", "--scopes", "track-and-trace.read", "--case-types",
                    "melding-openbare-ruimt",
                ], "melding-openbare-ruimte"
            ),
            (["veld met spatie", "--municipality", "duiven", "--scopes", "track-and-trace.read"], "64 letters"),
        ]
    )
    func refused(words: [String], remedy: String) {
        let all = ["client", "add"] + words + ["--config", installation.config, "--data", installation.data]
        let run = CommandRun(all)

        #expect(run.status == 1)
        #expect(run.errors.contains(remedy), "\(run.errors)")
    }

    @Test("wrong usage is told before any data is touched")
    func usage() {
        let run = installation.run("client", "add", "veld", "--municipality", "duiven")

        #expect(run.status == 2)
        #expect(run.errors.contains("--scopes"))
    }

    @Test("a name is never given out twice, also not after its client was revoked")
    func taken() throws {
        _ = try installation.addClient("veld")
        #expect(installation.run("client", "revoke", "veld").status == 0)

        let again = installation.run(
            "client",
            "add",
            "veld",
            "--municipality",
            "duiven",
            "--scopes",
            "track-and-trace.read"
        )

        #expect(again.status == 1)
        #expect(again.errors.contains("al gebruikt"))
        #expect(installation.run("client", "revoke", "veld").errors.contains("al ingetrokken"))
        #expect(installation.run("client", "revoke", "feld").errors.contains("Bedoelt u \"veld\"?"))
    }

    @Test("the list is data for programs, without secrets")
    func list() throws {
        let secret = try installation.addClient("veld")

        let list = try installation.json("client", "list")

        #expect(list.list?.compactMap { $0["clientId"]?.text } == ["veld"])
        #expect(!installation.run("client", "list", "--json").output.contains(secret))
    }
}
