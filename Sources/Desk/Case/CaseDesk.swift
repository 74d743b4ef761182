internal import Kernel

/// `/werk/zaken/{number}`: one case as the people see it who handle it, and everything they can do with it.
struct CaseDesk: Sendable {
    let staff: any StaffDirectory
    let dossiers: ModuleDossiers
    private let plainDutch: PlainDutch

    /// - Parameters:
    ///   - staff: Puts names to the keys that cases and events keep.
    ///   - plainDutch: Remarks on words for residents, before they are sent.
    ///   - dossiers: What modules keep of their own cases.
    init(staff: any StaffDirectory, plainDutch: PlainDutch, dossiers: ModuleDossiers) {
        self.staff = staff
        self.plainDutch = plainDutch
        self.dossiers = dossiers
    }

    var routes: [Route] {
        [
            Route(.get, Self.pattern, access: .staff(.seeCases), .change(show)),
            Route(.post, Self.pattern + "/inzage", access: .staff(.seeCases), .change(reveal)),
            Route(
                .get,
                DownloadDocument.pattern,
                access: .staff(.seeCases),
                .slow(DownloadDocument(files: files).send)
            ),
            Route(.get, "/werk/aangeboden", access: .staff(.handleCases), .read(OfferedCases(staff: staff).show)),
        ] + Self.actions.flatMap { routes(of: $0) }
    }

    /// Everything that can be done with a case, in the order of the page.
    static let actions: [any CaseAction] = [
        SetStep(), AnswerHandOver(), AssignCase(), HandOverCase(), WithdrawHandOver(), SuspendTerm(), ResumeTerm(),
        ExtendTerm(),
        WriteMessage(), WriteNote(), RelateCase(), DoTask(),
    ]

    private func routes(of action: some CaseAction) -> [Route] {
        CaseActionDesk(action: action, staff: staff, plainDutch: plainDutch).routes
    }

    static let pattern = "/werk/zaken/{number}"

    /// Logs that the case is opened, and shows it after the commit.
    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Change {
        // Whoever comes from searching said why; anybody else is here to handle the case.
        let purpose = request.query(SearchPages.purposeField).flatMap(SearchPages.purpose) ?? .caseWork
        return Change { session in
            let file = try HandledCase(request, context, session.cases).file
            try session.readLog.log([.caseFile], of: file, purpose: purpose)
            return Rendering {
                context.show(try page(try view(request, context), context, answer: CaseAnswerWord(request)).page)
            }
        }
    }

    var files: CaseFiles { CaseFiles(dossiers: dossiers) }

    /// Everything that the page of a case shows.
    ///
    /// - Throws: ``Problem/notFound`` for a case that is not there for the caller.
    func view(_ request: Request, _ context: Context) throws -> CaseView {
        try context.read { try CaseView(HandledCase(request, context, $0.cases), files, $0) }
    }

    /// The page of a case as it stands in `view`.
    func page(_ view: CaseView, _ context: Context, answer: CaseAnswerWord? = nil) throws -> CasePage {
        let scene = ActionScene(
            handled: view.handled,
            context: context,
            visitor: try DeskVisitor(context),
            colleagues: Colleagues(staff),
            plainDutch: plainDutch,
            terms: view.terms,
            handOver: view.handOver
        )
        return CasePage(view: view, context: context, scene: scene, answer: answer)
    }
}
