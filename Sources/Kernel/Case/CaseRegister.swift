/// Reads cases of one municipality.
public protocol CaseReader {
    func find(number: CaseNumber) throws -> CaseFile?
    func find(id: UniqueID) throws -> CaseFile?
    func find(code: FollowCode) throws -> CaseFile?
    /// The case that an integrator keeps under its own number.
    func find(source: CaseSource) throws -> CaseFile?
    /// Every status of a case in the order of the moments they came about; equal moments in arrival order.
    func history(of file: CaseFile) throws -> [StatusEntry]
    /// A status and the case it belongs to.
    func status(id: UniqueID) throws -> (file: CaseFile, entry: StatusEntry)?
    /// Whose case it is, for interfaces that may know; logs nothing by itself.
    func resident(of file: CaseFile) throws -> ResidentIdentity
}

/// Opens and changes cases; every change appends an event in the same transaction.
///
/// A change to a case that MijnOverheid may show, of a resident with a BSN, also leaves a delivery.
public protocol CaseRegister: CaseReader {
    /// Opens a case, with its first status, a contact and the event `case-opened`.
    ///
    /// - Throws: ``StoreError/duplicate`` when the source already keeps a case under this reference.
    func open(_ new: NewCase) throws -> CaseFile

    /// Moves a case to a next step on behalf of staff or a page, by its type's table of transitions.
    ///
    /// - Throws: ``TransitionRefused`` when the table does not allow it.
    func move(_ file: CaseFile, of type: CaseType, with change: StatusChange) throws -> CaseFile

    /// Records a status that the case's own source reports; the source may skip steps.
    ///
    /// - Throws: ``TransitionRefused/closed`` for a change at or after the closing moment.
    func record(_ change: StatusChange, title: String?, on file: CaseFile, of type: CaseType) throws -> Recorded

    /// Gives a case that has no resident its resident, with the event `resident-known`.
    ///
    /// - Throws: ``ResidentDiffers`` when the case belongs to someone else.
    func attach(_ resident: ResidentIdentity, to file: CaseFile, of type: CaseType) throws -> CaseFile

    /// Remembers an integrator's update, so that a second one with the same id is recognised.
    func remember(_ update: SeenUpdate, client: Int) throws

    /// What an integrator's earlier update with this id did, `nil` when it is new.
    func seen(id: UniqueID, client: Int) throws -> SeenUpdate?
}

/// What became of a status that a source reported.
public enum Recorded: Hashable, Sendable {
    /// It is the current status now.
    case current(CaseFile)
    /// A newer status was there already; this one stands in the history at its place.
    case superseded(CaseFile)

    public var file: CaseFile {
        switch self {
        case .current(let file), .superseded(let file): file
        }
    }
}

/// An integrator's update that was accepted before.
public struct SeenUpdate: Hashable, Sendable {
    public let id: UniqueID
    /// The first 16 bytes of a SHA-256 over its parsed values.
    public let digest: [UInt8]
    /// The key of the case it changed.
    public let caseKey: Int
    public let caseNumber: CaseNumber
    public let followCode: FollowCode

    public init(id: UniqueID, digest: [UInt8], caseKey: Int, caseNumber: CaseNumber, followCode: FollowCode) {
        self.id = id
        self.digest = digest
        self.caseKey = caseKey
        self.caseNumber = caseNumber
        self.followCode = followCode
    }
}

/// Why a case does not take a step.
public enum TransitionRefused: Error, Hashable, Sendable {
    case closed
    /// The table of the case type has no way from the current step to this one.
    case notAllowed(from: String, to: String)
    /// Someone else changed the case since this change was prepared.
    case changedMeanwhile
}

/// A case already belongs to another resident.
public struct ResidentDiffers: Error, Hashable, Sendable {
    public init() {}
}
