public import Kernel

/// The pages on which a resident who logged in sees the own cases and data (mijn zaken).
///
/// They exist only where the portal setting of the municipality is `own`. What they read is limited to the
/// resident of the session by the records themselves.
public struct OwnPages: Sendable {
    /// The first page, as a link for menus.
    public static let link = Link(title, .local("/mijn"))

    static let title = "Mijn zaken"

    private let staff: any StaffDirectory

    /// `staff` names who handles a case, and tells the role and the team of who looked, without a name.
    public init(staff: any StaffDirectory) { self.staff = staff }

    public var routes: [Route] {
        let cases = ShowOwnCase(staff: staff)
        let looks = ShowLooks(words: LookWords(staff: staff))
        let export = ExportOwnData(words: LookWords(staff: staff))
        return [
            Route(.get, "/mijn", access: .resident, .read(ListOwnCases.show)),
            Route(.get, "/mijn/zaken/{number}", access: .resident, .read(cases.show)),
            Route(
                .get,
                "/mijn/zaken/{number}/gestuurd/{task}",
                access: .resident,
                .slow(ShowSentFile.show)
            ),
            Route(
                .post,
                "/mijn/zaken/{number}/taak",
                access: .resident,
                bodyLimit: SentFile.limit + 64 * 1024,
                .slowChange(DoOwnTask(cases: cases).take)
            ),
            Route(.get, "/mijn/inzage", access: .resident, .read(looks.show)),
            Route(.get, "/mijn/gegevens", access: .resident, .read(export.ask)),
            Route(.post, "/mijn/gegevens", access: .resident, .slow(export.download)),
        ]
    }
}

extension Context {
    /// The session behind a page with ``Access/resident``.
    ///
    /// - Throws: ``Problem`` 404 for any other caller, which the gatekeeper does not let through.
    func residentSession() throws -> ResidentSession {
        guard let session = caller.residentSession else { throw Problem.notFound }
        return session
    }

    /// The version of the type that a case was opened with; `nil` when the program no longer has it.
    func type(of file: CaseFile) -> CaseType? { caseTypes.version(file.typeKey, startsOn: file.typeStartsOn) }
}
