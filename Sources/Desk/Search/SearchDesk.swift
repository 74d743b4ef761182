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
        guard asking.form.isWithoutFaults, let purpose = SearchPages.purpose(answers.text("doel")) else {
            return Change { _ in .response(asked.show(status: 422)) }
        }
        do throws(SearchText.Fault) {
            let text = try SearchText(answers.text("vraag"))
            return Change { session in .response(try Self.look(for: text, purpose, asked, session)) }
        } catch {
            asking.form = asking.form.faulted("vraag", error.sentence)
            let refused = asking
            return Change { _ in .response(refused.show(status: 422)) }
        }
    }

    private static func look(
        for text: SearchText,
        _ purpose: ReadPurpose,
        _ asking: Asking,
        _ session: any WriteSession
    ) throws -> Response {
        switch text {
        case .caseNumber(let number):
            guard let file = try session.cases.find(number: number) else { return asking.show(hits: []) }
            return asking.context.seeOther(.local("/werk/zaken/\(file.number)"))
        case .followCode(let code):
            guard let file = try session.cases.find(code: code) else { return asking.show(hits: []) }
            return asking.context.seeOther(.local("/werk/zaken/\(file.number)"))
        case .resident(let question):
            do {
                return asking.show(hits: try hits(question, purpose, session))
            } catch is TooManyResidents {
                var refused = asking
                refused.form = asking.form.faulted("vraag", SearchPages.tooMany)
                return refused.show(status: 422)
            }
        }
    }

    private static func hits(
        _ question: ResidentQuestion,
        _ purpose: ReadPurpose,
        _ session: any WriteSession
    ) throws -> [SearchHit] {
        try session.residents.find(question, purpose: purpose, limit: limit).map { resident in
            SearchHit(resident: resident, cases: try session.residents.cases(of: resident, limit: casesShown))
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

    func show(hits: [SearchHit]? = nil, status: Int = 200) -> Response {
        context.show(SearchPages.page(form: form, hits: hits, for: visitor, context), status: status)
    }
}

/// A resident who was found, with the cases that the reader may see.
struct SearchHit: Sendable {
    let resident: FoundResident
    let cases: [CaseFile]
}
