public import Kernel

/// A case as it was pulled from its municipality: what the resident gets to see.
public struct PulledCase: Hashable, Sendable {
    public let id: UniqueID
    /// The municipality, as it was registered.
    public let source: String
    public let number: String
    public let title: String
    public let typeName: String
    /// In the order in which they came about.
    public let statuses: [Status]
    /// The address of the status that the municipality names as the current one; `nil` without one.
    public let currentStatus: String?
    /// The day it ended, such as `2026-11-27`; `nil` while it runs.
    public let endedOn: String?
    /// Whose case it is; `nil` when the municipality names nobody with a BSN.
    public let resident: CitizenServiceNumber?
    /// The mark of this version (RFC 9110 §8.8.3).
    let tag: String?

    public struct Status: Hashable, Sendable {
        public let url: String
        public let name: String
        /// As the municipality writes it, with its offset.
        public let at: String
        public let explanation: String
    }

    /// The name of the current status; `nil` without one.
    public var currentStatusName: String? { statuses.first { $0.url == currentStatus }?.name }
}

/// Keeps the last version of every pulled case.
final class CaseShelf: Sendable {
    private let cases = Lock<[Key: PulledCase]>([:])

    struct Key: Hashable, Sendable {
        let source: String
        let id: UniqueID
    }

    func put(_ pulled: PulledCase, at key: Key) { cases.withLock { $0[key] = pulled } }

    func remove(_ key: Key) { cases.withLock { $0[key] = nil } }

    func find(_ key: Key) -> PulledCase? { cases.withLock { $0[key] } }

    var all: [PulledCase] { cases.withLock { Array($0.values) } }

    /// The cases of one resident, the newest change first.
    func cases(of resident: CitizenServiceNumber) -> [PulledCase] {
        all.filter { $0.resident == resident }.sorted {
            ($0.statuses.last?.at ?? "", $0.number) > ($1.statuses.last?.at ?? "", $1.number)
        }
    }
}
