/// Which days a municipality counts as holidays.
public enum CalendarKind: String, Hashable, Sendable, CaseIterable {
    /// Algemene termijnenwet article 3: 5 May every year, and Good Friday.
    case statutory
    /// The official list: 5 May only in years that end on 0 or 5, no Good Friday.
    case official
}
