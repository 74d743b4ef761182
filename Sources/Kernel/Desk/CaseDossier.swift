/// Reads what only the people who handle a case see of it.
public protocol CaseDossier {
    /// What happened to a case, newest first: at most `limit`, and never over ``DossierLimit/events``.
    func events(of file: CaseFile, limit: Int) throws -> [CaseEvent]

    /// The newest event for MijnOverheid about a case; `nil` when there never was one.
    func sending(of file: CaseFile) throws -> CaseSending?

    /// What happened to the legal limit, oldest first.
    func terms(of file: CaseFile) throws -> [CaseTerm]

    /// The notes of colleagues, newest first: never over ``DossierLimit/notes``.
    func notes(of file: CaseFile, limit: Int) throws -> [CaseNote]

    /// The cases that this one has to do with; only those that the caller may see.
    func related(to file: CaseFile) throws -> [CaseFile]

    /// The hand-over that waits for an answer; `nil` when the case is offered to nobody.
    func handOver(of file: CaseFile) throws -> HandOver?

    /// The last hand-over when it was declined; `nil` when it was not, or when there never was one.
    func declined(of file: CaseFile) throws -> DeclinedHandOver?

    /// The cases that wait for an answer of this member or of one of these teams, oldest offer first.
    func offered(to member: Int, teams: [String], limit: Int) throws -> [OfferedCase]
}

/// A case that is offered to someone.
public struct OfferedCase: Hashable, Sendable {
    public let file: CaseFile
    public let handOver: HandOver

    public init(file: CaseFile, handOver: HandOver) {
        self.file = file
        self.handOver = handOver
    }
}

/// A hand-over to which someone said no.
public struct DeclinedHandOver: Hashable, Sendable {
    public let handOver: HandOver
    public let at: Timestamp
    public let by: CaseActor
    public let reason: String

    public init(handOver: HandOver, at: Timestamp, by: CaseActor, reason: String) {
        self.handOver = handOver
        self.at = at
        self.by = by
        self.reason = reason
    }
}

/// How much of a case one read gives at most.
public enum DossierLimit {
    public static let events = 100
    public static let notes = 100
    public static let related = 50
    public static let offered = 50
}

/// One line of the journal about a case, as its handlers read it.
public struct CaseEvent: Hashable, Sendable {
    public let at: Timestamp
    public let actor: CaseActor
    /// `nil` for a kind that this version does not know.
    public let kind: EventKind?
    /// The keys that the journal kept with it, never personal data.
    public let keys: JSONTree

    public init(at: Timestamp, actor: CaseActor, kind: EventKind?, keys: JSONTree) {
        self.at = at
        self.actor = actor
        self.kind = kind
        self.keys = keys
    }
}

/// Who did something, as the journal keeps it.
public enum CaseActor: Hashable, Sendable {
    /// The resident, or someone who was not logged in.
    case resident
    /// A back-office system, by the key of its client.
    case integrator(Int)
    /// A member of staff, by the key of the account; operators have one too.
    case staff(Int)
    /// The platform itself: a schedule, a command.
    case platform

    /// Reads a kind and a key, such as `staff:3`; a kind that nobody knows counts as the platform.
    public init(journal text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        let key = parts.count == 2 ? Int(parts[1]) : nil
        switch (parts.first, key) {
        case ("resident", _): self = .resident
        case ("client", let key?): self = .integrator(key)
        case ("staff", let key?), ("operator", let key?): self = .staff(key)
        default: self = .platform
        }
    }
}

/// How far MijnOverheid is with the news of a case.
public enum CaseSending: Hashable, Sendable {
    /// It is on its way, or is tried again.
    case waiting(since: Timestamp)
    case delivered(at: Timestamp)
    /// It was not accepted and is kept.
    case refused(at: Timestamp)
}
