internal import Kernel

/// `/werk/ideeen`: staff put ideas on the website after reading them, merge them, answer them and take them off.
struct ModerateIdeas: Sendable {
    static let page = Link("Ideeën", .local("/werk/ideeen"))

    static func address(_ idea: Idea, _ part: String = "") -> Address {
        .local("/werk/ideeen/\(idea.key)\(part.isEmpty ? "" : "/\(part)")")
    }

    var routes: [Route] {
        let access = Access.staff(VoteOffice.permission)
        return [
            Route(.get, "/werk/ideeen", access: access, .read(list)),
            Route(.post, "/werk/ideeen", access: access, .change(publish)),
            Route(.get, "/werk/ideeen/{idea}", access: access, .read(show)),
            Route(.post, "/werk/ideeen/{idea}/samenvoegen", access: access, .change(merge)),
            Route(.post, "/werk/ideeen/{idea}/antwoord", access: access, .change(answer)),
            Route(.post, "/werk/ideeen/{idea}/weghalen", access: access, .change(remove)),
        ]
    }

    @Sendable
    private func list(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let ideas = try context.read { try IdeaTable($0.tables).published() }
        return context.show(IdeaSheet.list(ideas, IdeaSheet.publishing(context), context))
    }

    /// An idea of a resident moves to the step in which others can support it; its resident reads that on the timeline.
    @Sendable
    private func publish(_ request: Request, _ context: Context) throws -> Change {
        try VoteOffice.check(context)
        let answers = FormAnswers(request)
        return Change { session in
            var form = IdeaSheet.publishing(context).filled(from: answers).withoutNumbers(in: answers)
            let typed = answers.text("zaak")
            let file = try (try? CaseNumber(typed)).flatMap(session.cases.find(number:))
            if !typed.isEmpty, file?.typeKey != VoteOffice.ideaType {
                form = form.faulted("zaak", "Dit is geen zaak met een idee. Kijk het nummer na.")
            } else if file?.isClosed == true {
                form = form.faulted("zaak", "Deze zaak is klaar. Dit idee kan niet meer op de website.")
            }
            guard form.isWithoutFaults else { return try refused(form, context, session) }
            let text = Idea.Text(
                title: answers.text("titel"),
                story: answers.text("verhaal"),
                place: answers.text("plek"),
                caseNumber: file?.number
            )
            // Without a case only the words tell that the button was pressed twice.
            let same =
                try text.caseNumber == nil
                ? IdeaTable(session.tables).published().first { $0.text == text } : nil
            if let same { return Rendering { context.seeOther(Self.address(same)) } }
            guard let key = try IdeaTable.add(text, at: context.now, in: session.tables),
                let idea = try IdeaTable(session.tables).idea(key)
            else { return try refused(form.faulted("zaak", "Dit idee staat al op de website."), context, session) }
            if let file { try IdeaNews.collect(file, context, session) }
            return Rendering { context.seeOther(Self.address(idea)) }
        }
    }

    private func refused(_ form: Form, _ context: Context, _ session: any WriteSession) throws -> Rendering {
        let page = IdeaSheet.list(try IdeaTable(session.tables).published(), form, context)
        return Rendering { context.show(page, status: 422) }
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let (idea, merged) = try context.read { session -> (Idea, [Idea]) in
            let idea = try SupportIdea.idea(request, session.tables)
            return (idea, try IdeaTable(session.tables).merged(into: idea.key))
        }
        return context.show(IdeaSheet(idea: idea, merged: merged, context: context).page())
    }

    @Sendable
    private func merge(_ request: Request, _ context: Context) throws -> Change {
        let number = Int(FormAnswers(request).text("ander"))
        return try onIdea(request, context) { idea, session in
            guard let other = try number.flatMap(IdeaTable(session.tables).idea), other.key != idea.key,
                other.state == .published
            else { return ("ander", "Vul het nummer in van een ander idee dat op de website staat.") }
            let all = [idea] + (try IdeaTable(session.tables).merged(into: idea.key))
            try IdeaTable.merge(idea, into: other, in: session.tables)
            try IdeaNews.tell(.merged(into: other), about: idea, session)
            // What was done with the other was told before; whose idea goes on in it hears it now.
            if let answer = other.answer {
                for one in all { try IdeaNews.tell(.answered(answer), about: one, session) }
            }
            return nil
        }
    }

    /// What was done with it goes to everybody who brought it, also to those whose idea went on in this one.
    @Sendable
    private func answer(_ request: Request, _ context: Context) throws -> Change {
        let text = FormAnswers(request).text("antwoord")
        return try onIdea(request, context) { idea, session in
            guard !text.isEmpty, text.count <= 2_000 else {
                return ("antwoord", "Schrijf wat u met het idee deed, in hoogstens 2000 tekens.")
            }
            guard !CitizenServiceNumber.mayStand(in: text) else { return ("antwoord", Form.noNumbers) }
            // A second press of the button writes nobody a second time.
            guard idea.answer != text else { return nil }
            try IdeaTable.answer(text, to: idea, in: session.tables)
            for one in [idea] + (try IdeaTable(session.tables).merged(into: idea.key)) {
                try IdeaNews.tell(.answered(text), about: one, session)
            }
            return nil
        }
    }

    @Sendable
    private func remove(_ request: Request, _ context: Context) throws -> Change {
        let reason = FormAnswers(request).text("reden")
        return try onIdea(request, context) { idea, session in
            guard !reason.isEmpty, reason.count <= 1_000 else {
                return ("reden", "Schrijf waarom het idee van de website gaat. De inwoner leest dit.")
            }
            guard !CitizenServiceNumber.mayStand(in: reason) else { return ("reden", Form.noNumbers) }
            try IdeaTable.remove(idea, in: session.tables)
            try IdeaNews.tell(.removed(reason), about: idea, session)
            return nil
        }
    }

    /// A change to an idea that stands on the website; `act` gives what is wrong in which field, or `nil`.
    private func onIdea(
        _ request: Request,
        _ context: Context,
        _ act: @escaping @Sendable (Idea, any WriteSession) throws -> (field: String, sentence: String)?
    ) throws -> Change {
        try VoteOffice.check(context)
        return Change { session in
            let idea = try SupportIdea.idea(request, session.tables)
            guard idea.state == .published else { return Rendering { context.seeOther(Self.address(idea)) } }
            if let fault = try act(idea, session) {
                let page = IdeaSheet(idea: idea, merged: [], context: context).page(fault, FormAnswers(request))
                return Rendering { context.show(page, status: 422) }
            }
            let isGone = try IdeaTable(session.tables).idea(idea.key)?.state == .removed
            return Rendering { context.seeOther(isGone ? Self.page.address : Self.address(idea)) }
        }
    }
}
