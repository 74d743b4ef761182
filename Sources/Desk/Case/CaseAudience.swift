internal import Kernel

extension Context {
    /// The session of the member of staff who asks; `nil` for any other caller.
    var session: StaffSession? {
        guard case .staff(let session) = caller else { return nil }
        return session
    }

    /// Who reads the pages of a case.
    var caseAudience: Page.Audience { (try? DeskVisitor(self))?.audience ?? .staff(name: nil) }
}
