/// Someone the municipality serves (inwoner): a person, a business, or someone who stays anonymous.
public protocol Resident: Sendable {
    /// How this resident is known; decides what can be looked up and what is sent to MijnOverheid.
    var identity: ResidentIdentity { get }
}

/// How a resident is known to the municipality.
public enum ResidentIdentity: Hashable, Sendable {
    case person(CitizenServiceNumber)
    case business(ChamberOfCommerceNumber)
    case anonymous
}

/// A resident of whom nothing more is known than the identity that a source gave.
public struct IdentifiedResident: Resident, Hashable {
    public let identity: ResidentIdentity

    public init(_ identity: ResidentIdentity) { self.identity = identity }
}
