// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A part of the platform with its tests; `imports` is the dependency rule of Docs/architecture.md.
func part(_ name: String, imports: [String], resources: [Resource]? = nil, testsImport: [String] = []) -> [Target] {
    [
        .target(
            name: name,
            dependencies: imports.map { .target(name: $0) },
            resources: resources,
            swiftSettings: strict
        ),
        .testTarget(
            name: "\(name)Tests",
            dependencies: Set([name, "Kernel", "TestSupport"] + testsImport).sorted().map { .target(name: $0) },
            swiftSettings: strict
        ),
    ]
}

/// A domain module: code, tests and case types live in one folder that one team owns.
///
/// `data` names folders with other files that the program carries.
func module(_ name: String, data: [String]) -> [Target] {
    [
        .target(
            name: name,
            dependencies: ["Kernel"],
            path: "Modules/\(name)",
            exclude: ["Tests", "README.md"],
            sources: ["Sources"],
            resources: (["CaseTypes"] + data).map { .embedInCode($0) },
            swiftSettings: strict
        ),
        .testTarget(
            name: "\(name)Tests",
            dependencies: [.target(name: name), "Kernel", "TestSupport"],
            path: "Modules/\(name)/Tests",
            swiftSettings: strict
        ),
    ]
}

/// A C library of the system: a module map and a shim header, nothing compiled.
func systemLibrary(_ name: String, pkgConfig: String, apt: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let moduleData = [
    "CivilAffairs": ["Products"], "PhysicalDomain": ["Categories", "Demonstration", "OpenAPI", "Permits"],
]
let modules = ["CivilAffairs", "PhysicalDomain", "SocialDomain", "Participation"]

let systemLibraries: [Target] = [
    systemLibrary("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
    systemLibrary("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
    systemLibrary("CMicroHTTPD", pkgConfig: "libmicrohttpd", apt: "libmicrohttpd-dev"),
    systemLibrary("COpenSSL", pkgConfig: "libcrypto", apt: "libssl-dev"),
]

let adapters: [[Target]] = [
    part("Kernel", imports: []),
    part("Records", imports: ["Kernel"], testsImport: ["SQLiteStore"]),
    part("SQLiteStore", imports: ["Kernel", "CSQLite"]),
    part("HTTPServer", imports: ["Kernel", "CMicroHTTPD"]),
    part("HTTPClient", imports: ["Kernel", "CCurl"]),
    part("Vault", imports: ["Kernel", "COpenSSL"]),
    part("Pages", imports: ["Kernel"], resources: [.embedInCode("Assets")]),
    part("Sending", imports: ["Kernel"]),
    part(
        "Mail",
        imports: ["Kernel", "HTTPClient", "Sending"],
        testsImport: ["HTTPClient", "Records", "Sending", "SQLiteStore", "Vault"]
    ),
    part(
        "MijnOverheid",
        imports: ["Kernel", "HTTPClient", "Sending"],
        testsImport: ["HTTPClient", "HTTPServer", "Records", "Sending", "Simulator", "SQLiteStore", "Vault"]
    ),
    part(
        "Simulator",
        imports: ["Kernel", "HTTPServer", "HTTPClient"],
        testsImport: ["HTTPClient", "HTTPServer", "Vault"]
    ),
    part("Desk", imports: ["Kernel"]),
    part("Portal", imports: ["Kernel"], testsImport: ["Pages"]),
    part("TrackAndTrace", imports: ["Kernel"], resources: [.embedInCode("OpenAPI")], testsImport: ["Vault"]),
    part(
        "ZGW",
        imports: ["Kernel"],
        resources: [.embedInCode("OpenAPI")],
        testsImport: ["HTTPServer", "Vault"]
    ),
]

let application: [Target] = [
    .target(
        name: "App",
        dependencies: ([
            "Kernel", "Records", "SQLiteStore", "HTTPServer", "HTTPClient", "Vault", "Pages", "Sending",
            "Mail", "MijnOverheid", "Desk", "Portal", "Simulator", "TrackAndTrace", "ZGW",
        ] + modules).map { .target(name: $0) },
        swiftSettings: strict
    ),
    .executableTarget(name: "dichtbij", dependencies: ["App"], swiftSettings: strict),
    .target(
        name: "TestSupport",
        dependencies: ["Kernel", "Records", "SQLiteStore", "HTTPServer", "Simulator", "Vault"],
        swiftSettings: strict
    ),
    .testTarget(
        name: "AppTests",
        dependencies: ["App", "HTTPServer", "Kernel", "Pages", "Records", "SQLiteStore", "TestSupport", "Vault"],
        swiftSettings: strict
    ),
    .testTarget(
        name: "JourneyTests",
        dependencies: [
            "App", "HTTPServer", "Kernel", "Pages", "Records", "SQLiteStore", "Simulator", "TestSupport", "Vault",
            "dichtbij",
        ],
        swiftSettings: strict
    ),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
]

let package = Package(
    name: "dichtbij",
    targets: systemLibraries + adapters.flatMap(\.self) + modules.flatMap { module($0, data: moduleData[$0] ?? []) }
        + application,
    swiftLanguageModes: [.v6]
)
