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
