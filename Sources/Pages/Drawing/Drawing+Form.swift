internal import Kernel

extension Drawing {
    mutating func form(_ form: Form) {
        let ids = form.fields.map { id("veld-\($0.name)") }
        faultSummary(form, ids)
        // `novalidate`: browsers' own messages are in the browser's language and cannot be restyled or kept.
        element(
            "form",
            .class("form stack"),
            .text("action", site.path(to: form.action)),
            .text("method", form.method.rawValue),
            .fixed("enctype", form.sendsFile ? "multipart/form-data" : nil),
            .flag("novalidate")
        ) { drawn in
            if form.fields.count > 1 { drawn.requiredNote() }
            for hidden in form.hidden { drawn.hidden(hidden) }
            for (field, id) in zip(form.fields, ids) { drawn.field(field, id) }
            if !form.summary.isEmpty { drawn.summary(form.summary) }
            drawn.buttons(form)
        }
    }

    /// What has to change, above the form; its heading gets the focus, each line leads to its field.
    private mutating func faultSummary(_ form: Form, _ ids: [String]) {
        guard !form.isWithoutFaults else { return }
        let title = id("fouten")
        element("div", .class("faults panel stack-s"), .fixed("role", "alert"), .text("aria-labelledby", title)) {
            box in
            box.heading(.id(title), .fixed("tabindex", "-1"), .flag("autofocus")) {
                $0.html.raw("Er ging iets mis met uw formulier.")
            }
            box.html.raw("<p>Kijk naar deze velden:</p>")
            box.element("ul", .class("points")) { list in
                for (field, id) in zip(form.fields, ids) {
                    guard let fault = field.fault else { continue }
                    list.element("li") { $0.html.element("a", .href("#" + field.target(id)), text: fault) }
                }
            }
        }
    }

    private mutating func requiredNote() {
        html.raw("<p class=\"soft\">Vul alle velden in. Mag een veld leeg blijven? Dan staat dat erbij.</p>")
    }

    private mutating func hidden(_ hidden: Form.HiddenValue) {
        html.open("input", .fixed("type", "hidden"), .text("name", hidden.name), .text("value", hidden.value))
    }

    private mutating func summary(_ lines: [Form.SummaryLine]) {
        element("dl", .class("summary")) { list in
            for line in lines {
                list.html.raw("<div>")
                list.html.element("dt", text: line.question)
                list.html.element("dd", .class("given"), text: line.answer)
                if let change = line.change {
                    list.element("dd") { $0.button(change, .quiet, about: line.question) }
                }
                list.html.raw("</div>")
            }
        }
    }

    /// The main button stands first, so the Enter key in a field presses it; it is never disabled.
    private mutating func buttons(_ form: Form) {
        element("div", .class("answer-row")) { row in
            row.html.element("button", .class("button"), text: form.submit)
            for other in form.others { row.button(other, .second) }
        }
    }

    /// A form of one button, for a row among others.
    mutating func press(_ form: Form, about subject: String) {
        element(
            "form",
            .class("press"),
            .text("action", site.path(to: form.action)),
            .text("method", form.method.rawValue),
            .flag("novalidate")
        ) { drawn in
            for hidden in form.hidden { drawn.hidden(hidden) }
            drawn.element("button", .class("button second")) { button in
                button.html.text(form.submit)
                button.html.element("span", .class("hidden-text"), text: ": " + subject)
            }
            for other in form.others { drawn.button(other, .quiet, about: subject) }
        }
    }

    private enum Weight {
        case second
        case quiet
    }

    private mutating func button(_ button: Form.Button, _ weight: Weight, about subject: String? = nil) {
        element(
            "button",
            .class(weight == .second ? "button second" : "button quiet"),
            .text("name", button.name),
            .text("value", button.value)
        ) { drawn in
            drawn.html.text(button.words)
            if let subject { drawn.html.element("span", .class("hidden-text"), text: ": " + subject) }
        }
    }
}

extension FormField {
    /// The id of the first control of this field, where the link in the summary leads.
    func target(_ id: String) -> String {
        switch kind {
        case .choice: id + "-1"
        case .date: id + "-dag"
        default: id
        }
    }
}
