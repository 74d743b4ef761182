/// The case types that one municipality uses, every version of them (catalogus).
public struct CaseTypeCatalogue: Sendable {
    /// By key, oldest version first.
    private let versions: [String: [CaseType]]

    public init(_ types: [CaseType]) {
        versions = Dictionary(grouping: types, by: \.key).mapValues { $0.sorted { $0.startsOn < $1.startsOn } }
    }

    /// The version that a new case gets on `day`; `nil` when there is none yet.
    public func current(_ key: String, on day: Day) -> CaseType? {
        versions[key]?.last { $0.startsOn <= day }
    }

    /// The version that a running case was opened with.
    public func version(_ key: String, startsOn: Day) -> CaseType? {
        versions[key]?.first { $0.startsOn == startsOn }
    }

    /// The versions that new cases get on `day`, by their names for residents.
    public func current(on day: Day) -> [CaseType] {
        versions.keys.compactMap { current($0, on: day) }.sorted { ($0.name, $0.key) < ($1.name, $1.key) }
    }

    /// Whether a version that new cases get on `day` is as `matches` says, in any order.
    public func containsCurrent(on day: Day, where matches: (CaseType) -> Bool) -> Bool {
        versions.values.contains { versions in
            versions.last { $0.startsOn <= day }.map(matches) ?? false
        }
    }

    /// Every version, sorted by key and start.
    public var all: [CaseType] {
        versions.sorted { $0.key < $1.key }.flatMap(\.value)
    }
}
