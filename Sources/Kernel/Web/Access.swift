/// The callers that a route lets in.
///
/// Every route names one; there is no default.
public enum Access: Hashable, Sendable {
    /// Everybody, without login.
    case anyone
    /// A back-office system with a client id of this municipality and this scope.
    case integrator(Scope)
    /// An app or a back-office system whose client of this municipality has this scope, by its key in the form field `api_key`.
    ///
    /// For interfaces of others that know no other way; a client that may anything else sends tokens.
    case apiKey(Scope)
    /// A logged-in operator of an organisation that serves the municipality.
    case `operator`
    /// As `operator`, or the machine that watches over the municipalities of one organisation.
    case monitor
    /// A logged-in member of staff who holds this permission in the municipality, for any module.
    ///
    /// On the platform's own host: in at least one municipality.
    case staff(Permission)
    /// A logged-in member of staff, whatever the role; in a municipality only who works for it.
    case anyStaff
    /// Everybody, without login; a resident who logged in is known as such.
    ///
    /// A form without the token of the session counts as that of nobody: another site may have sent it.
    case anyoneOrResident
    /// A resident who logged in to the own pages; exists only where the portal setting is `own`.
    case resident
}

/// What an integrator may do, as written in its registration.
public enum Scope: String, Hashable, Sendable, CaseIterable {
    case trackAndTraceWrite = "track-and-trace.write"
    case trackAndTraceRead = "track-and-trace.read"
    /// Read cases, statuses and roles (ZGW).
    case casesRead = "zaken.lezen"
    /// Read case types and status types (ZGW).
    case catalogueRead = "catalogi.lezen"
    /// Send reports on the public space (Open311); its key travels in every message.
    case reportsWrite = "open311.write"
}

/// Who sends this request, after ``Access`` let it in.
public enum Caller: Hashable, Sendable {
    case anonymous
    case integrator(IntegratorClient)
    case `operator`(OperatorAccount)
    case staff(StaffSession)
    case resident(ResidentSession)
    /// The platform itself, for work that nobody asks for; no request has this caller.
    case platform
    /// A monitoring system with the token of the organisation with this id.
    case monitor(organisation: String)
}

/// A back-office system as one municipality registered it.
public struct IntegratorClient: Hashable, Sendable {
    /// The key inside the platform, also the owner of its references and update ids.
    public let id: Int
    /// The public name in tokens (`client_id`).
    public let name: String
    public let scopes: Set<Scope>
    /// The case types that it may push and read; `nil` means all.
    public let caseTypes: Set<String>?

    public init(id: Int, name: String, scopes: Set<Scope>, caseTypes: Set<String>?) {
        self.id = id
        self.name = name
        self.scopes = scopes
        self.caseTypes = caseTypes
    }

    /// Whether this client may push or read cases of this type.
    public func may(use caseType: String) -> Bool {
        caseTypes?.contains(caseType) ?? true
    }
}

/// A person who runs the platform for one organisation (beheerder).
public struct OperatorAccount: Hashable, Sendable {
    public let id: Int
    public let name: String
    /// The organisation whose municipalities this operator sees.
    public let organisation: String

    public init(id: Int, name: String, organisation: String) {
        self.id = id
        self.name = name
        self.organisation = organisation
    }
}
