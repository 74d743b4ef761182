public struct CitizenServiceNumber: Hashable, Sendable { public let digits: String }
public struct ChamberOfCommerceNumber: Hashable, Sendable { public let digits: String }
public struct LegalEntityNumber: Hashable, Sendable { public let digits: String }
public struct OrganisationIdentificationNumber: Hashable, Sendable { public let digits: String }
public struct FollowCode: Hashable, Sendable { public let characters: String }
public struct CaseNumber: Hashable, Sendable { public let year: Int; public let sequence: Int }
public struct Postcode: Hashable, Sendable { public let text: String }
