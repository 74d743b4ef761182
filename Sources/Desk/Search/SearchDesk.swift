internal import Kernel

/// `/{g}/werk/zoek`: finding a case or a resident from one box, with a purpose.
///
/// What was typed never stands in an address, because it may be a BSN or a name; so searching is a form that
/// is sent, and its answer is the page itself. Every resident who is shown is in the read log first.
struct SearchDesk: Sendable {
    var routes: [Route] {
        [
            Route(.get, "/werk/zoek", access: .staff(.searchResidents), .read(ask)),
            Route(.post, "/werk/zoek", access: .staff(.searchResidents), .change(search)),
        ]
    }

    /// More people than this is no answer to a question about one person.
    static let limit = 50
    /// How many cases of each resident are shown.
    static let casesShown = 20

    private func ask(_ request: Request, _ context: Context) throws -> Response {
        try Asking(context).show()
    }

    private func search(_ request: Request, _ context: Context) throws -> Change {
        var asking = try Asking(context)
        let answers = FormAnswers(request)
        asking.form = asking.form.filled(from: answers)
        let asked = asking
        guard asking.form.isWithoutFaults, let purpose = SearchPages.purpose(answers.text(SearchPages.purposeField))
        else {
            return Change { _ in .response(asked.show(status: 422)) }
        }
        do throws(SearchText.Fault) {
            let text = try SearchText(answers.text("vraag"))
            return Change { session in try Self.look(for: text, purpose, asked, session) }
        } catch {
            let refused = asking.refused(error.sentence)
            return Change { _ in .response(refused.show(status: 422)) }
        }
    }

    private static func look(
        for text: SearchText,
        _ purpose: ReadPurpose,
        _ asking: Asking,
        _ session: any WriteSession
    ) throws -> Rendering {
        switch text {
        case .caseNumber(let number):
            let file = try session.cases.find(number: number)
            return .response(asking.open(file, purpose))
        case .followCode(let code):
            let file = try session.cases.find(code: code)
            return .response(asking.open(file, purpose))
        case .resident(let question):
            do {
                let found = try hits(question, purpose, session)
                return .response(asking.show(hits: found))
            } catch is TooManyResidents {
                return .response(asking.refused(SearchPages.tooMany).show(status: 422))
            }
        }
    }

    private static func hits(
        _ question: ResidentQuestion,
        _ purpose: ReadPurpose,
        _ session: any WriteSession
    ) throws -> [SearchHit] {
        try session.residents.find(question, purpose: purpose, limit: limit).map { resident in
            SearchHit(
                resident: resident,
                cases: try session.residents.cases(of: resident, purpose: purpose, limit: casesShown),
                others: try session.residents.otherTeamsCases(of: resident, purpose: purpose, limit: casesShown)
            )
        }
    }
}

/// A question at the desk with the form as it stands now.
private struct Asking: Sendable {
    let context: Context
    let visitor: DeskVisitor
    var form: Form

    init(_ context: Context) throws {
        self.context = context
        visitor = try DeskVisitor(context)
        form = SearchPages.form.guarded(by: visitor.session.formToken)
    }

    /// The same question with what is wrong with it.
    func refused(_ sentence: String) -> Asking {
        var refused = self
        refused.form = form.faulted("vraag", sentence)
        return refused
    }

    /// Leads to a case that was found; its page logs why it was looked for.
    func open(_ file: CaseFile?, _ purpose: ReadPurpose) -> Response {
        guard let file else { return show(hits: []) }
        let why = Request.QueryItem(SearchPages.purposeField, purpose.rawValue)
        return context.seeOther(.local("/werk/zaken/\(file.number)", query: [why]))
    }

    func show(hits: [SearchHit]? = nil, status: Int = 200) -> Response {
        context.show(SearchPages.page(form: form, hits: hits, for: visitor, context), status: status)
    }
}

/// A resident who was found, with the cases that the reader may see.
struct SearchHit: Sendable {
    let resident: FoundResident
    let cases: [CaseFile]
    /// What the reader may know of the others.
    let others: [OtherTeamsCase]
}
