/// The note that a session of staff ends soon, with a button that makes it longer (WCAG 2.2.1).
///
/// It stands on every page from half an hour before the end, so that it needs no script to appear. What was typed is
/// lost with that button, so the note says to send it first; half an hour is long enough for that.
public enum SessionEnd {
    public static let noticeSeconds = 30 * 60

    /// What comes first on a page.
    ///
    /// - Parameters:
    ///   - session: Of who reads the page.
    ///   - now: The moment of the request.
    ///   - longer: Where the form goes.
    ///   - back: The page, to come back to after the session was made longer.
    /// - Returns: Nothing while the end is not near.
    public static func blocks(
        of session: StaffSession,
        at now: Timestamp,
        longer: Address,
        back: Address
    ) -> [Block] {
        let left = now.milliseconds(until: session.endsAt)
        guard left < Int64(noticeSeconds) * 1_000 else { return [] }
        let minutes = max(1, Int(left / 60_000))
        let form = Form(
            to: longer,
            fields: [],
            hidden: [Form.HiddenValue("naar", back.pathAndQuery)],
            submit: "Blijf ingelogd"
        )
        let text: Prose = """
            Over \(minutes == 1 ? "1 minuut" : "\(minutes) minuten") logt het systeem u uit. Typt u iets? Verstuur of \
            bewaar dat eerst.
            """
        return [.notice(Notice(.warning, text)), .form(form.guarded(by: session.formToken))]
    }
}

extension Address {
    /// What stands behind the name of the municipality; empty for another site.
    fileprivate var pathAndQuery: String {
        switch target {
        case .local(let path), .platform(let path): path
        case .external, .phone, .mail: ""
        }
    }
}
