/// A matter that the municipality handles from start to end (zaak).
public protocol Case: Sendable {
    var number: CaseNumber { get }
    /// The public id, used in the national interfaces.
    var id: UniqueID { get }
    var typeKey: String { get }
    /// The key of the current step of its type.
    var statusKey: String { get }
    var openedAt: Timestamp { get }
    /// `nil` while the case runs.
    var closedAt: Timestamp? { get }
}

extension Case {
    public var isClosed: Bool { closedAt != nil }
}
