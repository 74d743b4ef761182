internal import Kernel

extension Drawing {
    mutating func standing(_ standing: Standing) {
        let id = id("stand")
        element("section", .class("panel now"), .text("aria-labelledby", id)) { panel in
            panel.element("div", .class("now-head")) { head in
                head.element("span", .class("ring")) { $0.icon(standing.isReady ? .check : .work) }
                head.html.raw("<div>")
                head.html.element("p", .class("step"), text: "Stap \(standing.step) van \(standing.of)")
                head.heading(.id(id)) { $0.html.text(standing.title) }
                head.html.raw("</div>")
            }
            panel.element("div", .class("answers")) { answers in
                answers.nested {
                    $0.answer("Wat gebeurt er nu?", standing.now)
                    $0.answer("Wat moet u doen?", standing.you)
                    $0.answer("Wanneer hoort u iets?", standing.when)
                }
            }
        }
    }

    private mutating func answer(_ question: StaticString, _ text: Prose) {
        html.raw("<div>")
        heading { $0.html.raw(question) }
        paragraph(text)
        html.raw("</div>")
    }

    mutating func steps(_ steps: [ProgressStep]) {
        element("ol", .class("steps")) { list in
            for (index, step) in steps.enumerated() { list.step(step, number: index + 1) }
        }
    }

    private mutating func step(_ step: ProgressStep, number: Int) {
        let isCurrent = step.state == .current
        element("li", .class(step.state.itemClass), .fixed("aria-current", isCurrent ? "step" : nil)) { item in
            item.element("span", .class("mark"), .fixed("aria-hidden", "true")) { $0.mark(step.state, number) }
            item.heading {
                $0.html.element("span", .class("hidden-text"), text: step.state.word)
                $0.html.text(step.name)
            }
            if let when = step.when { item.html.element("p", .class("when"), text: when) }
            if let text = step.text { item.paragraph(text) }
        }
    }

    private mutating func mark(_ state: ProgressStep.State, _ number: Int) {
        switch state {
        case .done: icon(.check)
        case .skipped: html.raw("&#8211;")
        case .current: break
        case .future: html.text(String(number))
        }
    }

    mutating func cases(_ cases: [CaseCard]) {
        element("ul", .class("case-cards")) { list in
            for card in cases {
                list.element("li") { item in
                    item.element("div", .class("row between")) { head in
                        head.heading { $0.link(card.link) }
                        if let badge = card.badge { head.badge(badge) }
                    }
                    item.html.element("p", text: card.status)
                    if let note = card.note { item.html.element("p", .class("soft"), text: note) }
                }
            }
        }
    }
}

extension ProgressStep.State {
    fileprivate var itemClass: StaticString {
        switch self {
        case .done: "done"
        case .skipped: "skipped"
        case .current: "current"
        case .future: "todo"
        }
    }

    /// The state in words, for who does not see the marks.
    fileprivate var word: String {
        switch self {
        case .done: "Klaar: "
        case .skipped: "Niet nodig: "
        case .current: "Hier zijn wij nu: "
        case .future: "Nog niet begonnen: "
        }
    }
}
