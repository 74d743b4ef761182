import Testing

/// What one target may import: the table of Docs/architecture.md.
struct ImportRule: CustomTestStringConvertible {
    let target: String
    /// Where its sources lie, relative to the root.
    let folder: String
    /// Our own targets.
    let ours: Set<String>
    /// What comes with the toolchain.
    let system: Set<String>

    var testDescription: String { target }

    static let modules = ["CivilAffairs", "PhysicalDomain", "SocialDomain", "Participation"]

    static let adapters: [String: Set<String>] = [
        "Records": ["Kernel"],
        "SQLiteStore": ["Kernel", "CSQLite"],
        "HTTPServer": ["Kernel", "CMicroHTTPD"],
        "HTTPClient": ["Kernel", "CCurl"],
        "Vault": ["Kernel", "COpenSSL"],
        "Pages": ["Kernel"],
        "Sending": ["Kernel"],
        "Mail": ["Kernel", "HTTPClient", "Sending"],
        "MijnOverheid": ["Kernel", "HTTPClient", "Sending"],
        "Simulator": ["Kernel", "HTTPServer", "HTTPClient"],
        "Portal": ["Kernel"],
        "Desk": ["Kernel"],
        "TrackAndTrace": ["Kernel"],
        "ZGW": ["Kernel"],
        "TestSupport": ["Kernel", "Records", "SQLiteStore", "HTTPServer", "Simulator", "Vault"],
        "App": Set([
            "Kernel", "Records", "SQLiteStore", "HTTPServer", "HTTPClient", "Vault", "Pages", "Sending", "Mail",
            "MijnOverheid", "Desk", "Portal", "Simulator", "TrackAndTrace", "ZGW",
        ]).union(modules),
        "dichtbij": ["App"],
    ]

    static let all: [ImportRule] =
        [ImportRule(target: "Kernel", folder: "Sources/Kernel", ours: [], system: ["FoundationEssentials", "Glibc"])]
        + adapters.sorted { $0.key < $1.key }.map { name, ours in
            ImportRule(
                target: name,
                folder: "Sources/\(name)",
                ours: ours,
                system: ["FoundationEssentials", "Glibc", "Synchronization"]
            )
        }
        + modules.map { name in
            ImportRule(
                target: name,
                folder: "Modules/\(name)/Sources",
                ours: ["Kernel"],
                system: ["FoundationEssentials"]
            )
        }
}
