/// Everything that a case type says, as lines of a place and a text, to lay versions side by side.
public struct CaseTypeOutline: Hashable, Sendable {
    public let lines: [Line]

    /// One thing that a case type says.
    public struct Line: Hashable, Sendable {
        /// The place in the file, with the keys of steps and results in it: `steps.onderzoek.now`.
        public let place: String
        public let text: String
    }

    public init(_ type: CaseType) {
        lines =
            Self.head(type) + Self.rules(type) + Self.offer(type.offer) + type.steps.flatMap(Self.step)
            + Self.transitions(type) + type.results.flatMap(Self.result)
    }

    /// The text at a place, `nil` when the case type says nothing there.
    public subscript(place: String) -> String? { lines.first { $0.place == place }?.text }

    private static func line(_ place: String, _ text: String?) -> [Line] {
        guard let text, !text.isEmpty else { return [] }
        return [Line(place: place, text: text)]
    }

    private static func head(_ type: CaseType) -> [Line] {
        line("name", type.name) + line("staffName", type.staffName) + line("productName", type.productName)
            + line("mainTeam", type.mainTeam) + type.roles.flatMap { line("roles.\($0.key)", $0.name) }
    }

    private static func rules(_ type: CaseType) -> [Line] {
        let suspension = type.suspension.map { "\($0.steps.sorted().joined(separator: ", ")) (\($0.article))" }
        let objection = type.objection.map { "\($0.weeks) weken (\($0.article))" }
        return line("norm", type.norm?.inDutch) + line("statutoryTerm", type.statutoryTerm.map(words))
            + line("extension", type.termExtension.map { words($0.term) }) + line("suspension", suspension)
            + line("silence", type.silence?.article) + line("objection", objection)
            + line("channels", type.channels.sorted().joined(separator: ", "))
            + line("confidentiality", type.confidentiality.rawValue)
            + line("shownAtMijnOverheid", type.isShownAtMijnOverheid ? "ja" : "nee")
    }

    private static func words(_ term: StatutoryTermRule) -> String { "\(term.inDutch) (\(term.article))" }

    private static func offer(_ offer: CaseType.Offer) -> [Line] {
        line("price", offer.prices.map { "\($0.purpose): \($0.inDutch)" }.joined(separator: "; "))
            + line("bring", offer.bring.joined(separator: " "))
            + line("conditions", offer.conditions.joined(separator: " "))
            + offer.form.flatMap { page in page.questions.flatMap { question($0, on: page.title) } }
    }

    private static func question(_ question: CaseType.Question, on page: String) -> [Line] {
        let options = question.field.options.map(\.label).joined(separator: ", ")
        let must = question.missing == nil ? "mag leeg" : nil
        let parts = [question.hint, options, must, question.source.fact?.rawValue, question.days?.words].compactMap(
            \.self
        )
        return line("form.\(question.key)", "\(page): \(question.label)")
            + line("form.\(question.key).details", parts.filter { !$0.isEmpty }.joined(separator: "; "))
    }

    private static func step(_ step: CaseType.Step) -> [Line] {
        let place = "steps.\(step.key)"
        return line("\(place).name", step.name) + line("\(place).now", step.now) + line("\(place).action", step.action)
            + line("\(place).when", step.when) + line("\(place).final", step.isFinal ? "ja" : nil)
            + step.tasks.flatMap { task in
                let words = "\(task.name) (\(task.side.rawValue), \(task.kind.rawValue)): \(task.text)"
                return line("\(place).tasks.\(task.key)", words)
            } + line("\(place).message.about", step.message?.about)
            + line("\(place).message.message", step.message?.message)
            + line("\(place).message.expect", step.message?.expect)
    }

    private static func transitions(_ type: CaseType) -> [Line] {
        type.steps.flatMap { step in
            line("transitions.\(step.key)", (type.transitions[step.key] ?? []).joined(separator: ", "))
        }
    }

    private static func result(_ result: CaseResult) -> [Line] {
        let retention = result.retention.map { retention in
            switch retention.fate {
            case .keep: "\(retention.number): blijft bewaard"
            case .destroy(let term): "\(retention.number): weg na \(term.inDutch)"
            }
        }
        return line("results.\(result.key)", result.name) + line("results.\(result.key).retention", retention)
    }
}
