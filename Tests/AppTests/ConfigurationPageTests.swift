import FoundationEssentials
import Kernel
import Testing

@testable import App

@Suite("The page about the configuration")
struct ConfigurationPageTests {
    private let page: String

    init() throws {
        page = try String(contentsOfFile: "\(packageRoot)/Docs/operators/configuration.md", encoding: .utf8)
    }

    @Test("it explains every key of platform.json and no other")
    func platformKeys() throws {
        let groups = ["", "listen", "organisations[]", "mijnOverheid", "mail", "mail.login", "limits"]

        let known = try keys(in: groups) { json throws(ConfigFaults) in
            _ = try PlatformConfiguration.read("platform.json", json)
        }
        #expect(known == explained(below: "## platform.json"))
    }

    @Test("it explains every key of a municipality's file and no other")
    func municipalityKeys() throws {
        let groups = [
            "", "theme", "responsePromise", "norms.<case-type>", "locations[]", "locations[].openingHours",
            "locations[].desks", "areas[]", "teamRules[]", "partners[]",
            "certificate",
        ]

        let known = try keys(in: groups) { json throws(ConfigFaults) in
            _ = try Municipality.read("x.json", json, slug: "x", moduleIDs: ModuleCatalog.ids)
        }
        #expect(known == explained(below: "## municipalities/"))
    }

    /// The keys in the first column of the table below a heading.
    private func explained(below heading: String) -> [String] {
        let lines = page.split(separator: "\n").drop { !$0.hasPrefix(heading) }.dropFirst()
        return lines.prefix { !$0.hasPrefix("## ") }.compactMap { line in
            line.hasPrefix("| `") ? line.split(separator: "`").dropFirst().first.map(String.init) : nil
        }.sorted()
    }

    /// The keys that the reader knows, found by asking it about a key that it cannot know.
    private func keys(in groups: [String], _ read: ([UInt8]) throws(ConfigFaults) -> Void) throws -> [String] {
        var keys: Set<String> = []
        for group in groups {
            let names = try knownNames(in: group, read)
            keys.formUnion(names.map { group.isEmpty ? $0 : "\(group).\($0)" })
        }
        let parents = groups.map { $0.split(separator: ".").map { $0.hasSuffix("[]") ? $0.dropLast(2) : $0 } }
        let groupNames = parents.map { $0.filter { !$0.hasPrefix("<") }.joined(separator: ".") }
        return keys.filter { key in
            !groupNames.contains(key.replacing("[]", with: ""))
        }.sorted()
    }

    private func knownNames(in group: String, _ read: ([UInt8]) throws(ConfigFaults) -> Void) throws -> [String] {
        var json = "{\"qqqqqqqq\": 1}"
        for part in group.split(separator: ".").reversed() {
            let name = part.hasSuffix("[]") ? part.dropLast(2) : part
            json = part.hasSuffix("[]") ? "{\"\(name)\": [\(json)]}" : "{\"\(name)\": \(json)}"
        }
        do throws(ConfigFaults) {
            try read(Array(json.utf8))
            return []
        } catch {
            let fault = try #require(error.all.first { $0.keyPath.hasSuffix("qqqqqqqq") })
            let names = fault.remedy.trimmingPrefix("Bekend zijn: ").dropLast()
            return names.split(separator: ", ").map(String.init)
        }
    }
}
