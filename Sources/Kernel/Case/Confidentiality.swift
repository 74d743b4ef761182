/// Who may know of a case (vertrouwelijkheidaanduiding), from open to closed.
public enum Confidentiality: String, Hashable, Sendable, CaseIterable {
    case open = "openbaar"
    case restricted = "beperkt_openbaar"
    case `internal` = "intern"
    case caseConfidential = "zaakvertrouwelijk"
    case confidential = "vertrouwelijk"
    case closelyHeld = "confidentieel"
    case secret = "geheim"
    case topSecret = "zeer_geheim"
}

extension Confidentiality {
    /// Whether a back-office system may read such cases of another system without being named for it.
    public var isOpenToPartners: Bool {
        switch self {
        case .open, .restricted, .internal: true
        case .caseConfidential, .confidential, .closelyHeld, .secret, .topSecret: false
        }
    }
}
