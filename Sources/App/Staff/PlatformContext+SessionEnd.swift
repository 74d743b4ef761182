internal import Kernel

extension PlatformContext {
    /// A page for who runs the platform, with the note on the end of the session where that is near.
    ///
    /// Every page of operators after login is shown here, so that none can go without that note.
    func show(_ page: Page, to session: StaffSession, _ request: Request, status: Int = 200) -> Response {
        let end = SessionEnd.blocks(
            of: session,
            at: now,
            longer: .platform(LoginPlace.operators.longer),
            // A form is sent to the address of its own page.
            back: .platform(request.path, query: request.query)
        )
        return pages.render(page.beginning(with: end), for: nil, status: status)
    }
}
