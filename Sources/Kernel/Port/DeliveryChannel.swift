/// Where a delivery goes; the numbers are stored.
public enum DeliveryChannel: Int, Hashable, Sendable, CaseIterable {
    /// The thin event that a case changed.
    case mijnOverheid = 0
    /// A message about a case, to one e-mail address.
    case mail = 1
}
