import FoundationEssentials
import Kernel

@testable import Participation

/// Votes of real municipalities with the results that others found, in `../shared/data/participation`.
///
/// They are no part of the project; where they are absent, the tests that read them say so.
enum SharedElections {
    private static let folder =
        "/" + #filePath.split(separator: "/").dropLast(6).joined(separator: "/") + "/shared/data/participation"

    static let areHere = FileManager.default.fileExists(atPath: folder)

    /// The `.pb` files, by name.
    static var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".pb") }.sorted()
    }

    static func bytes(_ name: String) -> [UInt8] {
        Array(FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data())
    }

    static func file(_ name: String) throws -> PabulibFile { try PabulibFile(bytes(name)) }

    /// The chosen projects per file and rule, as another program found them.
    static func results() throws -> [(file: String, rule: String, chosen: Set<String>)] {
        guard areHere, case .object(let files) = try JSONTree(parsing: bytes("pabutools-1.2.3-oracle.json")) else {
            return []
        }
        return files.flatMap { file, rules -> [(file: String, rule: String, chosen: Set<String>)] in
            guard case .object(let rules) = rules else { return [] }
            return rules.compactMap { rule, chosen in
                chosen.list.map { (file, rule, Set($0.compactMap(\.text))) }
            }
        }
    }
}
