import FoundationEssentials
import Testing

@testable import App

@Suite("A secret")
struct SecretVariableTests {
    @Test("a secret comes from a variable, or from the file that a variable names")
    func sources() throws {
        try withTemporaryFolder { folder in
            let variable = try #require(SecretVariable("DICHTBIJ_KEY"))
            try "in een bestand\n".write(toFile: "\(folder)/key", atomically: false, encoding: .utf8)

            #expect(try variable.secret(in: ["DICHTBIJ_KEY": "direct"]) == "direct")
            #expect(try variable.secret(in: ["DICHTBIJ_KEY_FILE": "\(folder)/key"]) == "in een bestand")
        }
    }

    @Test("a missing secret is named, without its value")
    func missing() throws {
        let variable = try #require(SecretVariable("DICHTBIJ_KEY"))

        let refusal = #expect(throws: Refusal.self) { try variable.secret(in: [:]) }
        #expect(refusal?.sentence.contains("DICHTBIJ_KEY_FILE") == true)
    }

    @Test("the name of a variable is capitals, digits and underscores", arguments: ["geheim", "1KEY", "A-B", ""])
    func names(name: String) {
        #expect(SecretVariable(name) == nil)
    }
}
