/// A form of one question a page that works without scripts: earlier answers travel in hidden fields.
///
/// The last step shows all answers with a button to change each (WCAG 3.3.4).
public struct FormJourney: Hashable, Sendable {
    /// The part of the site, such as `Doe een melding`.
    public let section: String
    public let action: Address
    public let questions: [Question]
    /// The heading of the last step, such as `Kijk uw melding na`.
    public let checkTitle: String
    /// The words of the last button, such as `Verstuur de melding`.
    public let submit: String
    /// A token that shows a post came from one of our own pages; `nil` where nothing is protected yet.
    public let token: String?
    /// Names of hidden values that travel along with the answers, such as the mark of one filled-in form.
    public let carried: [String]
    /// What only the last button sends along, such as a choice that the check page explains; `nil` for nothing.
    public let consent: Form.HiddenValue?

    public init(
        section: String,
        action: Address,
        questions: [Question],
        checkTitle: String,
        submit: String,
        token: String? = nil,
        carried: [String] = [],
        consent: Form.HiddenValue? = nil
    ) {
        self.section = section
        self.action = action
        self.questions = questions
        self.checkTitle = checkTitle
        self.submit = submit
        self.token = token
        self.carried = carried
        self.consent = consent
    }

    /// One page of the form.
    public struct Question: Hashable, Sendable {
        /// The heading, such as `Waar is het?`.
        public let title: String
        /// What stands above the fields.
        public let intro: [Block]
        public let fields: [FormField]

        public init(_ title: String, intro: [Block] = [], fields: [FormField]) {
            self.title = title
            self.intro = intro
            self.fields = fields
        }
    }

    /// What follows on one post.
    public enum Turn: Hashable, Sendable {
        /// Another page of the form; the status is 200, or 422 when something has to change.
        case show(Page, status: Int)
        /// Every answer is there and is right.
        case complete(FormAnswers)
    }

    /// The page that the form starts with.
    public var firstPage: Page { firstPage(with: FormAnswers([])) }

    /// The page that the form starts with, with values in it or carried along.
    public func firstPage(with answers: FormAnswers) -> Page { page(0, answers, isAnswered: false) }

    /// Takes what one page of the form sent.
    ///
    /// `faults` holds what only the caller could find, a sentence by the name of its field.
    public func turn(_ answers: FormAnswers, faults: [String: String] = [:]) -> Turn {
        let step = Int(answers.text("stap")).map { max(1, min($0, questions.count + 1)) } ?? 1
        if let wanted = Int(answers.text("naar")), (1...questions.count).contains(wanted) {
            return .show(page(wanted - 1, answers, isAnswered: false), status: 200)
        }
        let asked = step > questions.count ? questions.indices : questions.startIndex..<step
        if let place = asked.first(where: { !isRight($0, answers, faults) }) {
            return .show(page(place, answers, isAnswered: true, faults), status: 422)
        }
        if step > questions.count { return .complete(given(answers)) }
        return .show(step == questions.count ? checkPage(answers) : page(step, answers, isAnswered: false), status: 200)
    }

    /// Whether a page of this form is the one on which the reader checks everything.
    public func isCheck(_ page: Page) -> Bool {
        page.blocks.flatMap(\.forms).contains { $0.step?.number == questions.count + 1 }
    }

    private func isRight(_ place: Int, _ answers: FormAnswers, _ faults: [String: String]) -> Bool {
        questions[place].fields.allSatisfy { $0.filled(from: answers, faults).fault == nil }
    }

    private func page(
        _ place: Int,
        _ answers: FormAnswers,
        isAnswered: Bool,
        _ faults: [String: String] = [:]
    ) -> Page {
        let question = questions[place]
        let fields = question.fields.map { isAnswered ? $0.filled(from: answers, faults) : $0.kept(from: answers) }
        let form = Form(
            to: action,
            fields: fields,
            hidden: hidden(step: place + 1, answers, except: Set(question.fields.flatMap(\.typedNames))),
            submit: "Volgende",
            others: place == 0 ? [] : [back(to: place)],
            step: Form.Step(place + 1, of: questions.count + 1)
        )
        return Page(question.title, section: section, blocks: question.intro + [.form(form)])
    }

    /// The page on which the reader checks everything, for answers that are complete.
    public func checkPage(_ answers: FormAnswers) -> Page {
        let lines = questions.enumerated().flatMap { place, question in
            question.fields.map { field in
                Form.SummaryLine(
                    field.label,
                    field.kept(from: answers).spokenAnswer,
                    change: Form.Button("Verander", name: "naar", value: String(place + 1))
                )
            }
        }
        let form = Form(
            to: action,
            fields: [],
            hidden: hidden(step: questions.count + 1, answers, except: []) + (consent.map { [$0] } ?? []),
            summary: lines,
            submit: submit,
            others: [back(to: questions.count)],
            step: Form.Step(questions.count + 1, of: questions.count + 1)
        )
        return Page(checkTitle, section: section, blocks: [.form(form)])
    }

    private func back(to step: Int) -> Form.Button { Form.Button("Terug", name: "naar", value: String(step)) }

    private func hidden(step: Int, _ answers: FormAnswers, except shown: Set<String>) -> [Form.HiddenValue] {
        [Form.HiddenValue("stap", String(step))]
            + given(answers).items.filter { !shown.contains($0.name) }.map { Form.HiddenValue($0.name, $0.value) }
            + (token.map { [Form.HiddenValue("csrf", $0)] } ?? [])
    }

    /// Only what this form asks, each name once; whatever else was sent stays out.
    private func given(_ answers: FormAnswers) -> FormAnswers {
        let names = questions.flatMap(\.fields).flatMap(\.names) + carried
        return FormAnswers(names.filter(answers.has).map { Request.QueryItem($0, answers.text($0)) })
    }
}

extension FormField {
    /// The names under which a browser sends this field.
    var names: [String] {
        guard case .date = kind else { return [name] }
        return [name + "-dag", name + "-maand", name + "-jaar"]
    }

    /// The names that the field itself sends; the reference to a kept file still travels unseen.
    var typedNames: [String] {
        guard case .file = kind else { return names }
        return []
    }

    /// The filled-in field, with the caller's own fault when it has none of its own.
    func filled(from answers: FormAnswers, _ faults: [String: String]) -> FormField {
        let field = filled(from: answers)
        guard field.fault == nil, let sentence = faults[name] else { return field }
        return field.with(fault: sentence)
    }

    /// The field with an earlier answer in it, without judging it.
    func kept(from answers: FormAnswers) -> FormField {
        guard names.contains(where: answers.has) else { return self }
        return filled(from: answers).withoutFault
    }

    /// The answer in words, for the page on which the reader checks everything.
    var spokenAnswer: String {
        switch (kind, answer) {
        case (_, .none), (_, .text("")): "Niet ingevuld"
        case (.tick, _): "Ja"
        case (.password, _): "Ingevuld"
        case (.file, _): "Toegevoegd"
        case (_, .text(let text)): options.first { $0.value == text }?.label ?? text
        case (_, .date(let day, let month, let year)): day.isEmpty ? "Niet ingevuld" : "\(day)-\(month)-\(year)"
        }
    }
}

extension Problem {
    /// A form whose hidden parts do not belong together any more.
    public static let formBroken = Problem(400, "form-broken", "Dit formulier klopt niet meer. Begin opnieuw.")
}
