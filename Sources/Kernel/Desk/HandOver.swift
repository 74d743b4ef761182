/// A case that someone gives to another team or colleague (overdracht); it counts only once it is accepted.
public struct HandOver: Hashable, Sendable {
    public let id: UniqueID
    public let at: Timestamp
    /// The id of the member of staff who offers it and keeps the case until then.
    public let giver: Int
    public let receiver: Receiver
    public let reason: String

    public init(id: UniqueID, at: Timestamp, giver: Int, receiver: Receiver, reason: String) {
        self.id = id
        self.at = at
        self.giver = giver
        self.receiver = receiver
        self.reason = reason
    }

    /// Who gets it.
    public enum Receiver: Hashable, Sendable {
        /// Whoever of a team says yes, by the key of the team.
        case team(String)
        /// One colleague, by id.
        case member(Int)
    }

    /// Whether this member of staff can say yes or no.
    public func isOffered(to member: Int, teams: [String]) -> Bool {
        switch receiver {
        case .team(let key): teams.contains(key)
        case .member(let id): id == member
        }
    }
}

/// Offers cases and takes the answers; every change is in the journal.
///
/// An offer that nobody answered lapses, with an event, when the case is given to someone or closed.
public protocol HandOverRegister {
    /// Offers a case; nothing else about it changes.
    ///
    /// - Throws: ``HandOverRefused/alreadyOffered``.
    func offer(_ file: CaseFile, to receiver: HandOver.Receiver, reason: String, by giver: Int) throws -> HandOver

    /// Puts the case in the hands of who accepts it.
    ///
    /// - Throws: ``HandOverRefused/settled``, or ``ChangedMeanwhile``.
    func accept(_ handOver: HandOver, of file: CaseFile, by member: Int, team: String?) throws -> CaseFile

    /// Leaves the case where it is, with the reason for the giver.
    ///
    /// - Throws: ``HandOverRefused/settled``.
    func decline(_ handOver: HandOver, of file: CaseFile, reason: String) throws

    /// Takes the offer back; the case stays where it is.
    ///
    /// - Throws: ``HandOverRefused/settled``.
    func withdraw(_ handOver: HandOver, of file: CaseFile) throws
}

/// Why a hand-over does not go on.
public enum HandOverRefused: Error, Hashable, Sendable {
    /// The case is offered to someone already.
    case alreadyOffered
    /// It was answered or withdrawn meanwhile, or it lapsed.
    case settled
}
