extension Confidentiality: Comparable {
    /// Open comes before closed, in the order of the national case interfaces.
    public static func < (left: Confidentiality, right: Confidentiality) -> Bool { left.rank < right.rank }

    /// The most closed level that MijnOverheid may show: zaakvertrouwelijk.
    ///
    /// That level is for those who take part in the case, and the resident is one of them. The levels
    /// above it are for a chosen circle of staff, and MijnOverheid also lets people in who act for the
    /// resident (machtiging). MijnOverheid pulls cases as an application with this level as its maximum.
    public static let highestAtMijnOverheid = Confidentiality.caseConfidential

    private var rank: Int {
        switch self {
        case .open: 0
        case .restricted: 1
        case .internal: 2
        case .caseConfidential: 3
        case .confidential: 4
        case .closelyHeld: 5
        case .secret: 6
        case .topSecret: 7
        }
    }
}
