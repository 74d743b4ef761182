/// Which days count as holidays.
public enum CalendarKind: String, Hashable, Sendable, CaseIterable {
    /// Algemene termijnenwet article 3: 5 May every year, and Good Friday.
    case statutory
    /// The official list: 5 May only in years that end on 0 or 5, no Good Friday.
    case official

    /// Whether this calendar has `holiday` in `year`.
    func includes(_ holiday: Holiday, in year: Int) -> Bool {
        switch (self, holiday) {
        case (.official, .goodFriday): false
        case (.official, .liberationDay): year.isMultiple(of: 5)
        default: true
        }
    }
}
