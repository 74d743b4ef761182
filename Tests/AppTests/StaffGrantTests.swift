import Kernel
import TestSupport
import Testing

@testable import App

@Suite("What members of staff may do where")
struct StaffGrantTests {
    let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    @Test("a case worker gets the work of each role, and another role later")
    func severalRoles() throws {
        let added = add(
            "sanne",
            "--role",
            "case-worker",
            "--municipality",
            "duiven",
            "--team",
            "buitendienst"
        )
        let granted = installation.run("staff", "grant", "sanne", "--role", "manager", "--municipality", "duiven")

        #expect(added.status == 0, "\(added.errors)")
        #expect(granted.status == 0, "\(granted.errors)")
        let grants = try #require(try installation.json("staff", "list").list?.first?["grants"]?.list)
        let words = grants.map { [$0["municipality"]?.text, $0["role"]?.text, $0["team"]?.text] }
        #expect(
            words == [
                ["duiven", "case-worker", "buitendienst"], ["duiven", "manager", nil],
            ]
        )
    }

    @Test("a grant names a role, a municipality of the own organisation, a module and a team that can be")
    func refusals() {
        let role = add("a", "--role", "case-workr", "--municipality", "duiven")
        let foreign = add("b", "--role", "agent", "--municipality", "heerde")
        let module = add("c", "--role", "agent", "--municipality", "duiven", "--module", "social-domein")
        let team = add("d", "--role", "agent", "--municipality", "duiven", "--team", "Team A")
        let unnamed = add("f", "--role", "agent", "--municipality", "duiven", "--team", "buitendinst")
        let missing = add("e", "--role", "agent")

        #expect(role.status == 1 && role.errors.contains("Bedoelt u \"case-worker\"?"))
        #expect(foreign.status == 1 && foreign.errors.contains("hoort niet bij de organisatie"))
        #expect(module.status == 1 && module.errors.contains("Bedoelt u \"social-domain\"?"))
        #expect(team.status == 1 && team.errors.contains("kleine letters"))
        #expect(unnamed.status == 1 && unnamed.errors.contains("staat niet bij Duiven. Bedoelt u \"buitendienst\"?"))
        #expect(unnamed.errors.contains("municipalities/duiven.json"))
        #expect(missing.status == 2 && missing.errors.contains("--municipality"))
    }

    @Test("what is taken back is gone, and the member is logged out")
    func revoked() throws {
        _ = add("sanne", "--role", "case-worker", "--municipality", "duiven")

        let taken = installation.run("staff", "revoke", "sanne", "--municipality", "duiven")
        let again = installation.run("staff", "revoke", "sanne", "--municipality", "duiven")

        #expect(taken.status == 0 && taken.output.contains("werkt niet meer voor Duiven"))
        #expect(again.status == 1)
        #expect(try installation.json("staff", "list").list?.first?["grants"]?.list?.isEmpty == true)
    }

    private func add(_ name: String, _ options: String...) -> CommandRun {
        CommandRun(
            ["staff", "add", name, "--organisation", "1stroom"] + options
                + ["--config", installation.config, "--data", installation.data]
        )
    }
}
