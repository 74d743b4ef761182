import FoundationEssentials
import Testing

@Suite("The list of fault scenarios")
struct ScenarioListTests {
    private static let list = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "shared/reference/mijnoverheid/fault-scenarios.json")

    /// What is tested, by the number that its test carries in its name.
    private static let tested = [
        "F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F10", "F11", "F12", "F13", "F14", "F15", "F16",
        "F20", "F21", "F22", "F23", "F24", "F25", "F29", "F30",
    ]

    /// What the profile `mijnzaken` does not have, and why.
    private static let otherProfiles = [
        "F09": "the event names no status, so none can be superseded (StUF)",
        "F17": "one event per request (Berichtenbox)",
        "F18": "one event per request (Berichtenbox)",
        "F19": "one event per request (Berichtenbox)",
        "F26": "no mailbox of a resident is involved (Berichtenbox)",
        "F27": "an event has no age limit (Berichtenbox)",
        "F28": "the answer is final, nothing follows later (StUF, Berichtenbox)",
    ]

    @Test(
        "every scenario has a test or belongs to another profile",
        .enabled(
            if: FileManager.default.fileExists(atPath: list.path),
            "the list of scenarios lies beside the project, in ../shared"
        )
    )
    func complete() throws {
        struct Entry: Decodable { let id: String }
        let ids = try JSONDecoder().decode([Entry].self, from: try Data(contentsOf: Self.list)).map(\.id)

        #expect(Set(ids) == Set(Self.tested).union(Self.otherProfiles.keys))
    }

    @Test("the tests that the list names are there")
    func named() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let names = try files.filter { $0.hasSuffix("Tests.swift") }
            .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
            .joined(separator: "\n").split(separator: "\n")
            .filter { $0.contains("\"F") && $0.contains(": ") }
            .joined()

        for id in Self.tested { #expect(names.contains(id), "no test is named after \(id)") }
    }
}
