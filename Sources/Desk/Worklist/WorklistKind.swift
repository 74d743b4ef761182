/// A case type as a choice above a list of work; whole case types are too large to copy for ten municipalities at once.
struct WorklistKind: Hashable, Sendable {
    let key: String
    /// The name that staff reads.
    let name: String

    static func sorted(_ kinds: some Sequence<WorklistKind>) -> [WorklistKind] {
        kinds.sorted { ($0.name, $0.key) < ($1.name, $1.key) }
    }
}
