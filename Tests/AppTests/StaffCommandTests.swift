import Kernel
import TestSupport
import Testing

@testable import App

@Suite("The commands about operators")
struct StaffCommandTests {
    let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    @Test("a new operator logs in with the password that was shown once")
    func generatedPassword() throws {
        try installation.whileServing { (http: TestClient) throws in
            let run = installation.run("staff", "add", "sanne", "--organisation", "1stroom")
            #expect(run.status == 0, "\(run.errors)")
            let line = run.output.split(separator: "\n").first { $0.hasPrefix("Wachtwoord: ") }
            let password = String(try #require(line).dropFirst(12))

            #expect(try http.logIn("sanne", password: password) == 303)
            #expect(try http.logIn("sanne", password: password + "x") == 422)
        }
    }

    @Test("a password from the standard input is not shown")
    func passwordFromInput() {
        let run = installation.run(
            "staff",
            "add",
            "sanne",
            "--organisation",
            "1stroom",
            "--password-stdin",
            answers: ["goed lang wachtwoord"]
        )

        #expect(run.status == 0, "\(run.errors)")
        #expect(!run.output.contains("wachtwoord"))
        #expect(!run.errors.contains("wachtwoord"))
        #expect(installation.run("staff", "list").output.contains("sanne  1stroom  beheerder"))
    }

    @Test("another password ends what the old one opened, and a closed account keeps only its name")
    func passwordAndClose() throws {
        try installation.whileServing { (http: TestClient) throws in
            let old = ["een oud wachtwoord"]
            _ = installation.run(
                "staff",
                "add",
                "sanne",
                "--organisation",
                "1stroom",
                "--password-stdin",
                answers: old
            )
            #expect(try http.logIn("sanne", password: old[0]) == 303)

            let changed = installation.run(
                "staff",
                "password",
                "sanne",
                "--password-stdin",
                answers: ["een nieuw woord"]
            )
            #expect(changed.status == 0, "\(changed.errors)")
            #expect(try http.logIn("sanne", password: old[0]) == 422)
            #expect(try http.logIn("sanne", password: "een nieuw woord") == 303)

            let closed = installation.run("staff", "close", "sanne")
            #expect(closed.output.contains("kan niet meer inloggen"), "\(closed.errors)")
            #expect(try http.logIn("sanne", password: "een nieuw woord") == 422)
            #expect(try http.logIn("sanne", password: "") == 422)
        }
        #expect(installation.run("staff", "close", "sane").errors.contains("\"sanne\""))
        #expect(installation.run("staff", "password", "sane").errors.contains("\"sanne\""))
        let row = try #require(try installation.json("staff", "list").list?.first)
        #expect(row["operator"] == .flag(false))
        #expect(row["grants"]?.list?.isEmpty == true)
    }

    @Test("a short password is refused")
    func shortPassword() {
        let run = installation.run(
            "staff",
            "add",
            "sanne",
            "--organisation",
            "1stroom",
            "--password-stdin",
            answers: ["elf-tekens-"]
        )

        #expect(run.status == 1)
        #expect(run.errors.contains("12"))
    }

    @Test("an unknown organisation, a taken name and a missing option are told")
    func refused() throws {
        let unknown = installation.run("staff", "add", "sanne", "--organisation", "1strom")
        let usage = installation.run("staff", "add", "sanne")
        #expect(installation.run("staff", "add", "sanne", "--organisation", "1stroom").status == 0)
        let taken = installation.run("staff", "add", "sanne", "--organisation", "heerde")

        #expect(unknown.status == 1 && unknown.errors.contains("Bedoelt u \"1stroom\"?"))
        #expect(usage.status == 2 && usage.errors.contains("--organisation"))
        #expect(taken.status == 1 && taken.errors.contains("al een account"))
        #expect(try installation.json("staff", "list").list?.compactMap { $0["name"]?.text } == ["sanne"])
    }
}

extension TestClient {
    /// Logs in as an operator does; the status of the answer.
    fileprivate func logIn(_ name: String, password: String) throws -> Int {
        let page = try get("/beheer/inloggen")
        let cookie = page.headers["set-cookie"]?.split(separator: ";").first.map(String.init) ?? ""
        let token = cookie.split(separator: "=", maxSplits: 1).last.map(String.init) ?? ""
        let answer = try post(
            "/beheer/inloggen",
            form: [("csrf", token), ("naam", name), ("wachtwoord", password)],
            headers: ["Cookie": cookie]
        )
        return answer.status
    }
}
