internal import Kernel

/// `/werk/projecten/{project}` and the forms on it: website, phase, news, what belongs to it, meetings, the answer.
struct RunProject: Sendable {
    var routes: [Route] {
        let pattern = "/werk/projecten/{project}"
        let access = ProjectOffice.access
        return [
            Route(.get, pattern, access: access, .read(show)),
            Route(.post, pattern + "/openen", access: access, .change(publish)),
            Route(.post, pattern + "/fase", access: access, .change(setPhase)),
            Route(.post, pattern + "/nieuws", access: access, .change(tell)),
            Route(.post, pattern + "/koppelen", access: access, .change(link)),
            Route(.post, pattern + "/antwoord", access: access, .change(answer)),
            Route(.post, pattern + "/bijeenkomsten", access: access, .change(meet)),
        ]
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let page = try context.read { session in
            try ProjectSheet(ProjectOffice.project(request, session.tables), context, session.tables).page()
        }
        return context.show(page)
    }

    @Sendable
    private func publish(_ request: Request, _ context: Context) throws -> Change {
        try onProject(request, context) { project, _, session in
            try ProjectTable.publish(project, in: session.tables)
            return nil
        }
    }

    @Sendable
    private func setPhase(_ request: Request, _ context: Context) throws -> Change {
        try onProject(request, context, ProjectSheet.phaseForm) { project, answers, session in
            guard let phase = PublicProject.Phase(rawValue: answers.text("fase")) else { return nil }
            try ProjectTable.set(phase, of: project, in: session.tables)
            return nil
        }
    }

    @Sendable
    private func tell(_ request: Request, _ context: Context) throws -> Change {
        try onProject(request, context, ProjectSheet.newsForm) { project, answers, session in
            try ProjectTable.tell(answers.text("nieuws"), about: project, at: context.now, in: session.tables)
            return nil
        }
    }

    @Sendable
    private func answer(_ request: Request, _ context: Context) throws -> Change {
        try onProject(request, context, ProjectSheet.answerForm) { project, answers, session in
            try ProjectTable.answer(answers.text("antwoord"), to: project, in: session.tables)
            return nil
        }
    }

    @Sendable
    private func link(_ request: Request, _ context: Context) throws -> Change {
        try onProject(request, context, ProjectSheet.linkForm) { project, answers, session in
            guard let kind = ProjectLink.Kind(rawValue: answers.text("soort")) else { return nil }
            let link = ProjectLink(kind: kind, target: answers.text("naam"))
            guard try link.link(session.tables) != nil else {
                return ("naam", "Dit staat niet op de website. Kijk de naam of het nummer na.")
            }
            try ProjectTable.add(link, to: project, in: session.tables)
            return nil
        }
    }

    @Sendable
    private func meet(_ request: Request, _ context: Context) throws -> Change {
        try onProject(request, context, MeetingForm.form) { project, answers, session in
            let plan: Meeting.Plan
            switch MeetingForm.plan(answers, now: context.now) {
            case .failure(let fault): return (fault.field, fault.sentence)
            case .success(let valid): plan = valid
            }
            let meetings = try MeetingTable(session.tables).meetings(of: project)
            // The same meeting twice is a second press of the button.
            guard !meetings.contains(where: { $0.plan == plan }) else { return nil }
            guard meetings.count < MeetingTable.perProject else {
                return ("titel", "Dit project heeft al \(MeetingTable.perProject) bijeenkomsten.")
            }
            try MeetingTable.add(plan, to: project, in: session.tables)
            return nil
        }
    }

    /// A change to a project; `act` gives what is wrong in which field of the form, or `nil`.
    private func onProject(
        _ request: Request,
        _ context: Context,
        _ form: (@Sendable (PublicProject, Context) -> Form)? = nil,
        _ act:
            @escaping @Sendable (PublicProject, FormAnswers, any WriteSession) throws -> (
                field: String, sentence: String
            )?
    ) throws -> Change {
        try VoteOffice.check(context)
        let answers = FormAnswers(request)
        return Change { session in
            let project = try ProjectOffice.project(request, session.tables)
            var filled = form.map { $0(project, context).filled(from: answers).withoutNumbers(in: answers) }
            if filled?.isWithoutFaults != false, let fault = try act(project, answers, session) {
                filled = filled?.faulted(fault.field, fault.sentence)
            }
            guard let filled, !filled.isWithoutFaults else {
                return Rendering { context.seeOther(ProjectOffice.address(project)) }
            }
            let page = try ProjectSheet(project, context, session.tables).page(filled)
            return Rendering { context.show(page, status: 422) }
        }
    }
}
