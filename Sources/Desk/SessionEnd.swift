internal import Kernel

/// The note that a session ends soon, with a button that makes it longer (WCAG 2.2.1).
///
/// It stands on every page from half an hour before the end, so that it needs no script to appear.
enum SessionEnd {
    static let noticeSeconds = 30 * 60

    static func blocks(for visitor: DeskVisitor, back: Address) -> [Block] {
        let left = visitor.now.milliseconds(until: visitor.session.endsAt)
        guard left < Int64(noticeSeconds) * 1_000 else { return [] }
        let minutes = max(1, Int(left / 60_000))
        let longer = Form(
            to: visitor.address("/werk/verlengen"),
            fields: [],
            hidden: [Form.HiddenValue("naar", back.pathAndQuery)],
            submit: "Blijf ingelogd"
        )
        let text: Prose = "Over \(minutes == 1 ? "1 minuut" : "\(minutes) minuten") logt het systeem u uit."
        return [.notice(Notice(.warning, text)), .form(longer.guarded(by: visitor.session.formToken))]
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
