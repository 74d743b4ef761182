internal import Kernel

/// `POST /{g}/werk/zaken/{number}/pak`: a member of staff takes a case that nobody handles.
struct TakeCase: Sendable {
    let staff: any StaffDirectory

    @Sendable
    func take(_ request: Request, _ context: Context) throws -> Change {
        let visitor = try DeskVisitor(context)
        guard let number = request.parameters["number"].flatMap({ try? CaseNumber($0) }) else {
            throw Problem.notFound
        }
        let answers = FormAnswers(request)
        let list = TakenFrom(answers, visitor: visitor, context)
        return Change { [staff] session in
            guard let file = try session.cases.find(number: number) else { throw Problem.notFound }
            guard context.mayHandle(file) else { throw Problem.mayNotHandle }
            if file.work.handler == context.memberID { return list.rendering(after: file) }
            let isAsSeen = answers.text("versie") == String(file.work.version)
            guard isAsSeen, !file.isClosed, file.work.handler == nil else {
                let handler = try file.work.handler.flatMap { try staff.member($0) }
                return list.refusal(file, handler: handler?.fullName)
            }
            let team = file.work.team ?? (visitor.rights.teams.count == 1 ? visitor.rights.teams.first : nil)
            return list.rendering(after: try session.work.assign(file, team: team, handler: context.memberID))
        }
    }
}

/// The list in which someone pressed the button, to go back to.
private struct TakenFrom: Sendable {
    let visitor: DeskVisitor
    let context: Context
    let choice: WorklistChoice
    let isPlatform: Bool

    init(_ answers: FormAnswers, visitor: DeskVisitor, _ context: Context) {
        self.visitor = visitor
        self.context = context
        let types = Set(context.kindsInSight.map(\.key))
        choice = WorklistChoice(for: visitor, types: types) { answers.has($0) ? answers.text($0) : nil }
        isPlatform = answers.text("lijst") == "alle-gemeenten" && visitor.isOnPlatformHost
    }

    func rendering(after file: CaseFile) -> Rendering {
        let mark = isPlatform ? "\(context.municipality.slug).\(file.number)" : file.number.description
        let answer = context.seeOther(list(choice.query + [Request.QueryItem("gepakt", mark)]))
        return .response(answer)
    }

    /// Says who was first; nothing was changed.
    func refusal(_ file: CaseFile, handler: String?) -> Rendering {
        let reason =
            if file.isClosed {
                "Zaak \(file.number) is al klaar."
            } else if let handler {
                "\(handler) heeft zaak \(file.number) al."
            } else {
                "Zaak \(file.number) is veranderd nadat u de lijst opende."
            }
        let page = visitor.page(
            "U hebt deze zaak niet",
            here: list(choice.query),
            [
                .notice(Notice(.warning, "\(reason) Er is niets veranderd.", isAnswer: true)),
                .links([
                    Link("Bekijk zaak \(file.number)", .local("/werk/zaken/\(file.number)")),
                    Link("Terug naar de lijst", list(choice.query)),
                ]),
            ]
        )
        return .response(context.show(page, status: 409))
    }

    private func list(_ query: [Request.QueryItem]) -> Address {
        isPlatform ? .platform("/werk", query: query) : .local("/werk", query: query)
    }
}

extension Problem {
    /// Someone whose role lets them handle other cases, but not this one.
    fileprivate static let mayNotHandle = Problem(
        403,
        "not-allowed",
        "Met uw rol mag u deze zaak niet behandelen. Vraag uw teamleider om hulp."
    )
}
